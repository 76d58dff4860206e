import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Source
 * @property {string} file its path from the project's folder, with slashes
 * @property {string} text
 * @property {number} lines
 */

/**
 * The sources that are measured: what git knows of, or would take in.
 * @param {string} root
 * @returns {Source[]}
 */
export function readSources(root) {
  const output = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return [...new Set(output.toString().split('\n'))]
    .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file))
    .sort()
    .flatMap((file) => readSource(root, file));
}

/** A file that was deleted but not committed is still listed. @param {string} root @param {string} file @returns {Source[]} */
function readSource(root, file) {
  try {
    const text = readFileSync(path.join(root, file), 'utf8');
    return [{ file, text, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }];
  } catch {
    return [];
  }
}

/** Whether a file is a test, or helps tests. @param {string} file */
export function isTest(file) {
  return /\.(test|spec)\.(ts|tsx|mjs)$/.test(file) || file.startsWith('e2e/') || file.includes('/testing/');
}

/**
 * The files that a program, a worker or a tool starts from, as knip.json lists them, and the settings of tools.
 * @param {string} root
 * @returns {(file: string) => boolean}
 */
export function readEntries(root) {
  const { entry } = JSON.parse(readFileSync(path.join(root, 'knip.json'), 'utf8'));
  const patterns = [...entry, '*.config.ts'].map(globToRegExp);
  return (file) => patterns.some((pattern) => pattern.test(file));
}

/** @param {string} glob with `**`, `*` and `{a,b}` only */
function globToRegExp(glob) {
  const source = glob.replace(/\*\*\/|\*|[.+?()[\]\\^$|]|\{[^}]*\}/g, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '*') return '[^/]*';
    if (part.startsWith('{')) return `(?:${part.slice(1, -1).replaceAll(',', '|')})`;
    return `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}
