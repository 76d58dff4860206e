import { ownValue } from '#app/own-value.ts';
import {
  fill,
  type JsReader,
  keepWritten,
  skipBlanks,
  skipRest,
  take,
  variableValue,
  withSharing,
} from './js-reader.ts';

/** How many brackets may be in each other. */
const deepest = 200;

/** Reads an expression, and gives the JSON of its value. What only a program can work out is named, and its text kept. */
export function readValue(reader: JsReader): string {
  skipBlanks(reader);
  const from = reader.at;
  const value = readKnown(reader);
  if (value !== null) return value;
  skipRest(reader);
  return JSON.stringify(keepWritten(reader, reader.source.slice(from, reader.at).trim()));
}

/** The JSON of an expression's value; null where only a program can work it out. */
export function readKnown(reader: JsReader): string | null {
  reader.depth += 1;
  const value = reader.depth > deepest ? null : readSum(reader);
  reader.depth -= 1;
  const end = reader.at;
  skipBlanks(reader);
  const next = reader.source.charAt(reader.at);
  if (/^[,;)\]}]?$/.test(next)) return value;
  // Outside of brackets, a line may end a statement.
  const isNextLine = reader.depth === 0 && reader.source.slice(end, reader.at).includes('\n');
  return isNextLine && /[\w$]/.test(next) ? value : null;
}

/** Null when it isn't understood. */
function readSum(reader: JsReader): string | null {
  const first = readTerm(reader);
  if (first === null) return null;
  const texts: string[] = [];
  for (;;) {
    const before = reader.at;
    skipBlanks(reader);
    if (take(reader, /\+(?![+=])/y) === null) {
      reader.at = before;
      return texts.length === 0 ? first : JSON.stringify(texts.join(''));
    }
    for (const json of [...(texts.length === 0 ? [first] : []), readTerm(reader)]) {
      const text = json === null ? null : textOf(json);
      if (text === null) return null;
      texts.push(text);
    }
  }
}

/** The text that a value is beside others; null for lists, objects, and numbers, which would be added up. */
function textOf(json: string): string | null {
  const value: unknown = json.startsWith('"') ? JSON.parse(json) : null;
  return typeof value === 'string' ? value : null;
}

function readTerm(reader: JsReader): string | null {
  skipBlanks(reader);
  const here = reader.source.charAt(reader.at);
  if (here === '"' || here === "'" || here === '`') return readText(reader, here);
  if (take(reader, /\{/y) !== null) return readObject(reader);
  if (take(reader, /\[/y) !== null) return readList(reader);
  const call = take(reader, /(JSON\s*\.\s*stringify|new\s+Headers)\s*\(/y);
  if (call !== null) return readCall(reader, call[0].startsWith('JSON'));
  const number = take(reader, /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/iy);
  if (number !== null) return number[0];
  const name = take(reader, /[A-Za-z_$][\w$]*/y)?.[0];
  if (name === undefined) return null;
  if (/^(?:true|false|null)$/.test(name)) return name;
  if (name === 'undefined') return 'null';
  if (/^(?:new|await|async|function|class|typeof|void)$/.test(name)) return null;
  const end = reader.at;
  skipBlanks(reader);
  // A call, a member, a function: its value isn't that of the variable.
  if (/^(?:[.([`]|=>)/.test(reader.source.slice(reader.at, reader.at + 2))) return null;
  reader.at = end;
  return variableValue(reader, name);
}

/** From behind the bracket. The other inputs say how the text is indented. */
function readCall(reader: JsReader, isText: boolean): string | null {
  skipBlanks(reader);
  if (!isText && take(reader, /\)/y) !== null) return '{}';
  const value = withSharing(reader, reader.shares && !isText, () => readValue(reader));
  while (take(reader, /,/y) !== null) {
    skipBlanks(reader);
    skipRest(reader);
  }
  if (take(reader, /\)/y) === null) return null;
  return isText ? fill(reader, JSON.stringify(value)) : value;
}

/** The JSON of what a call is given, from behind its bracket. */
export function readInputs(reader: JsReader): readonly string[] {
  const inputs: string[] = [];
  do {
    skipBlanks(reader);
    if (/^\)?$/.test(reader.source.charAt(reader.at))) break;
    inputs.push(readValue(reader));
  } while (take(reader, /,/y) !== null);
  return inputs;
}

function readObject(reader: JsReader): string | null {
  const members: string[] = [];
  for (;;) {
    skipBlanks(reader);
    if (take(reader, /\}/y) !== null) return `{${members.join(',')}}`;
    const quote = /["']/.exec(reader.source.charAt(reader.at))?.[0];
    const bare = quote === undefined ? take(reader, /[\w$]+/y)?.[0] : undefined;
    const name = quote === undefined ? JSON.stringify(bare ?? null) : (readText(reader, quote) ?? 'null');
    if (name === 'null') return null;
    skipBlanks(reader);
    if (take(reader, /:/y) !== null) members.push(`${name}:${readValue(reader)}`);
    else if (bare !== undefined && /[,}]/.test(reader.source.charAt(reader.at)))
      members.push(`${name}:${variableValue(reader, bare)}`);
    else return null;
    skipBlanks(reader);
    if (take(reader, /,/y) === null && reader.source.charAt(reader.at) !== '}') return null;
  }
}

function readList(reader: JsReader): string | null {
  const items: string[] = [];
  for (;;) {
    skipBlanks(reader);
    if (take(reader, /\]/y) !== null) return `[${items.join(',')}]`;
    if (reader.source.startsWith('...', reader.at)) return null;
    const before = reader.at;
    items.push(readValue(reader));
    skipBlanks(reader);
    take(reader, /,/y);
    if (reader.at === before) return null;
  }
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
};

/** Reads a text in quotes of any kind; null where they aren't closed. */
function readText(reader: JsReader, quote: string): string | null {
  const parts: string[] = [];
  reader.at += 1;
  while (reader.at < reader.source.length) {
    const here = reader.source.charAt(reader.at);
    if (here === quote) {
      reader.at += 1;
      return JSON.stringify(parts.join(''));
    }
    if (here === '\n' && quote !== '`') return null;
    if (here === '\\') parts.push(readEscape(reader));
    else if (quote === '`' && here === '$' && reader.source.charAt(reader.at + 1) === '{')
      parts.push(readInserted(reader));
    else parts.push(take(reader, /[^"'`\\$\n]+/y)?.[0] ?? takeCharacter(reader));
  }
  return null;
}

function takeCharacter(reader: JsReader): string {
  reader.at += 1;
  return reader.source.charAt(reader.at - 1);
}

function readEscape(reader: JsReader): string {
  const code = take(reader, /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\})/iy);
  const point = Number.parseInt(code?.[1] ?? code?.[2] ?? code?.[3] ?? '', 16);
  if (code !== null) return point > 0x10ffff ? '\uFFFD' : String.fromCodePoint(point);
  reader.at += 2;
  const escaped = reader.source.charAt(reader.at - 1);
  return ownValue(escapes, escaped) ?? escaped;
}

/** Reads `${…}` in a template. */
function readInserted(reader: JsReader): string {
  const from = reader.at;
  reader.at += 2;
  const json = readKnown(reader);
  const isClosed = reader.source.charAt(reader.at) === '}';
  if (json !== null && isClosed && /^["\d-]/.test(json)) {
    reader.at += 1;
    return textOf(json) ?? json;
  }
  for (let here = ''; here !== '}' && reader.at < reader.source.length; reader.at += 1) {
    skipRest(reader);
    here = reader.source.charAt(reader.at);
  }
  return keepWritten(reader, reader.source.slice(from, reader.at));
}
