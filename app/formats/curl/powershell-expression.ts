import { NeverClosed, type PowerShellReader, skip, skipBlanks, take, variableValue } from './powershell-reader.ts';
import { readString } from './powershell-string.ts';
import { toJson, toText, type Value } from './powershell-value.ts';

/** Reads an expression with what it is piped to. What only PowerShell can work out is named, and its text kept. */
export function readValue(reader: PowerShellReader): Value {
  const { source } = reader;
  skipBlanks(reader, 'in a line');
  const from = reader.at;
  let value = readSum(reader);
  while (take(reader, /(?:\s|`\n)*\|(?:\s|`\n)*(?=ConvertTo-Json|Out-String)/iy) !== null) {
    const [command = ''] = take(reader, /[\w-]+(?:[^\S\n]+-\w+(?:[^\S\n]+\d+)?)*/y) ?? [];
    if (/^convert/i.test(command) && value !== undefined) value = toJson(value);
  }
  skipBlanks(reader, 'in a line');
  if (value !== undefined && /^(?:[\n;,)}\]|]|$)/.test(source.slice(reader.at, reader.at + 1))) return value;
  skipRest(reader);
  return reader.outside.unknown(source.slice(from, reader.at).trim());
}

/** Reads an expression for what it does, such as writing a file, and not for its value. */
export function readForEffect(reader: PowerShellReader): Value {
  const value = readSum(reader) ?? null;
  if (!/^\s*\|/.test(reader.source.slice(reader.at, reader.at + 20))) skipRest(reader);
  return value;
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
function readSum(reader: PowerShellReader): Value | undefined {
  let sum = readTerm(reader);
  while (sum !== undefined) {
    skipBlanks(reader, 'in a line');
    if (take(reader, /\+(?!=)\s*/y) === null) return sum;
    const next = readTerm(reader);
    if (next === undefined) return undefined;
    sum = typeof sum === 'number' && typeof next === 'number' ? sum + next : toText(sum) + toText(next);
  }
  return undefined;
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
  if (number !== null) return Number(number[0]);
  const constant = take(reader, /\$(true|false|null)\b/iy);
  if (constant !== null) return constants.get((constant[1] ?? '').toLowerCase());
  const variable = take(reader, /\$(?:\{([^{}\n]+)\}|((?:\w+:)?[A-Za-z_]\w*))/y);
  if (variable !== null) return readMembers(reader, variableValue(reader, variable[1] ?? variable[2] ?? ''));
  if (take(reader, /New-Object\b/iy) !== null) {
    skipRest(reader);
    return null;
  }
  const type = take(reader, /\[([\w.]+)(?:\[\])?\]/y);
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
  const value = reader.outside.nested(() => readValue(reader));
  skipBlanks(reader, 'across lines');
  if (take(reader, /\)/y) === null) throw new NeverClosed();
  return value;
}

function readList(reader: PowerShellReader): readonly Value[] {
  const list: Value[] = [];
  for (;;) {
    skip(reader, /(?:\s|`\n|,)+/y);
    if (take(reader, /\)/y) !== null) return list;
    if (reader.at >= reader.source.length) throw new NeverClosed();
    const before = reader.at;
    list.push(readValue(reader));
    if (reader.at === before) reader.at += 1;
  }
}

/** `@{ name = value; … }`, from behind its bracket. */
export function readTable(reader: PowerShellReader): ReadonlyMap<string, Value> {
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
    table.set(name, readValue(reader));
  }
}

/** Calls and properties behind a value: `.Trim()`, `.Name`. */
function readMembers(reader: PowerShellReader, value: Value): Value | undefined {
  const member = take(reader, /\.([A-Za-z]\w*)/y);
  if (member === null) return value;
  const name = (member[1] ?? '').toLowerCase();
  if (take(reader, /\(/y) === null) {
    const inner = value instanceof Map ? [...value].find(([one]) => one.toLowerCase() === name)?.[1] : undefined;
    return inner === undefined ? undefined : readMembers(reader, inner);
  }
  const [first] = readList(reader);
  if (name === 'tostring' && first === undefined) return readMembers(reader, toText(value));
  if (name === 'trim' && first === undefined) return readMembers(reader, toText(value).trim());
  return name === 'getbytes' && first !== undefined ? readMembers(reader, first) : undefined;
}

/** What follows `[type]`: a call of its own, or a value that is cast. */
function readOfType(reader: PowerShellReader, type: string): Value | undefined {
  const call = take(reader, /::(\w+)((?:\.\w+)*)(\(?)/y);
  const short = type.toLowerCase().replace(/^.*\./, '');
  if (call === null) {
    const value = readTerm(reader);
    return short === 'char' && typeof value === 'number' ? String.fromCharCode(value) : value;
  }
  const inputs = call[3] === '(' ? readList(reader) : [];
  const value = callOf(reader, `${short}.${call[1] ?? ''}${call[2] ?? ''}`.toLowerCase(), inputs);
  return value === undefined ? undefined : readMembers(reader, value);
}

/** What a call of .NET gives, of the few that scripts for a request use; undefined for any other. */
function callOf(
  { files }: PowerShellReader,
  name: string,
  [first = '', second = '']: readonly Value[],
): Value | undefined {
  switch (name) {
    case 'guid.newguid':
      return '{{$guid}}';
    case 'path.gettempfilename':
      return `temporary file ${files.size + 1}`;
    case 'file.writealltext':
      files.set(toText(first), toText(second));
      return null;
    case 'uri.escapedatastring':
    case 'webutility.urlencode':
      return toText(first).includes('{{') ? first : encodeURIComponent(toText(first));
    default:
      return name.startsWith('encoding.') && name.endsWith('.getbytes') ? first : undefined;
  }
}
