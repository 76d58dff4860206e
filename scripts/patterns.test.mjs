import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findPatterns } from './patterns/find-patterns.mjs';
import { readKnown, uncheckedOf, withoutGone } from './patterns/known.mjs';
import { fromRoot, projectRoot } from './project.mjs';

/** @type {string} */
let root;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'patterns-'));
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  mkdirSync(path.join(root, 'app'));
  symlinkSync(fromRoot('node_modules'), path.join(root, 'node_modules'));
  writeFileSync(path.join(root, 'tsconfig.tests.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** @param {string} text @param {string} [file] */
function patternsIn(text, file = 'app/a.ts') {
  writeFileSync(path.join(root, file), text);
  return findPatterns(root);
}

it('finds literals, and expressions of a text that is written whole', () => {
  const code = [
    'const half = 1 / 2 / 3; // not /this/',
    'export const one = /a[/]b/gi;',
    "export const two = new RegExp('c\\\\d');",
    'export const three = RegExp(String.raw`e\\.f`, "u");',
    'export const known = [new RegExp(one.source + half), `/no/`];',
    'export const again = /a[/]b/gi.test("x");',
  ].join('\n');
  const found = patternsIn(code);
  expect([...found.keys()].toSorted()).toEqual(['/a[/]b/gi', String.raw`/c\d/`, String.raw`/e\.f/u`]);
  expect(found.get('/a[/]b/gi')?.where).toBe('app/a.ts:2');
});

it('leaves tests and scripts alone', () => {
  expect([...patternsIn('export const a = /a/;', 'app/a.test.ts').keys()]).toEqual([]);
});

it('a pattern that is new or changed is unchecked, and one that is gone leaves the list', () => {
  const known = { linear: ['/a/', '/gone/'], reasoned: { '/b/g': 'It is short.', '/away/': 'It is short.' } };
  const found = patternsIn('export const a = [/a/, /b/g, /a/i, /constructor/];');
  expect(uncheckedOf(found, known).map(([written]) => written)).toEqual(['/a/i', '/constructor/']);
  expect(withoutGone(found, known)).toEqual({ linear: ['/a/'], reasoned: { '/b/g': 'It is short.' } });
});

it('all patterns of Tidings are checked, and each other one has its reason', () => {
  const known = readKnown();
  expect(uncheckedOf(findPatterns(projectRoot), known)).toEqual([]);
  for (const reason of Object.values(known.reasoned)) expect(reason).toMatch(/^[A-Z].{10,}\.$/);
});
