import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { licenceTexts } from './licences.mjs';
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

describe('the notices', () => {
  const sections = readFileSync(fromRoot('docs', 'notices.txt'), 'utf8')
    .split(`\n${'='.repeat(80)}\n`)
    .slice(1)
    .map((section) => /** @type {[string, string]} */ (section.split(/\n\n(.*)/s).slice(0, 2)));

  it('name the same packages as the list', () => {
    expect(sections.map(([title]) => title)).toEqual(
      rows.map(([, name, version, licence]) => `${name} ${version} (${licence})`),
    );
  });

  it('have the text of each licence, as the package has it', () => {
    for (const [title, text] of sections) {
      expect(text, title).toMatch(/permission|licen[cs]e|redistribut/i);
      expect(text.length, title).toBeGreaterThan(300);
    }
    const { packages } = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8'));
    for (const [place, { version }] of Object.entries(packages)) {
      const title = `${place.replace(/^.*node_modules\//, '')} ${version} (`;
      const found = sections.find(([one]) => one.startsWith(title));
      if (place === '' || found === undefined || !existsSync(fromRoot(place))) continue;
      for (const text of licenceTexts(fromRoot(place))) expect(found[1], title).toContain(text);
    }
  });

  it('are shipped', () => {
    expect(readFileSync(fromRoot('electron-builder.yml'), 'utf8')).toContain('from: docs/notices.txt');
  });
});
