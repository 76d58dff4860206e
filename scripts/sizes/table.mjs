import { isTest } from './sources.mjs';

/** @typedef {import('./measure.mjs').MeasuredFile} MeasuredFile */

const columns = /** @type {const} */ ([
  '',
  'files',
  'lines',
  'median',
  'longest file',
  'longest function',
  'most props',
  'most parameters',
]);

/**
 * The sizes as a table: each floor on its own, and all together.
 * @param {readonly MeasuredFile[]} files
 * @returns {string[]} lines
 */
export function drawTable(files) {
  const code = files.filter(({ file }) => !file.endsWith('.css'));
  const isSource = (/** @type {MeasuredFile} */ { file }) => !isTest(file);
  const on = (/** @type {string} */ floor) => code.filter((one) => isSource(one) && one.file.startsWith(`${floor}/`));
  const rows = [
    [...columns],
    ...['app', 'main', 'renderer', 'scripts', 'bench'].map((floor) => rowOf(floor, on(floor))),
    rowOf('source', code.filter(isSource)),
    rowOf(
      'tests',
      code.filter((one) => !isSource(one)),
    ),
    rowOf(
      'css',
      files.filter(({ file }) => file.endsWith('.css')),
    ),
    rowOf('all', files),
  ];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}

/** @param {string} name @param {readonly MeasuredFile[]} files */
function rowOf(name, files) {
  const lengths = files.map(({ lines }) => lines).sort((a, b) => a - b);
  const functions = files.flatMap((file) => file.functions);
  const most = (/** @type {number[]} */ numbers) => String(numbers.reduce((a, b) => Math.max(a, b), 0));
  return [
    name,
    String(files.length),
    String(lengths.reduce((sum, one) => sum + one, 0)),
    String(lengths[Math.floor(lengths.length / 2)] ?? 0),
    most(lengths),
    most(functions.map(({ lines }) => lines)),
    most(functions.map(({ props }) => props)),
    most(functions.map(({ parameters }) => parameters)),
  ];
}
