import { closeSync, openSync, readSync } from 'node:fs';
import { fileErrorCode } from '#main/error-code.ts';

/**
 * Goes through the lines of a file, each with where it begins. The last one is torn when nothing ends it. A file that is not
 * there has none.
 */
export function* linesOf(
  file: string,
): Generator<{ readonly line: string; readonly at: number; readonly end: number; readonly isTorn: boolean }> {
  const descriptor = openIfThere(file);
  if (descriptor === null) return;
  try {
    let rest: Buffer = Buffer.alloc(0);
    let position = 0;
    for (;;) {
      const chunk = Buffer.alloc(1_000_000);
      const length = readSync(descriptor, chunk, 0, chunk.length, position + rest.length);
      if (length === 0) {
        const end = position + rest.length;
        if (rest.length > 0) yield { line: rest.toString('utf8'), at: position, end, isTorn: true };
        return;
      }
      const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
      let start = 0;
      for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
        yield {
          line: bytes.toString('utf8', start, end),
          at: position + start,
          end: position + end + 1,
          isTorn: false,
        };
        start = end + 1;
      }
      rest = bytes.subarray(start);
      position += start;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The line that begins there. */
export function lineAt(descriptor: number, at: number): string {
  const parts: Buffer[] = [];
  for (let position = at; ; ) {
    const chunk = Buffer.alloc(8_192);
    const length = readSync(descriptor, chunk, 0, chunk.length, position);
    const end = chunk.subarray(0, length).indexOf(0x0a);
    parts.push(chunk.subarray(0, end === -1 ? length : end));
    if (end !== -1 || length === 0) return Buffer.concat(parts).toString('utf8');
    position += length;
  }
}

function openIfThere(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(fileErrorCode(error))) return null;
    throw error;
  }
}
