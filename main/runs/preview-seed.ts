/** The seed of random values: the run that starts next draws the same values as its preview. */
export type PreviewSeed = {
  readonly current: () => string;
  /** Call when a run has started, so that the next one draws others. */
  readonly renew: () => void;
};

export function createPreviewSeed(newId: () => string): PreviewSeed {
  let seed = newId();
  return {
    current: () => seed,
    renew: () => {
      seed = newId();
    },
  };
}
