import { bestEncoding } from '#app/formats/data/best-encoding.ts';
import { ownValue } from '#app/own-value.ts';
import { type Encoding, encodingSchema } from '#app/runs/data-format.ts';
import { createDecoder } from './decoder.ts';

const sameLabels: Readonly<Record<string, Encoding>> = { 'iso-8859-1': 'windows-1252', 'iso-8859-9': 'windows-1254' };

/**
 * The likely encoding of bytes that are neither ASCII nor Unicode. `chardet` knows the usual letter sequences of languages,
 * but names and places are too few for it, so how well the letters fit together counts more.
 */
export async function guessEncoding(bytes: Uint8Array): Promise<Encoding> {
  const { analyse } = await import('chardet');
  return bestEncoding(bytes, {
    decode: (some, encoding) => createDecoder(encoding).push(some),
    points: (whole) => {
      const confidence = new Map<Encoding, number>();
      for (const { name, confidence: points } of analyse(whole)) {
        const label = ownValue(sameLabels, name.toLowerCase()) ?? encodingSchema.safeParse(name.toLowerCase()).data;
        if (label !== undefined) confidence.set(label, Math.max(points, confidence.get(label) ?? 0));
      }
      return confidence;
    },
  });
}
