import uFuzzy from '@leeoniya/ufuzzy';
import { foldText, searchForms, searchWords } from '#app/text/search.ts';

/** Something that can be found by its name, or by other words for it. */
export type Findable = {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly description?: string;
  /** More words that find it. They are not shown. */
  readonly keywords?: string;
  /** It was chosen recently: it comes before what only fits better. */
  readonly isRecent?: boolean;
};

type Indexed<T> = {
  readonly entry: T;
  readonly label: string;
  /** The label with a space before it, so that ` word` is the beginning of a word. */
  readonly spaced: string;
  readonly initials: string;
  /** How many words its label has. */
  readonly words: number;
  /** Everything that it can be found by. */
  readonly whole: string;
};

/** How well an entry fits, best first. */
const fits = { same: 0, begins: 1, words: 2, initials: 3, inside: 4, elsewhere: 5, typo: 6, not: 7 } as const;

/** One wrong, missing, additional or exchanged letter in each word. Labels are folded: case and marks do not count. */
const fuzzy = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: 1,
  intraIns: 1,
  intraSub: 1,
  intraTrn: 1,
  intraDel: 1,
});

/** Shorter searches are in too many labels, if one letter of them may be wrong. */
const shortestTypo = 4;
/** Longer ones are pasted, and make a pattern longer than the engine takes. */
const longestTypo = 100;

/** Typos are only looked for when fewer than this are found as typed. */
const enough = 5;

/**
 * Makes entries findable: by what they are called, by the initials of that, by other words, and with a typo.
 * @param entries in the order in which equally good ones are found: recently used first
 */
export function createFinder<T extends Findable>(entries: readonly T[]) {
  const index = entries.map(indexOf);
  let labels: string[] | null = null;

  /** What is found, best first. An empty search finds everything. */
  return (search: string): readonly T[] => {
    const words = searchWords(search);
    if (words.length === 0) return entries;
    const typed = foldText(search.trim().replace(/\s+/g, ' '));
    const found: T[][] = Array.from({ length: fits.not }, () => []);
    const others = new Set<number>();
    for (const [place, one] of index.entries()) {
      const fit = fitOf(one, typed, words);
      if (fit === fits.not) others.add(place);
      else found[one.entry.isRecent === true && fit <= fits.inside ? fits.same : fit]?.push(one.entry);
    }
    if (index.length - others.size < enough && typed.length >= shortestTypo && typed.length <= longestTypo) {
      labels ??= index.map(({ label }) => label);
      const near =
        fuzzy.filter(labels, typed)?.flatMap((place) => (others.has(place) ? (index[place] ?? []) : [])) ?? [];
      // The fewer other words a label has, the more likely it is what was meant.
      found[fits.typo]?.push(...near.toSorted((a, b) => a.words - b.words).map(({ entry }) => entry));
    }
    return found.flat();
  };
}

function indexOf<T extends Findable>(entry: T): Indexed<T> {
  const { label, description = '', keywords = '' } = entry;
  const folded = foldText(label);
  const words = folded.split(/[^\p{L}\d]+/u).filter(Boolean);
  return {
    entry,
    label: folded,
    spaced: ` ${words.join(' ')}`,
    initials: words.map(([first]) => first).join(''),
    words: words.length,
    whole: searchForms(`${label} ${description} ${keywords}`).join(' '),
  };
}

function fitOf({ label, spaced, initials, whole }: Indexed<unknown>, typed: string, words: readonly string[]): number {
  if (!words.every((word) => whole.includes(word)))
    return typed.length >= 2 && initials.startsWith(typed) ? fits.initials : fits.not;
  if (label === typed) return fits.same;
  if (label.startsWith(typed)) return fits.begins;
  if (words.every((word) => spaced.includes(` ${word}`))) return fits.words;
  if (typed.length >= 2 && initials.startsWith(typed)) return fits.initials;
  return words.every((word) => label.includes(word)) ? fits.inside : fits.elsewhere;
}
