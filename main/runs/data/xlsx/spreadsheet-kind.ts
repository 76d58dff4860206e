/** What a file that looks like a spreadsheet is, by its first bytes and what is in it; null for none. */
export function spreadsheetKind(bytes: Uint8Array): 'zip' | 'old' | 'password' | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) return 'zip';
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf || bytes[2] !== 0x11 || bytes[3] !== 0xe0) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? 'password'
    : 'old';
}
