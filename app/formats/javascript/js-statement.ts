import { shorten } from '#app/text/shorten.ts';
import { addItems, joinTexts, setMember } from './js-member.ts';
import { type JsReader, skipBlanks, take } from './js-reader.ts';
import { readInputs, readKnown, readValue } from './js-value.ts';

/** No text that a person wrote is read again and again. */
const mostReadAgain = 1_000_000;

/**
 * Reads what is behind `const`, `let`, `var` or `function`. A name whose new value isn't known loses the value of another
 * one that is called the same.
 */
export function readDeclaration(reader: JsReader, keyword: string): void {
  if (keyword === 'function') {
    take(reader, /[\s*]+/y);
    take(reader, /[\w$]+/y);
    skipBlanks(reader);
    forget(reader, take(reader, /\([^()]*\)/y)?.[0]);
    return;
  }
  do {
    skipBlanks(reader);
    const name = take(reader, /[A-Za-z_$][\w$]*/y)?.[0];
    skipBlanks(reader);
    if (name !== undefined && take(reader, /=(?![=>])/y) !== null) readName(reader, name);
    else forget(reader, name ?? take(reader, /[{[][^=;{}[\]()]*/y)?.[0]);
  } while (take(reader, /,/y) !== null);
}

/** Takes the values from all names in a text. */
function forget({ assigned }: JsReader, names = ''): void {
  for (const [name] of names.matchAll(/[A-Za-z_$][\w$]*/g)) assigned.delete(name);
}

/** From behind the sign. */
function readName(reader: JsReader, name: string): void {
  const from = reader.at;
  const value = readKnown(reader);
  if (value !== null) {
    reader.assigned.set(name, value);
    return;
  }
  reader.assigned.delete(name);
  if (!goBack(reader, from)) return;
  skipBlanks(reader);
  take(reader, /async\b/y);
  skipBlanks(reader);
  const inputs = take(reader, /\([^()]*\)|[A-Za-z_$][\w$]*/y)?.[0];
  skipBlanks(reader);
  if (reader.source.startsWith('=>', reader.at)) forget(reader, inputs);
  reader.at = from;
}

/** Goes back to what has been read, as there may be a call in it; false where the text is too long for that. */
function goBack(reader: JsReader, to: number): boolean {
  reader.readAgain += reader.at - to;
  if (reader.readAgain >= mostReadAgain) return false;
  reader.at = to;
  return true;
}

/** A statement that begins with a name: the name, and where it is in the text. */
type Named = { readonly name: string; readonly from: number };

/** Reads a statement that may change a value that the text has set. One that isn't understood is named. */
export function readChange(reader: JsReader, { name, from }: Named): void {
  const { source, assigned } = reader;
  if (!isStart(source, from)) return;
  const behind = reader.at;
  const path = readPath(reader);
  skipBlanks(reader);
  const sign = take(reader, /\(|\+\+|--|(?:[-+*/%&^|?]|\*\*|&&|\|\||\?\?|<<|>>>?)?=(?![=>])/y)?.[0];
  const value = assigned.get(name) ?? '';
  const isUnknown = value === '' && (path.length > 0 || sign !== '=');
  if (sign === undefined || isUnknown || (sign === '(' && !/^[{[]/.test(value))) {
    reader.at = behind;
    return;
  }
  const note = (why: string) => {
    const line = source.slice(from, from + 200).split(/[\n;]/, 1)[0] ?? '';
    reader.changes.push({ name, note: { what: shorten(line, 60), why, isChanged: true } });
  };
  if (path.length === 0) changeName(reader, name, sign);
  else {
    const changed = changeMember(reader, { value, path, sign });
    if (changed === null) note('Tidings doesn’t run this, so what it changes isn’t imported.');
    else assigned.set(name, changed);
    goBack(reader, behind);
  }
  if (isConditional(source.slice(Math.max(0, from - 200), from)))
    note('Tidings doesn’t run loops and conditions, so what’s set in it is imported.');
}

/** Whether what is before a statement puts it in a loop or a condition. */
function isConditional(before: string): boolean {
  const head = before.trimEnd().replace(/\{$/, '');
  const end = head.slice(Math.max(...[';', '{', '}'].map((mark) => head.lastIndexOf(mark))) + 1);
  return /\b(?:if|for|while|switch|else)\b/.test(end) || /^\s*for\b/.test(head.slice(head.lastIndexOf('\n') + 1));
}

/** Whether a statement may begin at a place: no value and no name is before it in its line. */
function isStart(source: string, from: number): boolean {
  let before = from - 1;
  while (before >= 0 && /[^\S\n]/.test(source.charAt(before))) before -= 1;
  return before < 0 || /[\n;{})]/.test(source.charAt(before)) || source.slice(before - 3, before + 1) === 'else';
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
  if (sign === '=') return setMember(reader, { json: value, path }, readValue(reader));
  if (sign !== '(') return null;
  const method = path.pop();
  if (method === 'push') return addItems(reader, { json: value, path }, readInputs(reader));
  if (method !== 'append' && method !== 'set') return null;
  const [name = 'null', added, another] = readInputs(reader);
  const member: unknown = JSON.parse(name);
  if (typeof member !== 'string' || added === undefined || another !== undefined) return null;
  return setMember(reader, { json: value, path: [...path, member] }, added);
}
