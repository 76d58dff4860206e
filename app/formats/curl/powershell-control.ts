import type { NotTaken } from '#app/formats/import/found.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import { shorten } from '#app/text/shorten.ts';
import { enterBlock } from './powershell-blocks.ts';
import { readInner, readItem } from './powershell-expression.ts';
import { NeverClosed, type PowerShellReader, skip, take, variableKey } from './powershell-reader.ts';

/**
 * Reads up to the commands inside of a loop, a condition or a function: they are taken once. False where none of them
 * begins here.
 */
export function readControl(reader: PowerShellReader, notTaken: NotTaken[]): boolean {
  const from = reader.at;
  if (take(reader, /(?:foreach|for|while|if|elseif|switch|until)\s*\(/iy) !== null) {
    const [, name] = /^\s*\$(\w+)\s+in\s/i.exec(reader.source.slice(reader.at, reader.at + 200)) ?? [];
    if (name !== undefined) {
      reader.assigned.delete(variableKey(name));
      take(reader, /\s*\$\w+\s+in\s+/iy);
    }
    const head = reader.outside.unnamed(() => readInner(reader));
    ignoreResult(head, 'It is read for the requests in it.');
    notTaken.push(onlyOnce(reader.source.slice(from, reader.at)));
    enterBlock(reader, 'condition');
    return true;
  }
  const isScript = take(reader, /param\s*\(/iy) !== null;
  const heading = isScript ? null : take(reader, /function\s+[\w:-]+\s*(\()?/iy);
  if (isScript || heading?.[1] === '(') readParameters(reader);
  if (heading !== null) enterBlock(reader, 'function');
  return reader.at !== from;
}

/** Those with a default have a value; the others are set by whoever runs the script. */
function readParameters(reader: PowerShellReader): void {
  for (;;) {
    skip(reader, /(?:\s|`\n|,)+/y);
    if (take(reader, /\)/y) !== null) return;
    if (reader.at >= reader.source.length) throw new NeverClosed();
    const parameter = take(reader, /\$(\w+)\s*(=\s*)?/y);
    const key = variableKey(parameter?.[1] ?? '');
    if (parameter === null) {
      // A type, or an attribute such as `[Parameter(Mandatory)]`.
      if (take(reader, /\[[^\]\n]{0,300}\]+/y) === null) reader.at += 1;
    } else if (parameter[2] === undefined) reader.assigned.delete(key);
    else reader.assigned.set(key, readItem(reader));
  }
}

/** Names a loop or a condition. */
export function onlyOnce(written: string): NotTaken {
  const why = 'Tidings doesn’t run loops and conditions, so the commands in it are imported once.';
  return { what: shorten(written, 60), why, isChanged: true };
}
