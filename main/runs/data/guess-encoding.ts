import { legacyFit } from '#app/formats/data/legacy-fit.ts';
import { ownValue } from '#app/own-value.ts';
import { type Encoding, encodingSchema } from '#app/runs/data-format.ts';
import { createDecoder } from './decoder.ts';

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

const sameLabels: Readonly<Record<string, Encoding>> = { 'iso-8859-1': 'windows-1252', 'iso-8859-9': 'windows-1254' };

/**
 * The likely encoding of bytes that are neither ASCII nor Unicode. `chardet` knows the usual letter sequences of languages,
 * but names and places are too few for it, so how well the letters fit together counts more.
 */
export async function guessEncoding(bytes: Uint8Array): Promise<Encoding> {
  const whole = withoutCutLetter(bytes);
  // Quotes, dashes and the euro alone are the same in most of them.
  if (!/[^\p{ASCII}\p{P}\p{S}\p{Z}]/u.test(createDecoder('windows-1252').push(whole))) return 'windows-1252';
  const { analyse } = await import('chardet');
  const confidence = new Map<Encoding, number>();
  for (const { name, confidence: points } of analyse(whole)) {
    const label = ownValue(sameLabels, name.toLowerCase()) ?? encodingSchema.safeParse(name.toLowerCase()).data;
    if (label !== undefined) confidence.set(label, Math.max(points, confidence.get(label) ?? 0));
  }
  const rated = candidates.map((encoding) => {
    const fit = legacyFit(createDecoder(encoding).push(whole), { encoding, bytes: whole });
    return { encoding, score: fit * 300 + (confidence.get(encoding) ?? 0) + (usual[encoding] ?? 0) };
  });
  return rated.reduce((best, one) => (one.score > best.score ? one : best), { encoding: 'windows-1252', score: -1e9 })
    .encoding;
}

/** A beginning may end in the middle of a letter of two bytes. */
function withoutCutLetter(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a);
  return end > 0 ? bytes.subarray(0, end) : bytes;
}
