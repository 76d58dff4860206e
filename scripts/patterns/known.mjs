import { readFileSync, writeFileSync } from 'node:fs';
import { fromRoot } from '../project.mjs';

/**
 * The patterns that were checked.
 * @typedef {object} Known
 * @property {readonly string[]} linear those whose time grows no faster than the text, as recheck says
 * @property {Readonly<Record<string, string>>} reasoned those that recheck can't tell of, or says no to, each with the reason why it is
 * linear all the same
 */

const listFile = fromRoot('scripts', 'patterns', 'known.json');

/** @returns {Known} */
export function readKnown() {
  return JSON.parse(readFileSync(listFile, 'utf8'));
}

/** @param {Known} known */
export function writeKnown({ linear, reasoned }) {
  const sorted = { linear: linear.toSorted(), reasoned: Object.fromEntries(Object.entries(reasoned).toSorted()) };
  writeFileSync(listFile, `${JSON.stringify(sorted, null, 2)}\n`);
}

/**
 * The patterns that were never checked.
 * @template T
 * @param {ReadonlyMap<string, T>} patterns
 * @param {Known} known
 * @returns {(readonly [written: string, pattern: T])[]}
 */
export function uncheckedOf(patterns, { linear, reasoned }) {
  const checked = new Set(linear);
  return [...patterns].filter(([written]) => !checked.has(written) && !Object.hasOwn(reasoned, written));
}

/**
 * The list without the patterns that are gone.
 * @param {ReadonlyMap<string, unknown>} patterns
 * @param {Known} known
 * @returns {Known}
 */
export function withoutGone(patterns, { linear, reasoned }) {
  return {
    linear: linear.filter((written) => patterns.has(written)),
    reasoned: Object.fromEntries(Object.entries(reasoned).filter(([written]) => patterns.has(written))),
  };
}
