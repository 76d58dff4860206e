import { leaveBlocks } from './powershell-blocks.ts';
import { NeverClosed, type PowerShellReader, take, variableValue } from './powershell-reader.ts';
import { toText, type Value } from './powershell-value.ts';
import { isDynamicAt } from './script.ts';

const escapeCodes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['e', '\x1b'],
  ['\n', ''],
]);

/** Reads the expression of `$(…)`, from behind the first bracket to behind the last one. */
type ReadInner = (reader: PowerShellReader) => Value;

/** Reads a text in quotes of any of the four kinds; null when none begins here. Throws `NeverClosed`. */
export function readString(reader: PowerShellReader, readInner: ReadInner): string | null {
  if (take(reader, /@'[^\S\n]*(?=\n)/y) !== null) return readHereString(reader, "\n'@");
  if (take(reader, /@"[^\S\n]*(?=\n)/y) !== null) {
    const source = readHereString(reader, '\n"@');
    // Inside of it, places are those of its own text.
    leaveBlocks(reader.blocks, reader.at);
    return readExpanded({ ...reader, source, at: 0 }, '', readInner);
  }
  if (take(reader, /'/y) !== null) return readLiteral(reader);
  return take(reader, /"/y) === null ? null : readExpanded(reader, '"', readInner);
}

function readHereString(reader: PowerShellReader, end: string): string {
  const from = reader.at;
  const to = reader.source.indexOf(end, from);
  if (to === -1) throw new NeverClosed();
  reader.at = to + end.length;
  return reader.source.slice(from + 1, to);
}

/** In single quotes only the quotes themselves are doubled; PowerShell takes typographic ones for the same. */
function readLiteral(reader: PowerShellReader): string {
  const { source } = reader;
  const from = reader.at;
  for (let end = source.indexOf("'", from); end !== -1; end = source.indexOf("'", end + 2)) {
    if (source[end + 1] === "'") continue;
    reader.at = end + 1;
    return forProgram(source.slice(from, end).replace(/(['\u2018\u2019\u201a\u201b])\1/g, '$1'));
  }
  throw new NeverClosed();
}

/** JSON with a backslash before each quote is meant for a program such as curl.exe, which takes it away. */
function forProgram(text: string): string {
  if (!/^\s*[{[]\s*\\"/.test(text)) return text;
  return text.replace(/\\+"?/g, (run) => (run.endsWith('"') ? `${run.slice(0, (run.length - 2) / 2)}"` : run));
}

/** Reads a text in double quotes, or all of the source where `end` is empty. */
function readExpanded(reader: PowerShellReader, end: '"' | '', readInner: ReadInner): string {
  const { source, hasBackslashQuotes } = reader;
  const parts: string[] = [];
  while (reader.at < source.length) {
    const here = source.charAt(reader.at);
    const next = source.charAt(reader.at + 1);
    if (here === '`') {
      parts.push(escapeCodes.get(next) ?? next);
      reader.at += 2;
    } else if (end === '"' && here === '\\' && next === '"' && hasBackslashQuotes) {
      parts.push('"');
      reader.at += 2;
    } else if (end === '"' && here === '"') {
      reader.at += 1;
      if (next !== '"') return parts.join('');
      parts.push('"');
      reader.at += 1;
    } else if (here !== '$') parts.push(take(reader, /[^`"\\$]+/y)?.[0] ?? readCharacter(reader, here));
    else parts.push(readDollar(reader, readInner));
  }
  if (end === '"') throw new NeverClosed();
  return parts.join('');
}

function readCharacter(reader: PowerShellReader, here: string): string {
  reader.at += 1;
  return here;
}

function readDollar(reader: PowerShellReader, readInner: ReadInner): string {
  if (isDynamicAt(reader.source, reader.at)) return readCharacter(reader, '$');
  if (take(reader, /\$\(/y) !== null) return toText(readInner(reader));
  const named = take(reader, /\$(?:\{([^{}\n]+)\}|((?:(?:env|script|global|local|private):)?[A-Za-z_]\w*))/iy);
  return named === null ? readCharacter(reader, '$') : toText(variableValue(reader, named[1] ?? named[2] ?? ''));
}
