import { allWordsOf } from '#app/customers/seeker-index.ts';
import type { Run } from '#app/runs/run.ts';
import { createLineKeys, createWholeKeys } from './line-customers.ts';
import { createNameCheck } from './name-check.ts';
import type { ReportLine } from './report.ts';

/** The customer keys of a whole run: one of them may be in the row of another customer. */
export type RunKeys = {
  /** Every line is added before the first is written. */
  readonly add: (line: Pick<ReportLine, 'place' | 'result' | 'cells' | 'earlier'>) => void;
  /** Those that may be in a value. */
  readonly in: (value: unknown) => readonly string[];
  /** Those that may be in the names of the run and of what it sends, also where an event wasn't sent. */
  readonly named: () => readonly string[];
};

/** A shorter one, such as 17, may mean anything in the row of another customer. */
const shortestElsewhere = 4;

/** Collects the customer keys of a run, as strings alone: there may be a million. */
export function createRunKeys(run: Run): RunKeys {
  const keysOf = createLineKeys(run);
  const wholeKeysOf = createWholeKeys(run);
  const isNamed = createNameCheck(run);
  const keys = new Set<string>();
  const named = new Set<string>();
  let find: ((text: string) => readonly string[]) | null = null;
  return {
    add: (line) => {
      for (const key of keysOf(line).map((one) => one.trim())) if (key.length >= shortestElsewhere) keys.add(key);
      for (const key of wholeKeysOf(line).map((one) => one.trim())) if (isNamed(key)) named.add(key);
    },
    in: (value) => {
      find ??= createFinder(keys);
      return find(JSON.stringify(value));
    },
    named: () => [...named],
  };
}

/** Looks a key up by the rarest of its words, so that a text is compared with few of them. */
function createFinder(keys: ReadonlySet<string>): (text: string) => readonly string[] {
  const counts = new Map<string, number>();
  const countOf = (word: string) => counts.get(word) ?? 0;
  for (const key of keys) for (const word of allWordsOf(key)) counts.set(word, countOf(word) + 1);
  const byWord = new Map<string, string[]>();
  for (const key of keys) {
    const [rarest] = allWordsOf(key).toSorted((a, b) => countOf(a) - countOf(b));
    if (rarest === undefined) continue;
    const alike = byWord.get(rarest);
    if (alike === undefined) byWord.set(rarest, [key]);
    else alike.push(key);
  }
  return (text) => {
    const words = allWordsOf(text);
    const inOrder = spaced(words);
    const found = [...new Set(words)].flatMap((word) => byWord.get(word) ?? []);
    return found.filter((key) => inOrder.includes(spaced(allWordsOf(key))));
  };
}

function spaced(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}
