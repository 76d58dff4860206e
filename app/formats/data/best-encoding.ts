import type { Encoding } from '#app/runs/data-format.ts';
import { legacyFit } from './legacy-fit.ts';

/** Tried in this order: where several fit as well, the first is taken. */
const candidates = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'iso-8859-2',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
  'koi8-r',
  'iso-8859-5',
  'iso-8859-7',
] as const satisfies readonly Encoding[];

/** What decides between encodings in which the letters fit as well. */
const usual: Partial<Record<Encoding, number>> = {
  'windows-1252': 30,
  'euc-kr': 15,
  'iso-8859-2': -15,
  'iso-8859-7': -30,
};

type Ways = {
  readonly decode: (bytes: Uint8Array, encoding: Encoding) => string;
  /** What else speaks for an encoding, up to 100; nothing where it is absent. */
  readonly points?: (bytes: Uint8Array) => ReadonlyMap<Encoding, number>;
};

/** The likely encoding of bytes that are neither ASCII nor Unicode: the one in which the letters fit together best. */
export function bestEncoding(bytes: Uint8Array, { decode, points }: Ways): Encoding {
  const whole = withoutCutLetter(bytes);
  // Quotes, dashes and the euro alone are the same in most of them.
  if (!/[^\p{ASCII}\p{P}\p{S}\p{Z}]/u.test(decode(whole, 'windows-1252'))) return 'windows-1252';
  const given = points?.(whole);
  const rated = candidates.map((encoding) => {
    const fit = legacyFit(decode(whole, encoding), { encoding, bytes: whole });
    return { encoding, score: fit * 300 + (given?.get(encoding) ?? 0) + (usual[encoding] ?? 0) };
  });
  return rated.reduce((best, one) => (one.score > best.score ? one : best), { encoding: 'windows-1252', score: -1e9 })
    .encoding;
}

/** A beginning may end in the middle of a letter of two bytes. */
function withoutCutLetter(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a);
  return end > 0 ? bytes.subarray(0, end) : bytes;
}
