/** Numbers in a file, as their bytes in Base64. In digits, one of them could be a customer key. */
export function toText({ buffer, byteOffset, byteLength }: Uint8Array | Float64Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

/** Whether a text is as long as so many bytes are, and has nothing but bytes. */
export function hasBytes(text: string, count: number): boolean {
  return text.length === Math.ceil(count / 3) * 4 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** The bytes again. Throws where some are missing. */
export function readBytes(text: string, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  if (bytes.write(text, 'base64') !== count) throw new RangeError('Some bytes are missing.');
  return bytes;
}
