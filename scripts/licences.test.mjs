import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fromRoot } from './project.mjs';

const rows = readFileSync(fromRoot('docs', 'licences.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [^-]/.test(line))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('every shipped package has a licence that requires only attribution', () => {
  expect(rows.length).toBeGreaterThan(20);
  const free = /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD|Unlicense|BlueOak-1\.0\.0|MIT-0|\(.* OR .*\))$/;
  expect(rows.filter(([, , , licence = '']) => !free.test(licence))).toEqual([]);
});

it('the versions are the installed ones', () => {
  const { packages } = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8'));
  const installed = new Set(
    Object.entries(packages).map(([place, { version }]) => `${place.replace(/^.*node_modules\//, '')} ${version}`),
  );
  expect(rows.map(([, name, version]) => `${name} ${version}`).filter((one) => !installed.has(one))).toEqual([]);
});
