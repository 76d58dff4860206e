import { shorten } from '#app/text/shorten.ts';
import { isBlockWord } from './js-functions.ts';
import { addItems, joinTexts, setMember } from './js-member.ts';
import { isConditional, isStart } from './js-place.ts';
import { fill, type JsReader, skipBlanks, take, withSharing } from './js-reader.ts';
import { readInputs, readKnown, readValue } from './js-value.ts';

/** No text that a person wrote is read again and again. */
const mostReadAgain = 1_000_000;

/**
 * Reads what is behind `const`, `let`, `var` or `function`. A name whose new value isn't known loses the value of another
 * one that is called the same.
 */
export function readDeclaration(reader: JsReader, keyword: string): void {
  if (keyword === 'function') {
    take(reader, /[\s*]*(?:[\w$]+\s*)?(?:<[^<>()]*>\s*)?/y);
    forget(reader, take(reader, /\((?:[^()]|\([^()]*\))*\)/y)?.[0]);
    return;
  }
  do {
    skipBlanks(reader);
    const name = take(reader, /[A-Za-z_$][\w$]*/y)?.[0];
    skipBlanks(reader);
    // The type of TypeScript.
    take(reader, /:[^=;{}()\n]+(?==(?!>))/y);
    if (name !== undefined && take(reader, /=(?![=>])/y) !== null) readName(reader, name);
    else forget(reader, name ?? take(reader, /[{[][^=;{}[\]()]*/y)?.[0]);
  } while (take(reader, /,/y) !== null);
}

/** Takes the values from all names in a text. */
function forget({ assigned }: JsReader, names = ''): void {
  for (const [name] of names.matchAll(/[A-Za-z_$][\w$]*/g)) assigned.delete(name);
}

/** Forgets what a function is given, from its name or its brackets on: its inputs have the values of others. */
function forgetInputs(reader: JsReader, name: string): void {
  const from = reader.at;
  const ofArrow = take(reader, /(?:[^()]{0,200}\)\s*(?::[^=;{}()]{0,200})?|\s*)=>/y)?.[0];
  if (ofArrow !== undefined) forget(reader, name + ofArrow);
  else if (!isBlockWord(name))
    forget(reader, take(reader, /\s*\(((?:[^()]|\([^()]*\))*)\)[^\S\n]*(?::[^=;{}()\n]*)?\{/y)?.[1]);
  reader.at = from;
}

/** From behind the sign. */
function readName(reader: JsReader, name: string): void {
  const from = reader.at;
  justName.lastIndex = from;
  const other = justName.exec(reader.source)?.[1] ?? '';
  const isAlias = isObject(reader.assigned.get(other));
  const value = withSharing(reader, !isAlias, () => readKnown(reader));
  reader.aliases.delete(name);
  if (value !== null) {
    if (isAlias) reader.aliases.set(name, other);
    reader.assigned.set(name, value);
    return;
  }
  reader.assigned.delete(name);
  goBack(reader, from);
}

const justName = /\s*([A-Za-z_$][\w$]*)[^\S\n]*(?=[;,\n]|$)/y;

/** Goes back to what has been read, as there may be a call in it, unless the text is too long for that. */
function goBack(reader: JsReader, to: number): void {
  reader.readAgain += reader.at - to;
  if (reader.readAgain < mostReadAgain) reader.at = to;
}

/** A statement that begins with a name: the name, and where it is in the text. */
type Named = { readonly name: string; readonly from: number };

/** Reads a statement that may change a value that the text has set. One that isn't understood is named. */
export function readChange(reader: JsReader, { name, from }: Named): void {
  const { source, assigned } = reader;
  const behind = reader.at;
  forgetInputs(reader, name);
  const other = name === 'delete' || name === 'Object' ? take(reader, changesOther)?.[1] : undefined;
  if (other !== undefined) {
    if (isObject(assigned.get(other))) note(reader, { name: other, from }, notRun);
    reader.at = behind;
    return;
  }
  const path = readPath(reader);
  skipBlanks(reader);
  const sign = take(reader, /\(|\+\+|--|(?:[-+*/%&^|?]|\*\*|&&|\|\||\?\?|<<|>>>?)?=(?![=>])/y)?.[0];
  const value = assigned.get(name) ?? '';
  const isUnknown = value === '' && (path.length > 0 || sign !== '=');
  const isPart = !isStart(source, from);
  if (isPart && path.length > 0 && sign !== undefined && sign !== '(' && isObject(value))
    note(reader, { name, from }, notRun);
  if (isPart || sign === undefined || isUnknown || (sign === '(' && !isObject(value))) {
    reader.at = behind;
    return;
  }
  const isNamed = noteLater(reader, { name, from });
  if (path.length === 0) changeName(reader, name, sign);
  else {
    const changed = changeMember(reader, { value, path, sign });
    if (changed === null) note(reader, { name, from }, notRun);
    else setChanged(reader, { name, from }, changed);
    goBack(reader, behind);
  }
  if (!isNamed && isConditional(source, from))
    note(reader, { name, from }, 'Tidings doesn’t run loops and conditions, so what’s set in it is imported.');
}

/** `delete body.ck` and `Object.assign(body, …)`. */
const changesOther = /(?:\.\s*assign\s*\(|(?<=delete)\s)\s*([A-Za-z_$][\w$]*)/y;

const notRun = 'Tidings doesn’t run this, so what it changes isn’t imported.';

function isObject(json = ''): boolean {
  return /^[{[]/.test(json);
}

function note(reader: JsReader, { name, from }: Named, why: string): void {
  const line = reader.source.slice(from, from + 200).split(/[\n;]/, 1)[0] ?? '';
  reader.changes.push({ name, note: { what: shorten(line, 60), why, isChanged: true } });
}

/** Gives a name its changed value, and each name of the same one. What others have of it is as it was, and is named. */
function setChanged(reader: JsReader, { name, from }: Named, changed: string): void {
  const { assigned, aliases, shared } = reader;
  const before = assigned.get(name);
  for (const [one, other] of aliases) {
    if (one !== name && other !== name) continue;
    const same = one === name ? other : one;
    if (assigned.get(same) === before) assigned.set(same, fill(reader, changed));
  }
  assigned.set(name, changed);
  if (shared.has(name)) note(reader, { name, from }, notRun);
}

/** Names a change to what a function above it uses, which may be called after it; whether there is one. */
function noteLater(reader: JsReader, { name, from }: Named): boolean {
  const { assigned, aliases, usedUntil } = reader;
  const others = [...aliases].filter(([one, other]) => one === name || other === name).flat();
  const later = [name, ...others].filter((one) => (usedUntil.get(one) ?? from) < from);
  for (const one of new Set(later))
    if (one === name || assigned.get(one) === assigned.get(name)) {
      const line = { name: one, from };
      note(reader, line, 'A function above it may run after this change. Check the event before you send.');
      return true;
    }
  return false;
}

type Path = (string | number)[];

/** Reads `.name`, `['name']` and `[0]`. */
function readPath(reader: JsReader): Path {
  const path: Path = [];
  for (;;) {
    const member = take(reader, /\s*\??\.\s*([A-Za-z_$][\w$]*)|\[(?:(\d{1,9})|"([^"\\\n]*)"|'([^'\\\n]*)')\]/y);
    if (member === null) return path;
    const [, name, index, double, single] = member;
    path.push(index === undefined ? (name ?? double ?? single ?? '') : Number(index));
  }
}

/** Gives a name its new value; it is forgotten where that isn't known. */
function changeName(reader: JsReader, name: string, sign: string): void {
  if (sign === '=') readName(reader, name);
  else {
    const before = reader.assigned.get(name) ?? '';
    reader.assigned.delete(name);
    const joined = sign === '+=' ? joinTexts(reader, before, readKnown(reader)) : null;
    if (joined !== null) reader.assigned.set(name, joined);
  }
}

type Change = { readonly value: string; readonly path: Path; readonly sign: string };

/** A list or an object with a member that is set, or items that are added; null where that isn't understood. */
function changeMember(reader: JsReader, { value, path, sign }: Change): string | null {
  if (sign === '=')
    return setMember(
      reader,
      { json: value, path },
      withSharing(reader, true, () => readValue(reader)),
    );
  if (sign !== '(') return null;
  const method = path.pop();
  if (method === 'push') return addItems(reader, { json: value, path }, readInputs(reader));
  if (method !== 'append' && method !== 'set') return null;
  const [name = 'null', added, another] = readInputs(reader);
  const member: unknown = JSON.parse(name);
  if (typeof member !== 'string' || added === undefined || another !== undefined) return null;
  return setMember(reader, { json: value, path: [...path, member] }, added);
}
