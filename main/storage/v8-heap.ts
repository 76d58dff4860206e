import { setFlagsFromString } from 'node:v8';

let works = 0;

/**
 * Keeps V8's young generation from growing while long-lived data is read. It grows with everything that survives two
 * of its collections, up to 32 MB, and never shrinks again while the app idles.
 */
export async function keepYoungGenerationSmall<T>(work: () => Promise<T>): Promise<T> {
  works += 1;
  setFlagsFromString('--semi-space-growth-factor=1');
  try {
    return await work();
  } finally {
    works -= 1;
    if (works === 0) setFlagsFromString('--semi-space-growth-factor=2');
  }
}
