import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isTest } from '../sizes/sources.mjs';
import { collectTexts } from './collect-texts.mjs';
import { styleProblems } from './style.mjs';

/** @typedef {import('../sizes/sources.mjs').Source} Source */

/** The pages that people read; the others are for developers. */
const pages = /^(docs\/guide\/.*|docs\/command-line|README)\.md$/;

/**
 * The sources with texts that people read: what git knows of, or would take in.
 * @param {string} root
 * @returns {Source[]}
 */
export function readTextSources(root) {
  const output = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return [...new Set(output.toString().split('\n'))]
    .filter((file) => pages.test(file) || (/^(app|main|renderer)\/.*\.tsx?$/.test(file) && !isTest(file)))
    .sort()
    .flatMap((file) => {
      try {
        return [{ file, text: readFileSync(path.join(root, file), 'utf8'), lines: 0 }];
      } catch {
        // A file that was deleted but not committed is still listed.
        return [];
      }
    });
}

/**
 * Every text that doesn't follow the style, with its place and what to write instead.
 * @param {string} root
 * @param {readonly Source[]} sources
 * @returns {{ file: string, message: string }[]}
 */
export function findProblems(root, sources) {
  return collectTexts(root, sources).flatMap((text) =>
    styleProblems(text).map((problem) => ({
      file: text.file,
      message: `${text.file}:${text.line}: ${problem} (${text.text.replace(/\s+/g, ' ').slice(0, 100)})`,
    })),
  );
}
