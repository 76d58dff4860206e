/** Bytes in a file. A number among them can't be taken for a customer key, as it could in digits. */
export const toText = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');

/** Whether a text has so many bytes. */
export function hasBytes(text: string, count: number): boolean {
  return text.length === Math.ceil(count / 3) * 4;
}

/** The bytes again. Throws where some are missing. */
export function readBytes(text: string, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  if (bytes.write(text, 'base64') !== count) throw new RangeError('Some bytes are missing.');
  return bytes;
}
