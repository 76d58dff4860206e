import type { Encoding } from '#app/runs/data-format.ts';

const marks: Readonly<Record<Encoding, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-8-bom': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
  'windows-1252': [],
};

/** How many bytes the byte order mark before a text in this encoding takes. */
export function byteOrderMarkLength(bytes: Uint8Array, encoding: Encoding): number {
  const mark = marks[encoding];
  return mark.every((byte, at) => bytes[at] === byte) ? mark.length : 0;
}
