import { type PowerShellReader, take } from './powershell-reader.ts';
import type { Value } from './powershell-value.ts';
import { wholeName } from './script-responses.ts';

const request = /[&.]?[^\S\n]*(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr|curl(?:\.exe)?|wget)\s/iy;

/** Whether a command that sends a request begins here. */
export function isRequestAt({ source, at }: PowerShellReader): boolean {
  request.lastIndex = at;
  return request.test(source);
}

/** Reads a request as a command of the script, and gives the variable of its response. */
export function readResponse(reader: PowerShellReader, piped: Value): Value {
  take(reader, /[&.][^\S\n]*/y);
  reader.readRequest(reader, piped);
  return reader.responses.add(wholeName);
}

/** The text of what isn’t understood; where a request is in it, the variable of its response instead. */
export function keepWritten({ outside, responses }: PowerShellReader, written: string, countBefore: number): Value {
  return (responses.count() > countBefore ? responses.latest() : null) ?? outside.unknown(written.trim());
}
