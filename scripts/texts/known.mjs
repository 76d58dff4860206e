/** @typedef {import('./collect-texts.mjs').Text} Text */

/**
 * How many problems each file has.
 * @param {readonly { file: string }[]} problems
 * @returns {Record<string, number>}
 */
export function countByFile(problems) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { file } of problems) counts[file] = (counts[file] ?? 0) + 1;
  return counts;
}

/**
 * Compares the problems with the list of the files that are not yet reworded. The list may only shrink: a new problem
 * fails, and so does an entry that is higher than needed.
 * @param {readonly { file: string, message: string }[]} problems
 * @param {Readonly<Record<string, number>>} known
 * @returns {string[]} what to change, each as one line
 */
export function compareWithKnown(problems, known) {
  const counts = countByFile(problems);
  const stale = Object.entries(known).filter(([file, before]) => (counts[file] ?? 0) < before);
  return [
    ...problems.filter(({ file }) => (counts[file] ?? 0) > (known[file] ?? 0)).map(({ message }) => message),
    ...stale.map(
      ([file, before]) =>
        `${file}: ${counts[file] ?? 0} instead of ${before}; shrink scripts/texts/known.json (npm run texts -- --shrink)`,
    ),
  ];
}

/**
 * The list with today's counts where they are lower, and without the files that have none.
 * @param {readonly { file: string }[]} problems
 * @param {Readonly<Record<string, number>>} known
 */
export function shrinkKnown(problems, known) {
  const counts = countByFile(problems);
  return Object.fromEntries(
    Object.entries(known).flatMap(([file, before]) => {
      const count = Math.min(counts[file] ?? 0, before);
      return count === 0 ? [] : [[file, count]];
    }),
  );
}
