import { isTest } from './sources.mjs';

/** @typedef {import('./measure.mjs').MeasuredFile} MeasuredFile */

/** What a reader can still take in at once. `small` is the least: a shorter file with one importer belongs to that file. */
export const limits = { file: 250, function: 60, props: 10, parameters: 3, small: 20 };

/**
 * @typedef {object} Finding
 * @property {string} key the rule and the place, for example `function app/event/uri.ts#parseUri`
 * @property {number} size
 * @property {string} message
 */

/**
 * What is larger than the limits, and what is too small to be a file.
 * @param {readonly MeasuredFile[]} files
 * @param {(file: string) => boolean} isEntry
 * @returns {Finding[]}
 */
export function findTooLarge(files, isEntry) {
  const found = files.flatMap((file) => [
    ...findLongFile(file),
    ...findInFunctions(file),
    ...findSmallFile(file, isEntry),
  ]);
  // Two functions can have the same name in one file: the larger one counts.
  const largest = new Map();
  for (const one of found) if (one.size > (largest.get(one.key)?.size ?? 0)) largest.set(one.key, one);
  return [...largest.values()];
}

/** @param {MeasuredFile} file @returns {Finding[]} */
function findLongFile({ file, lines }) {
  if (lines <= limits.file) return [];
  return [{ key: `file ${file}`, size: lines, message: `${lines} lines; the limit is ${limits.file}` }];
}

/** @param {MeasuredFile} file @returns {Finding[]} */
function findInFunctions({ file, functions }) {
  return functions.flatMap(({ name, lines, props, parameters }) => {
    const place = `${file}#${name}`;
    return [
      { key: `function ${place}`, size: lines, limit: limits.function, unit: 'lines' },
      { key: `props ${place}`, size: props, limit: limits.props, unit: 'props' },
      { key: `parameters ${place}`, size: parameters, limit: limits.parameters, unit: 'parameters' },
    ]
      .filter(({ size, limit }) => size > limit)
      .map(({ key, size, limit, unit }) => ({ key, size, message: `${size} ${unit}; the limit is ${limit}` }));
  });
}

/** Each noun has these files, however short they are. @param {string} file */
function isOfEachNoun(file) {
  return /\/(calls|handlers|commands)\.ts$/.test(file);
}

/** @param {MeasuredFile} file @param {(file: string) => boolean} isEntry @returns {Finding[]} */
function findSmallFile({ file, lines, importers, isStarted }, isEntry) {
  const isOwnFile = isEntry(file) || isTest(file) || isStarted || /\.(css|d\.ts)$/.test(file) || isOfEachNoun(file);
  if (isOwnFile || lines >= limits.small || importers.length !== 1) return [];
  return [{ key: `small ${file}`, size: lines, message: `${lines} lines, and only ${importers[0]} imports it` }];
}
