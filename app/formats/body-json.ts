import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Draft, ExtraMember, Property } from '#app/event/draft.ts';
import { hideBareTokens } from '#app/event/json-tokens.ts';
import { editUri } from '#app/event/parameters.ts';
import { findHidden } from '#app/text/hidden-characters.ts';

/** Where a text is no body, and why: a range of characters, and words for people. */
export type BodyProblem = { readonly from: number; readonly to: number; readonly says: string };

/** What a body says. Values that are no texts stay as they are written, digit by digit. */
export type Body = {
  readonly uri: string;
  readonly properties: readonly Property[];
  readonly customerKey: string;
  readonly extra: readonly ExtraMember[];
};

/** What a body calls its customer key: its range of characters, and its text. */
export type KeyName = { readonly from: number; readonly to: number; readonly text: string };

export type BodyReading =
  | {
      readonly ok: true;
      readonly body: Body;
      /** The name that it gives the customer key, and where. It is no part of a draft: the environment has it. */
      readonly keyName: KeyName | null;
    }
  | { readonly ok: false; readonly problems: readonly BodyProblem[] };

const errorWords: Readonly<Record<string, string>> = {
  InvalidSymbol: 'Text needs quotes around it.',
  InvalidNumberFormat: 'This isn’t a valid number in JSON.',
  PropertyNameExpected: 'A name in quotes is missing here, or there is an extra comma.',
  ValueExpected: 'A value is missing here.',
  ColonExpected: 'A colon is missing here.',
  CommaExpected: 'A comma is missing here.',
  CloseBraceExpected: 'A closing } is missing.',
  CloseBracketExpected: 'A closing ] is missing.',
  EndOfFileExpected: 'Unexpected text after the end.',
  InvalidCommentToken: 'JSON doesn’t allow comments.',
  UnexpectedEndOfString: 'A closing quote is missing.',
  InvalidUnicode: '\\u needs four hexadecimal digits after it.',
  InvalidEscapeCharacter: 'This isn’t a valid escape in JSON.',
  InvalidCharacter: 'Write a line break as \\n and a tab as \\t.',
};

/**
 * Reads the JSON of an event's body: `uri`, `properties` as array or as object, `ck` or `customerKey`. Members that this
 * API does not know are kept. A `{{name}}` without quotes counts as a value.
 */
export function readBody(text: string): BodyReading {
  const errors: ParseError[] = [];
  const root = readTree(hideBareTokens(text), errors);
  if (root === null)
    return { ok: false, problems: [{ from: 0, to: text.length, says: 'The JSON is nested too deeply.' }] };
  if (errors.length > 0 || root === undefined) return { ok: false, problems: syntaxProblems(text, errors) };
  if (root.type !== 'object') return { ok: false, problems: [problem(root, 'A body starts with { and ends with }.')] };

  const problems: BodyProblem[] = [];
  let uri = '';
  let customerKey = '';
  let keyName: KeyName | null = null;
  let properties: readonly Property[] = [];
  const extra: ExtraMember[] = [];
  const names = new Set<string>();
  for (const { name, nameNode, value } of membersOf(root)) {
    if (names.has(name)) problems.push(problem(nameNode, `Duplicate “${name}”.`));
    names.add(name);
    if (name === 'uri') uri = textOf(value, 'uri', problems);
    else if (name === 'ck' || name === 'customerKey') {
      if (names.has('ck') && names.has('customerKey'))
        problems.push(problem(nameNode, 'The customer key is given twice, as ck and as customerKey.'));
      customerKey = textOf(value, name, problems);
    } else if (name === 'properties') properties = readProperties(text, value, problems);
    else if (name === 'customerKeyName') keyName = keyNameOf(value, sourceOf(text, value));
    else extra.push({ name, json: compact(sourceOf(text, value)) });
  }
  if (!names.has('uri')) problems.push({ ...problem(root, '“uri” is missing.'), to: root.offset + 1 });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, body: { uri, properties, customerKey, extra }, keyName };
}

/** The parser's tree; null where it is nested too deeply. */
function readTree(text: string, errors: ParseError[]): Node | undefined | null {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch {
    return null;
  }
}

/**
 * The draft with what a body says. Rows that are switched off stay in their place, and so do the parameters on the request
 * URL.
 */
export function applyBody(draft: Draft, body: Body): Draft {
  const { uri, customerKey, extra } = body;
  const changed = { ...draft, customerKey, extra, unreadBody: null, properties: weaveOff(body.properties, draft) };
  return uri === draft.uri ? changed : editUri(changed, uri);
}

/** A JSON text without the white space between its parts. */
export function compact(json: string): string {
  return mapOutsideTexts(json, (part) => part.replace(/\s+/g, ''));
}

/** A JSON text with each part outside of its texts and tokens changed. */
export function mapOutsideTexts(json: string, change: (part: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  // Not one pattern for a whole text: on one of some million characters the engine would run out of stack.
  for (let next = opens(json, at); next !== null; next = opens(json, at)) {
    const end = next[0] === '"' ? endOfText(json, next.index) : next.index + next[0].length;
    parts.push(change(json.slice(at, next.index)), json.slice(next.index, end));
    at = end;
  }
  return parts.join('') + change(json.slice(at));
}

/** The quote or the token that comes next. */
function opens(json: string, from: number): RegExpExecArray | null {
  const mark = /"|\{\{[^{}]*\}\}/g;
  mark.lastIndex = from;
  return mark.exec(json);
}

function endOfText(json: string, from: number): number {
  let at = from + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

function readProperties(text: string, node: Node, problems: BodyProblem[]): readonly Property[] {
  if (node.type === 'object') {
    const names = new Set<string>();
    return membersOf(node).map(({ name, nameNode, value }) => {
      if (names.has(name)) problems.push(problem(nameNode, `Duplicate property “${name}”.`));
      names.add(name);
      return toProperty(text, name, value);
    });
  }
  if (node.type === 'array') return (node.children ?? []).map((child) => readNameAndValue(text, child, problems));
  problems.push(problem(node, 'Properties must be an array of name and value, or an object.'));
  return [];
}

function readNameAndValue(text: string, node: Node, problems: BodyProblem[]): Property {
  const members = node.type === 'object' ? membersOf(node) : [];
  const name = members.find((member) => member.name === 'name');
  const value = members.find((member) => member.name === 'value');
  const other = members.find((member) => member !== name && member !== value);
  if (other !== undefined)
    problems.push(problem(other.nameNode, `Unexpected “${other.name}”. Only name and value are allowed here.`));
  if (name?.value.type !== 'string' || value === undefined) {
    if (other === undefined) problems.push(problem(node, 'Write a property as {"name": "…", "value": "…"}.'));
    return { enabled: true, name: '', value: '' };
  }
  return toProperty(text, String(name.value.value), value.value);
}

function toProperty(text: string, name: string, value: Node): Property {
  if (value.type === 'string') return { enabled: true, name, value: String(value.value) };
  return { enabled: true, name, value: compact(sourceOf(text, value)), json: true };
}

/** Puts the switched-off rows back after as many others as before. */
function weaveOff(fresh: readonly Property[], { properties: before }: Draft): readonly Property[] {
  const woven: Property[] = [];
  let next = 0;
  for (const row of before) {
    const isIn = row.enabled && (row.name !== '' || row.value !== '');
    if (!isIn) woven.push(row);
    else if (next < fresh.length) woven.push(...fresh.slice(next, ++next));
  }
  return [...woven, ...fresh.slice(next)];
}

type Member = { readonly name: string; readonly nameNode: Node; readonly value: Node };

function membersOf(node: Node): readonly Member[] {
  return (node.children ?? []).flatMap(({ children = [] }) => {
    const [nameNode, value] = children;
    return nameNode === undefined || value === undefined ? [] : [{ name: String(nameNode.value), nameNode, value }];
  });
}

function textOf(node: Node, name: string, problems: BodyProblem[]): string {
  if (node.type === 'string') return String(node.value);
  problems.push(problem(node, `“${name}” must be text. Put it in quotes.`));
  return '';
}

function keyNameOf({ type, value, offset, length }: Node, source: string): KeyName {
  return { from: offset, to: offset + length, text: type === 'string' ? String(value) : source };
}

function sourceOf(text: string, node: Node): string {
  return text.slice(node.offset, node.offset + node.length);
}

function problem({ offset, length }: Node, says: string): BodyProblem {
  return { from: offset, to: offset + length, says };
}

function syntaxProblems(text: string, errors: readonly ParseError[]): readonly BodyProblem[] {
  const [first] = errors;
  if (first === undefined || text.trim() === '') return [{ from: 0, to: text.length, says: 'The body is empty.' }];
  const from = Math.min(first.offset, text.length);
  const hidden = findHidden(text.slice(from, from + 1));
  if (hidden !== null)
    return [{ from, to: from + 1, says: `Unexpected ${hidden.named.replace(/^an? /, '')}. Replace it with a space.` }];
  const says = errorWords[printParseErrorCode(first.error)] ?? 'This isn’t valid JSON.';
  return [{ from, to: Math.min(text.length, from + Math.max(1, first.length)), says }];
}
