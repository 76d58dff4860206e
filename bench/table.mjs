import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';

/** @type {{ what: string, figure: string, bar: string, met: boolean }[]} */
const rows = [];

/**
 * Adds a row to the table, and prints it at once.
 * @param {string} what
 * @param {string} figure
 * @param {string} bar
 * @param {boolean} met
 */
export function report(what, figure, bar, met) {
  rows.push({ what, figure, bar, met });
  process.stdout.write(`${met ? 'met   ' : 'MISSED'}  ${what}: ${figure} (bar: ${bar})\n`);
}

/**
 * A row whose figure is ours beside something else of the same run, and must not be more than so many times it.
 * @param {string} what
 * @param {number} ours
 * @param {number} theirs
 * @param {number} bar
 * @param {(value: number) => string} format
 */
export function reportAtMost(what, ours, theirs, bar, format) {
  const share = ours / theirs;
  report(what, `${share.toFixed(2)} x (${format(ours)} beside ${format(theirs)})`, `<= ${bar} x`, share <= bar);
}

/**
 * The same, where it must not be less.
 * @param {string} what
 * @param {number} ours
 * @param {number} theirs
 * @param {number} bar
 * @param {(value: number) => string} format
 */
export function reportAtLeast(what, ours, theirs, bar, format) {
  const share = ours / theirs;
  report(what, `${share.toFixed(2)} x (${format(ours)} beside ${format(theirs)})`, `>= ${bar} x`, share >= bar);
}

/**
 * Prints the whole table and writes it to a file.
 * @param {string} folder
 * @param {string} name of the file
 */
export function finishTable(folder, name) {
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), JSON.stringify({ machine, rows }, null, 2));
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
