import { decodePercent } from '#app/text/percent.ts';

/**
 * The source of an email with its quoted-printable parts decoded: there `=` is `=3D`, and long lines are broken by a `=` at
 * their end. A piece of a source without its headers shows it by its attributes, such as `src=3D"…"`.
 */
export function decodeEmailSource(text: string): string {
  const parts = text.split(/^(?=content-transfer-encoding:)/im);
  if (parts.length === 1) return /=3D["']/i.test(text) ? decode(text) : text;
  return parts.map((part) => (/^[^:]*:\s*quoted-printable/i.test(part) ? decode(part) : part)).join('');
}

function decode(text: string): string {
  return text.replace(/=[^\S\n]*\n/g, '').replace(/(?:=[0-9a-f]{2})+/gi, (run) => {
    const encoded = run.replaceAll('=', '%');
    const decoded = decodePercent(encoded);
    // Bytes of another character set stay as they are.
    return decoded === encoded ? run : decoded;
  });
}
