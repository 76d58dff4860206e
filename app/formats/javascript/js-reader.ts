import type { NotTaken } from '#app/formats/import/found.ts';
import { shorten } from '#app/text/shorten.ts';
import { type FunctionPlaces, findFunctions, functionEnd } from './js-functions.ts';

/** A JavaScript text on its way through, and what it has set so far. */
export type JsReader = {
  readonly source: string;
  /** Where the last comment with an end has it; -1 without one. */
  readonly lastComment: number;
  at: number;
  /** The JSON of the constants and variables that have one, by name. */
  readonly assigned: Map<string, string>;
  /** What isn't in the text, by how the imported request has it. */
  readonly unknown: Map<string, NotTaken>;
  /** The constants and variables whose values others have. */
  readonly used: Set<string>;
  /** Those with a list or an object that others have, and not just a copy of it. */
  readonly shared: Set<string>;
  /** The names that were set to just the name of a list or an object, which is one and the same since. */
  readonly aliases: Map<string, string>;
  /** Whether a value that is being read shares the lists and objects in it. */
  shares: boolean;
  readonly functions: FunctionPlaces;
  /** The names that a function uses, with where the first of these functions ends: it may be called anywhere behind. */
  readonly usedUntil: Map<string, number>;
  /** What may have changed a value, and is not taken as it is. */
  readonly changes: { readonly name: string; readonly note: NotTaken }[];
  depth: number;
  /** How many characters the values of constants and the texts of JSON have put in so far. */
  filled: number;
  /** How many characters of values that aren't known were gone back, to find the calls in them. */
  readAgain: number;
};

/** Constants that are made of each other double a text each time. */
const mostFilled = 20_000_000;

/** Thrown for a text that no one wrote by hand; `readFetch` says so. */
export class TextTooLarge extends Error {}

export function createJsReader(source: string): JsReader {
  const found = { assigned: new Map(), unknown: new Map(), used: new Set<string>(), changes: [] };
  const sharing = { shared: new Set<string>(), aliases: new Map<string, string>(), shares: false };
  const calling = { functions: findFunctions(source), usedUntil: new Map<string, number>() };
  const lastComment = source.lastIndexOf('*/');
  return { source, lastComment, at: 0, ...found, ...sharing, ...calling, depth: 0, filled: 0, readAgain: 0 };
}

/** Takes what matches at the reader's place; `pattern` is sticky. */
export function take(reader: JsReader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.source);
  if (match !== null) reader.at += match[0].length;
  return match;
}

/** Skips white space and comments. */
export function skipBlanks(reader: JsReader): void {
  const { source } = reader;
  for (;;) {
    take(reader, /\s+/y);
    if (take(reader, /\/\/[^\n]*/y) !== null) continue;
    if (!source.startsWith('/*', reader.at)) return;
    const end = source.indexOf('*/', reader.at + 2);
    reader.at = end === -1 ? source.length : end + 2;
  }
}

/** Goes to the end of an expression that isn't understood: brackets and quotes in it are kept together. */
export function skipRest(reader: JsReader): void {
  let depth = 0;
  while (reader.at < reader.source.length) {
    const before = reader.at;
    skipBlanks(reader);
    if (skipQuoted(reader) || reader.at > before) continue;
    const here = reader.source.charAt(reader.at);
    if (depth === 0 && /[,;)\]}]/.test(here)) return;
    if (/[([{]/.test(here)) depth += 1;
    if (/[)\]}]/.test(here)) depth -= 1;
    reader.at += 1;
  }
}

/** Behind a comment or a text in quotes, from behind the mark that begins it; it stays there where that has no end. */
export function skipMarked(reader: JsReader, mark: string): void {
  const from = reader.at;
  if (mark === '/*') {
    // Each search goes to the end of the text where there is none.
    if (from < reader.lastComment) reader.at = reader.source.indexOf('*/', from) + 2;
    return;
  }
  reader.at -= 1;
  skipQuoted(reader);
  const isOpen =
    reader.at > reader.source.length || (mark !== '`' && reader.source.slice(from, reader.at).includes('\n'));
  if (isOpen) reader.at = from;
}

function skipQuoted(reader: JsReader): boolean {
  const quote = reader.source.charAt(reader.at);
  if (quote !== '"' && quote !== "'" && quote !== '`') return false;
  reader.at += 1;
  while (reader.at < reader.source.length && reader.source.charAt(reader.at) !== quote)
    reader.at += reader.source.charAt(reader.at) === '\\' ? 2 : 1;
  reader.at += 1;
  return true;
}

/** Counts a value that is put in. Throws `TextTooLarge` where all of them together are too long. */
export function fill(reader: JsReader, json: string): string {
  reader.filled += json.length;
  if (reader.filled > mostFilled) throw new TextTooLarge();
  return json;
}

/** Reads a value that keeps the lists and objects of others, or has a copy of them. */
export function withSharing<T>(reader: JsReader, shares: boolean, read: () => T): T {
  const before = reader.shares;
  reader.shares = shares;
  const value = read();
  reader.shares = before;
  return value;
}

/** The value of a constant; where the text does not set it, the `{{name}}` that takes its place. */
export function variableValue(reader: JsReader, name: string): string {
  const value = reader.assigned.get(name);
  reader.used.add(name);
  const end = functionEnd(reader.functions, reader.at - 1);
  if (end !== null) reader.usedUntil.set(name, Math.min(end, reader.usedUntil.get(name) ?? end));
  if (reader.shares && value !== undefined && /^[{[]/.test(value)) reader.shared.add(name);
  return value === undefined ? JSON.stringify(nameVariable(reader, name)) : fill(reader, value);
}

/** The `{{name}}` that takes the place of a variable whose value isn't in the text. */
function nameVariable(reader: JsReader, name: string): string {
  const token = `{{${name}}}`;
  const why = `Its value isn’t in this text, so it’s now ${token}. Set it before you send.`;
  reader.unknown.set(token, { what: `The variable ${name}`, why, isChanged: true });
  return token;
}

/** Names an expression that only a program can work out, and keeps its text. */
export function keepWritten(reader: JsReader, written: string): string {
  const why = 'Tidings doesn’t run code, so it’s kept as written. Replace it before you send.';
  reader.unknown.set(written, { what: shorten(written, 60), why, isChanged: true });
  return written;
}
