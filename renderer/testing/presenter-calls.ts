const done = () => ({});
const saved = () => ({ kind: 'saved' }) as const;

/** What main answers a presentation, besides its events. */
export const presenterCalls = {
  'exchange.cancel': () => ({ cancelled: false }),
  'remote.open': done,
  'remote.close': done,
  'remote.show': done,
  'show.save': saved,
  'show.end': saved,
};
