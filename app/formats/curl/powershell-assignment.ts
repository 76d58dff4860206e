import type { NotTaken } from '#app/formats/import/found.ts';
import { shorten } from '#app/text/shorten.ts';
import { placeAt } from './powershell-blocks.ts';
import { readKey, readValue } from './powershell-expression.ts';
import { type PowerShellReader, take, variableKey } from './powershell-reader.ts';
import { isRequestAt } from './powershell-response.ts';
import { add, memberOf, setMember, type Value } from './powershell-value.ts';

/** Reads `$name = …`, `$name.member = …` or `$name['member'] += …`; false where no assignment begins here. */
export function readAssignment(reader: PowerShellReader, notTaken: NotTaken[]): boolean {
  const from = reader.at;
  take(reader, /\[[\w.]+(?:\[[\w.,]*\])?\][^\S\n]*(?=\$)/y);
  const name = take(reader, /\$((?:\w+:)?\w+)/y)?.[1];
  const path = name === undefined ? [] : readPath(reader);
  const sign = name === undefined ? null : take(reader, /[^\S\n]*(\+?)=(?!=)\s*/y);
  if (name === undefined || sign === null) {
    reader.at = from;
    return false;
  }
  const key = variableKey(name);
  // What a command gives isn't in the text: the command is read next, and an older value is no longer there.
  const isCommand = /^(?!New-Object\b|ConvertTo-Json\b)[A-Za-z]/i.test(reader.source.slice(reader.at, reader.at + 20));
  const value = isCommand && !isRequestAt(reader) ? undefined : readAssigned(reader, name);
  const change = (before: Value | undefined, added: Value) => {
    if (sign[1] !== '+') return added;
    // A list is copied each time.
    if (Array.isArray(before)) reader.outside.filled(before.length);
    return add(before ?? null, added);
  };
  const known = reader.assigned.get(key);
  if (path.length > 0) {
    const holder = path.slice(0, -1).reduce<Value | undefined>(memberOf, known);
    const last = path.at(-1) ?? null;
    const isSet = value !== undefined && setMember(holder, last, change(memberOf(holder, last), value));
    // Without a value of its own it is an object that makes nothing of a body, such as a web session.
    if (!isSet && known !== undefined && known !== null) notTaken.push(notRun(reader.source.slice(from, reader.at)));
  } else if (value === undefined) reader.assigned.delete(key);
  else reader.assigned.set(key, change(known, value));
  if (value !== undefined) reader.doubts.set(key, reader.source.slice(from, reader.at), placeAt(reader.blocks, from));
  return true;
}

/** A response has the name of the variable that gets all of it. */
function readAssigned(reader: PowerShellReader, name: string): Value {
  const value = readValue(reader);
  return typeof value === 'string' ? reader.responses.assigned(value, name.replace(/^\w+:/, '')) : value;
}

function readPath(reader: PowerShellReader): readonly Value[] {
  const path: Value[] = [];
  for (let key = readKey(reader); key !== null; key = readKey(reader)) path.push(key);
  return path;
}

/** Names a statement that may have changed a value, and was not understood. */
export function notRun(statement: string): NotTaken {
  return { what: shorten(statement.trim(), 60), why: 'Tidings doesn’t run this, so what it changes isn’t imported.' };
}
