/** @typedef {import('./find-too-large.mjs').Finding} Finding */

/**
 * Compares what is too large with the list of what was when the limits came. The list may only shrink: a new or larger one
 * fails, and so does an entry that is no longer needed.
 * @param {readonly Finding[]} found
 * @param {Readonly<Record<string, number>>} known
 * @returns {string[]} what to change, each as one line
 */
export function compareWithKnown(found, known) {
  const keys = new Set(found.map(({ key }) => key));
  return [
    ...found.filter(({ key, size }) => isWorse(key, size, known)).map(({ key, message }) => `${key}: ${message}`),
    ...Object.keys(known)
      .filter((key) => !keys.has(key))
      .map(
        (key) => `${key}: within the limits now; remove it from scripts/sizes/known.json (npm run sizes -- --shrink)`,
      ),
  ];
}

/** A small file gets no worse by a line less. @param {string} key @param {number} size @param {Readonly<Record<string, number>>} known */
function isWorse(key, size, known) {
  const before = known[key];
  return before === undefined || (size > before && !key.startsWith('small '));
}

/**
 * The list without the entries that are no longer needed, and with today's sizes where they are smaller.
 * @param {readonly Finding[]} found
 * @param {Readonly<Record<string, number>>} known
 */
export function shrinkKnown(found, known) {
  const sizes = new Map(found.map(({ key, size }) => [key, size]));
  return Object.fromEntries(
    Object.entries(known).flatMap(([key, before]) => {
      const size = sizes.get(key);
      return size === undefined ? [] : [[key, Math.min(size, before)]];
    }),
  );
}
