/** Object identifiers as they are in a PFX file, in DER, and the ciphers that they mean. */
const ciphers: readonly (readonly [der: string, name: string])[] = [
  ['060a2a864886f70d010c0106', 'RC2 (40 bits)'],
  ['060a2a864886f70d010c0105', 'RC2 (128 bits)'],
  ['060a2a864886f70d010c0102', 'RC4 (40 bits)'],
  ['060a2a864886f70d010c0101', 'RC4 (128 bits)'],
  ['06092a864886f70d010501', 'DES'],
  ['06092a864886f70d010503', 'DES'],
  ['06092a864886f70d01050a', 'DES'],
  ['06092a864886f70d010504', 'RC2'],
  ['06092a864886f70d010506', 'RC2'],
  ['06092a864886f70d01050b', 'RC2'],
];

/** The outdated cipher that a PFX file is encrypted with; null when it names none. */
export function outdatedCipher(pfx: Buffer): string | null {
  return ciphers.find(([der]) => pfx.includes(Buffer.from(der, 'hex')))?.[1] ?? null;
}

/** Why such a file can't be used, and what to do, in the window and on the command line. */
export function outdatedCipherMessage(file: string, cipher: string | null): string {
  const named = cipher === null ? 'an outdated cipher' : `${cipher}, an outdated cipher`;
  return `${file} is encrypted with ${named}. Export it again with AES: in Windows choose AES256-SHA256, or use OpenSSL 3: openssl pkcs12 -legacy -nodes -in old.pfx -out all.pem, then openssl pkcs12 -export -in all.pem -out new.pfx.`;
}
