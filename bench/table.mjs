import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';

/**
 * All values that a figure was made from, by what they are.
 * @typedef {Readonly<Record<string, readonly number[]>>} Samples
 *
 * @typedef {object} Row
 * @property {string} what
 * @property {string} figure
 * @property {string} bar
 * @property {boolean} met
 * @property {Samples} [samples]
 */

/**
 * Our figure next to another program's from the same run: one value, or several of which the median counts.
 * @typedef {object} Comparison
 * @property {number | readonly number[]} ours
 * @property {number | readonly number[]} theirs
 * @property {number} bar how many times theirs
 * @property {(value: number) => string} format
 */

/** @type {(Row & { readonly group: string })[]} */
const rows = [];
let group = '';

/** Rows that are reported from now on belong to this group. @param {string} name */
export function beginGroup(name) {
  group = name;
}

/** Adds a row to the table, and prints it at once. @param {Row} row */
export function report(row) {
  rows.push({ group, ...row });
  const { what, figure, bar, met } = row;
  process.stdout.write(`${met ? 'met   ' : 'MISSED'}  ${what}: ${figure} (bar: ${bar})\n`);
}

/** Adds a row where ours must be at most so many times theirs. @param {string} what @param {Comparison} comparison */
export function reportAtMost(what, comparison) {
  const { share, figure, samples } = compare(comparison);
  report({ what, figure, bar: `<= ${comparison.bar} x`, met: share <= comparison.bar, samples });
}

/** Adds a row where ours must be at least so many times theirs. @param {string} what @param {Comparison} comparison */
export function reportAtLeast(what, comparison) {
  const { share, figure, samples } = compare(comparison);
  report({ what, figure, bar: `>= ${comparison.bar} x`, met: share >= comparison.bar, samples });
}

/** @param {Comparison} comparison */
function compare({ ours, theirs, bar, format }) {
  const [own, other] = [[ours].flat(), [theirs].flat()];
  const share = median(own) / median(other);
  const figure = `${formatShare(share, bar)} (${format(median(own))} beside ${format(median(other))})`;
  return { share, figure, samples: { ours: own, theirs: other } };
}

/**
 * Formats how many times theirs ours is, with as many digits as it takes to differ from the bar.
 * @param {number} share
 * @param {number} bar
 */
export function formatShare(share, bar) {
  let digits = 2;
  while (digits < 6 && Number(share.toFixed(digits)) === bar) digits += 1;
  return `${share.toFixed(share === bar ? 2 : digits)} x`;
}

/**
 * Prints the whole table and writes it to a file, with all samples.
 * @param {string} folder
 * @param {string} name of the file
 */
export function finishTable(folder, name) {
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  const date = new Date().toISOString().slice(0, 10);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), JSON.stringify({ machine, date, rows }, null, 2));
  process.stdout.write(`\n${machine}\n\n| what | figure | bar | met |\n| --- | --- | --- | --- |\n`);
  for (const { what, figure, bar, met } of rows)
    process.stdout.write(`| ${what} | ${figure} | ${bar} | ${met ? 'yes' : '**no**'} |\n`);
}

/** @param {readonly number[]} values */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** @param {number} value */
export function ms(value) {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

/** @param {number} value */
export function mb(value) {
  return `${value.toFixed(0)} MB`;
}

/** @param {number} value */
export function perSecond(value) {
  return `${value.toFixed(0)} a second`;
}
