import { setFlagsFromString } from 'node:v8';

let holders = 0;

/**
 * Keeps V8's young generation from growing while long-lived data is made. It grows with everything that survives two
 * of its collections, up to 32 MB, and never shrinks again while the app idles. Returns what ends that.
 */
export function holdYoungGenerationSmall(): () => void {
  let isHeld = true;
  holders += 1;
  setFlagsFromString('--semi-space-growth-factor=1');
  return () => {
    if (!isHeld) return;
    isHeld = false;
    holders -= 1;
    if (holders === 0) setFlagsFromString('--semi-space-growth-factor=2');
  };
}

/** The same until some work is done. */
export async function keepYoungGenerationSmall<T>(work: () => Promise<T>): Promise<T> {
  const letGrow = holdYoungGenerationSmall();
  try {
    return await work();
  } finally {
    letGrow();
  }
}
