import { readFile, writeFile } from 'node:fs/promises';
import { fromRoot, isProgram } from './project.mjs';

/**
 * @typedef {object} KeptRow A row of the page.
 * @property {string} group
 * @property {string} what
 * @property {string} figure
 * @property {string} bar
 * @property {boolean} met
 * @property {string} date on which it was measured
 * @property {string} machine
 *
 * @typedef {object} Results What a run of the benchmarks measured.
 * @property {string} date
 * @property {string} machine
 * @property {readonly (Omit<KeptRow, 'date' | 'machine'> & { readonly samples?: Samples })[]} rows
 *
 * @typedef {Readonly<Record<string, readonly number[]>>} Samples All measured values, by what they are.
 */

/** The order of the groups on the page. */
const groups = ['storage', 'desk', 'send', 'palette', 'runs', 'app'];
const markers = { start: '<!-- The table begins. -->', end: '<!-- The table ends. -->' };

/** The files that are read and written. */
export const benchmarkFiles = {
  page: fromRoot('docs', 'benchmarks.md'),
  kept: fromRoot('docs', 'benchmarks.json'),
  results: fromRoot('out', 'bench', 'results.json'),
  short: fromRoot('out', 'bench', 'short.json'),
};

/** What each run of all groups measures: how the names of its rows begin. */
const measuredKinds = [
  ...['search over', 'saving one', 'one send', 'run of', 'memory of', 'start to', 'idle', 'scrolling'],
  ...['a letter in', 'renderer'],
];

/**
 * What is missing or can't be right in the results of a run of all groups. The figures themselves aren't judged.
 * @param {Results['rows']} rows
 * @returns {string[]} nothing if the benchmarks work
 */
export function faultsIn(rows) {
  const missing = measuredKinds.filter((kind) => !rows.some(({ what }) => what.startsWith(kind)));
  return [
    ...missing.map((kind) => `No row begins with “${kind}”.`),
    ...rows.flatMap(({ what, figure, group, samples = {} }) => {
      const values = Object.values(samples).flat();
      return [
        ...(/NaN|Infinity|undefined/.test(figure) ? [`${what}: “${figure}” is no figure.`] : []),
        ...(groups.includes(group) ? [] : [`${what}: there is no group “${group}”.`]),
        ...(values.length > 0 && values.every(Number.isFinite) ? [] : [`${what}: its samples are no numbers.`]),
      ];
    }),
  ];
}

/**
 * The rows of a new run, and those of the groups that it didn't measure as they were.
 * @param {readonly KeptRow[]} kept
 * @param {Results} results
 * @returns {KeptRow[]}
 */
export function mergeResults(kept, { date, machine, rows }) {
  const measured = new Set(rows.map(({ group }) => group));
  const fresh = rows.map(({ group, what, figure, bar, met }) => ({ group, what, figure, bar, met, date, machine }));
  const all = [...kept.filter(({ group }) => !measured.has(group)), ...fresh];
  return groups.flatMap((group) => all.filter((row) => row.group === group));
}

/**
 * The page with the table of these rows. Throws if it has no place for a table.
 * @param {string} page
 * @param {readonly KeptRow[]} rows
 */
export function withTable(page, rows) {
  const [start, end] = [page.indexOf(markers.start), page.indexOf(markers.end)];
  if (start === -1 || end < start) throw new Error('The page has no markers around its table.');
  return `${page.slice(0, start + markers.start.length)}\n\n${formatTable(rows)}\n\n${page.slice(end)}`;
}

/** @param {readonly KeptRow[]} rows */
function formatTable(rows) {
  const times = [...new Set(rows.map(({ date, machine }) => `${date}, on ${machine}.`))];
  const lines = rows.map(({ what, figure, bar, met, date, machine }) => {
    const letter = letterOf(times.indexOf(`${date}, on ${machine}.`));
    return `| ${what} | ${figure} | ${bar} | ${met ? 'yes' : '**no**'} | ${letter} |`;
  });
  return [
    '| what | figure | target | met | measured |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
    'Measured on:',
    '',
    ...times.map((time, at) => `- ${letterOf(at)}: ${time}`),
  ].join('\n');
}

/** @param {number} at */
function letterOf(at) {
  return String.fromCharCode('A'.charCodeAt(0) + at);
}

/**
 * Adds the results of the last run to the kept ones, and writes the table of the page.
 * @param {typeof benchmarkFiles} files
 */
export async function writeBenchmarks(files) {
  const rows = mergeResults(
    JSON.parse(await readFile(files.kept, 'utf8')),
    JSON.parse(await readFile(files.results, 'utf8')),
  );
  const page = withTable(await readFile(files.page, 'utf8'), rows);
  await writeFile(files.kept, `${JSON.stringify(rows, null, 2)}\n`);
  await writeFile(files.page, page);
}

if (isProgram(import.meta.url)) await writeBenchmarks(benchmarkFiles);
