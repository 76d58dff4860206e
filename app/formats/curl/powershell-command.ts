import { readInner, readMembers, readTable } from './powershell-expression.ts';
import { type PowerShellReader, skipBlanks, take, variableValue } from './powershell-reader.ts';
import { readString } from './powershell-string.ts';
import { toText, type Value } from './powershell-value.ts';

/** One word behind a command: its value, and its text where it was written without quotes. */
export type Argument = { readonly value: Value; readonly bare: string | null };

/** Reads the words behind a command, up to the end of its statement. `@name` becomes the parameters in that table. */
export function readArguments(reader: PowerShellReader): readonly Argument[] {
  const list: Argument[] = [];
  for (;;) {
    skipBlanks(reader, 'in a line');
    // A chat joined two lines.
    if (take(reader, /`[^\S\n]+/y) !== null) continue;
    const here = reader.source.charAt(reader.at);
    if (here === '' || /[\n;|})]/.test(here)) return list;
    const splat = take(reader, /@([A-Za-z_]\w*)/y);
    if (splat === null) list.push(readArgument(reader));
    else list.push(...parametersOf(variableValue(reader, splat[1] ?? '')));
  }
}

function parametersOf(value: Value): readonly Argument[] {
  if (!(value instanceof Map)) return [];
  return [...value].flatMap(([name, inner]) => [
    { bare: `-${name}`, value: `-${name}` },
    { bare: null, value: inner },
  ]);
}

function readArgument(reader: PowerShellReader): Argument {
  const parts: Value[] = [];
  let isBare = true;
  for (;;) {
    const here = reader.source.charAt(reader.at);
    if (here === '' || /[\s;|})]/.test(here)) break;
    const bare = take(reader, /[^\s;|(){}'"$`@]+/y);
    if (bare !== null) parts.push(bare[0]);
    else {
      isBare = false;
      parts.push(readPart(reader, here));
    }
  }
  // A table or list stays one; whatever is joined becomes a text.
  const [only = '', ...others] = parts;
  const value = others.length === 0 ? only : parts.map(toText).join('');
  return { value, bare: isBare ? toText(value) : null };
}

function readPart(reader: PowerShellReader, here: string): Value {
  if (here === '`') {
    reader.at += 2;
    return reader.source.charAt(reader.at - 1).replace('\n', '');
  }
  const text = readString(reader, readInner);
  if (text !== null) return text;
  if (take(reader, /@\{/y) !== null) return readTable(reader);
  if (take(reader, /[@$]?\(/y) !== null) return readInner(reader);
  const variable = take(reader, /\$(?:\{([^{}\n]+)\}|((?:\w+:)?[A-Za-z_]\w*))/y);
  if (variable !== null) {
    const constant = (variable[2] ?? '').toLowerCase();
    if (constant === 'true' || constant === 'false') return constant === 'true';
    return readVariable(reader, variable[1] ?? variable[2] ?? '');
  }
  reader.at += 1;
  return here;
}

/** A member of a list or table belongs to it; behind a text it is more text. */
function readVariable(reader: PowerShellReader, name: string): Value {
  const from = reader.at;
  const value = variableValue(reader, name);
  if (!Array.isArray(value) && !(value instanceof Map)) return value;
  return readMembers(reader, value) ?? reader.outside.unknown(`$${name}${reader.source.slice(from, reader.at)}`);
}
