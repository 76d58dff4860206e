/**
 * The searchable texts of exchanges, each stored once: thousands share a uri, a property or a customer key.
 */
export type Parts = {
  /** Takes a part. Returns its number. */
  readonly add: (part: string) => number;
  /** The part that is the same text, while they are shared; otherwise null. */
  readonly same: (text: string) => string | null;
  readonly all: readonly string[];
  /** Call when few more will come: they are no longer shared, which saves memory. */
  readonly seal: () => void;
};

/** A searched word: finds which parts contain it, by their number; 1 for yes. */
export type Word = (parts: Parts) => Uint8Array;

export function createStringPool(): Parts {
  const all: string[] = [];
  const numbers = new Map<string, number>();

  return {
    all,
    same: (text) => {
      const number = numbers.get(text);
      return number === undefined ? null : (all[number] ?? null);
    },
    add: (part) => {
      const known = numbers.get(part);
      if (known !== undefined) return known;
      numbers.set(part, all.length);
      return all.push(part) - 1;
    },
    seal: () => numbers.clear(),
  };
}

/** @param text in lower case, as the parts are */
export function createWordMatcher(text: string): Word {
  const found = new Map<Parts, Uint8Array>();
  return (parts) => {
    const before = found.get(parts);
    if (before !== undefined) return before;
    const holding = new Uint8Array(parts.all.length);
    // A plain loop: there may be 100,000.
    for (let number = 0; number < holding.length; number += 1)
      if (parts.all[number]?.includes(text)) holding[number] = 1;
    found.set(parts, holding);
    return holding;
  };
}
