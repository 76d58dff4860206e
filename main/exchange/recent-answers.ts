/** How many characters of whole answers are in memory at most. */
const mostCharacters = 64_000_000;

export type RecentAnswers = {
  readonly keep: (id: string, text: string) => void;
  readonly read: (id: string) => string | null;
  readonly clear: () => void;
};

/** The whole bodies of the answers of this start, the oldest given up first. The history keeps their beginnings. */
export function createRecentAnswers(): RecentAnswers {
  const texts = new Map<string, string>();
  let held = 0;
  return {
    keep: (id, text) => {
      texts.set(id, text);
      held += text.length;
      for (const [oldest, old] of texts) {
        if (held <= mostCharacters || oldest === id) break;
        texts.delete(oldest);
        held -= old.length;
      }
    },
    read: (id) => texts.get(id) ?? null,
    clear: () => {
      texts.clear();
      held = 0;
    },
  };
}
