import { callOf, emptyOf } from './powershell-dotnet.ts';
import { NeverClosed, type PowerShellReader, skip, skipBlanks, take, variableValue } from './powershell-reader.ts';
import { isRequestAt, keepWritten, readResponse } from './powershell-response.ts';
import { readString } from './powershell-string.ts';
import { add, callOn, memberOf, setMember, toJson, toNumber, toText, type Value } from './powershell-value.ts';

/** Reads an expression with what it is piped to. What only PowerShell can work out is named, and its text kept. */
export function readValue(reader: PowerShellReader): Value {
  return readWhole(reader, readTerms);
}

/** Reads one expression of several with commas between them. */
export function readItem(reader: PowerShellReader): Value {
  return readWhole(reader, readTerm);
}

type ReadTerm = (reader: PowerShellReader) => Value | undefined;

function readWhole(reader: PowerShellReader, read: ReadTerm): Value {
  const { source } = reader;
  skipBlanks(reader, 'in a line');
  const from = reader.at;
  const before = reader.responses.count();
  const value = readPiped(reader, read);
  skipBlanks(reader, 'in a line');
  if (value !== undefined && /^(?:[\n;,)}\]|]|$)/.test(source.slice(reader.at, reader.at + 1))) return value;
  skipRest(reader);
  return keepWritten(reader, source.slice(from, reader.at), before);
}

/** Reads an expression for what it does, such as writing a file. Undefined when it isn't understood. */
export function readForEffect(reader: PowerShellReader): Value | undefined {
  const value = readPiped(reader, readTerms);
  if (!/^\s*\|/.test(reader.source.slice(reader.at, reader.at + 20))) skipRest(reader);
  return value;
}

function readPiped(reader: PowerShellReader, read: ReadTerm): Value | undefined {
  let value = isRequestAt(reader) ? readResponse(reader, null) : readSum(reader, read);
  for (;;) {
    const end = reader.at;
    const isPiped = take(reader, /(?:\s|`\n)*\|(?:\s|`\n)*/y) !== null;
    if (isPiped && isRequestAt(reader)) {
      value = readResponse(reader, value ?? null);
      continue;
    }
    const text = isPiped ? take(reader, /(?:ConvertTo-Json|Out-String)(?:[^\S\n]+-\w+(?:[^\S\n]+\d+)?)*/iy) : null;
    if (text === null) {
      reader.at = end;
      return value;
    }
    if (/^convert/i.test(text[0]) && value !== undefined && !reader.responses.has(value)) value = toJson(value);
  }
}

/** Goes to the end of an expression that isn't understood: brackets and quotes in it are kept together. */
function skipRest(reader: PowerShellReader): void {
  let depth = 0;
  while (reader.at < reader.source.length) {
    if (readString(reader, readInner) !== null) continue;
    const here = reader.source.charAt(reader.at);
    if (depth === 0 && /[\n;,)}\]|]/.test(here)) return;
    if (/[([{]/.test(here)) depth += 1;
    if (/[)\]}]/.test(here)) depth -= 1;
    reader.at += here === '`' ? 2 : 1;
  }
}

/** Undefined when it isn't understood. */
function readSum(reader: PowerShellReader, read: ReadTerm): Value | undefined {
  let sum = read(reader);
  while (sum !== undefined) {
    skipBlanks(reader, 'in a line');
    if (take(reader, /\+(?!=)\s*/y) === null) return sum;
    const next = read(reader);
    if (next === undefined) return undefined;
    sum = add(sum, next);
  }
  return undefined;
}

/** One term, or the list that several with commas between them are. */
function readTerms(reader: PowerShellReader): Value | undefined {
  const isList = take(reader, /,\s*/y) !== null;
  const list: Value[] = [];
  do {
    skipBlanks(reader, 'across lines');
    const value = readTerm(reader);
    if (value === undefined) return undefined;
    list.push(value);
    skipBlanks(reader, 'in a line');
  } while (take(reader, /,/y) !== null);
  const [only = null, ...others] = list;
  return isList || others.length > 0 ? list : only;
}

function readTerm(reader: PowerShellReader): Value | undefined {
  return reader.outside.nested(() => readOneTerm(reader));
}

function readOneTerm(reader: PowerShellReader): Value | undefined {
  skipBlanks(reader, 'in a line');
  const text = readString(reader, readInner);
  if (text !== null) return readMembers(reader, text);
  if (take(reader, /@\{/y) !== null) return readTable(reader);
  if (take(reader, /@\(/y) !== null) return readMembers(reader, readList(reader));
  if (take(reader, /\$?\(/y) !== null) return readMembers(reader, readInner(reader));
  const number = take(reader, /-?(?:0x[0-9a-f]+|\d+(?:\.\d+)?)(?![\w.])/iy);
  if (number !== null) return toNumber(number[0]);
  const constant = take(reader, /\$(true|false|null)\b/iy);
  if (constant !== null) return constants.get((constant[1] ?? '').toLowerCase());
  const variable = take(reader, /\$(?:\{([^{}\n]+)\}|((?:\w+:)?[A-Za-z_]\w*))/y);
  if (variable !== null) return readMembers(reader, variableValue(reader, variable[1] ?? variable[2] ?? ''));
  if (take(reader, /New-Object\s+(?:-TypeName\s+)?/iy) !== null) return readNew(reader);
  if (take(reader, /ConvertTo-Json\b/iy) !== null) return readJsonOf(reader);
  const type = take(reader, /\[([\w.]+)(?:\[[\w.,[\]\s]{0,200}\])?\]/y);
  return type === null ? undefined : readOfType(reader, type[1] ?? '');
}

const constants: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** From behind a bracket to behind the one that closes it. */
export function readInner(reader: PowerShellReader): Value {
  skipBlanks(reader, 'across lines');
  const from = reader.at;
  const before = reader.responses.count();
  const value = reader.outside.nested(() => readValue(reader));
  skipBlanks(reader, 'across lines');
  if (take(reader, /\)/y) !== null) return value;
  skipInner(reader);
  // What a response is piped to chooses a part of it.
  if (reader.responses.has(value)) return value;
  return keepWritten(reader, reader.source.slice(from, reader.at - 1), before);
}

/** Goes to behind the bracket that closes what is not read. */
export function skipInner(reader: PowerShellReader): void {
  for (let here = ''; here !== ')'; reader.at += 1) {
    skipRest(reader);
    here = reader.source.charAt(reader.at);
    if (here === '') throw new NeverClosed();
  }
}

function readList(reader: PowerShellReader): Value[] {
  const list: Value[] = [];
  for (;;) {
    skip(reader, /(?:\s|`\n|,)+/y);
    if (take(reader, /\)/y) !== null) return list;
    if (reader.at >= reader.source.length) throw new NeverClosed();
    const before = reader.at;
    list.push(readItem(reader));
    if (reader.at === before) reader.at += 1;
  }
}

/** `@{ name = value; … }`, from behind its bracket. */
export function readTable(reader: PowerShellReader): Map<string, Value> {
  const table = new Map<string, Value>();
  for (;;) {
    skip(reader, /(?:\s|`\n|;)+/y);
    if (take(reader, /\}/y) !== null) return table;
    if (reader.at >= reader.source.length) throw new NeverClosed();
    const name = readString(reader, readInner) ?? take(reader, /[\w-]+/y)?.[0] ?? null;
    skipBlanks(reader, 'in a line');
    if (name === null || take(reader, /=\s*/y) === null) {
      // Not a pair: it is named as a whole, and the next one is read.
      const before = reader.at;
      skipRest(reader);
      reader.outside.unknown(reader.source.slice(before, reader.at).trim());
      if (reader.at === before) reader.at += 1;
      continue;
    }
    setMember(table, name, readValue(reader));
  }
}

/** Calls, properties and indexes behind a value: `.Trim()`, `.Name`, `['name']`. */
export function readMembers(reader: PowerShellReader, value: Value): Value | undefined {
  const key = readKey(reader);
  if (key !== null) {
    const { responses } = reader;
    const inner = responses.has(value) ? responses.part(value, toText(key)) : memberOf(value, key);
    return inner === undefined ? undefined : readMembers(reader, inner);
  }
  const call = take(reader, /\.([A-Za-z]\w*)\(/y);
  if (call === null) return value;
  const result = callOn(value, (call[1] ?? '').toLowerCase(), readList(reader));
  return result === undefined ? undefined : readMembers(reader, result);
}

/** Reads the name or index of what a value has: `.name`, `.'name'`, `['name']`, `[0]`. Null when none is here. */
export function readKey(reader: PowerShellReader): Value | null {
  const member = take(reader, /\.([A-Za-z_]\w*)(?![\w(])/y);
  if (member !== null) return member[1] ?? '';
  if (take(reader, /\.(?=['"])/y) !== null) return readString(reader, readInner);
  if (take(reader, /\[/y) === null) return null;
  const key = reader.outside.nested(() => readValue(reader));
  if (take(reader, /\]/y) === null) throw new NeverClosed();
  return key;
}

/** What `New-Object` makes: an empty list or table, or one with properties; null for all else. */
function readNew(reader: PowerShellReader): Value | undefined {
  const type = readString(reader, readInner) ?? take(reader, /[\w.]+/y)?.[0] ?? '';
  if (take(reader, /\s+-Property\s+/iy) !== null) return readTerm(reader);
  skipRest(reader);
  return emptyOf(type.replace(/\[.*/s, '')) ?? null;
}

/** `ConvertTo-Json` with its input behind it. */
function readJsonOf(reader: PowerShellReader): Value | undefined {
  const options = /(?:[^\S\n]+-(?!InputObject)\w+(?:[^\S\n]+\d+)?)*/iy;
  take(reader, options);
  take(reader, /[^\S\n]+-InputObject\b/iy);
  const value = readTerm(reader);
  take(reader, options);
  return value === undefined ? undefined : toJson(value);
}

/** What follows `[type]`: a call of its own, or a value that is cast. */
function readOfType(reader: PowerShellReader, type: string): Value | undefined {
  const call = take(reader, /::(\w+)((?:\.\w+)*)(\(?)/y);
  const short = type.toLowerCase().replace(/^.*\./, '');
  if (call === null) {
    const value = readTerm(reader);
    return short === 'char' && typeof value === 'bigint' ? String.fromCharCode(Number(value)) : value;
  }
  const inputs = call[3] === '(' ? readList(reader) : [];
  const value = callOf(reader, `${short}.${call[1] ?? ''}${call[2] ?? ''}`.toLowerCase(), inputs);
  return value === undefined ? undefined : readMembers(reader, value);
}
