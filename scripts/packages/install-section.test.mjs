import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fromRoot } from '../project.mjs';

const section = readFileSync(fromRoot('README.md'), 'utf8').split('\n## Install\n')[1]?.split('\n## ')[0] ?? '';
const builder = readFileSync(fromRoot('electron-builder.yml'), 'utf8');

/** The endings of the files that electron-builder makes, by its names for them. */
const endings = {
  nsis: '-setup-x64.exe',
  portable: '-portable.exe',
  zip: '.zip',
  dmg: '.dmg',
  deb: '.deb',
  AppImage: '.AppImage',
  'tar.gz': '.tar.gz',
};

it('the section Install tells how to install each package that is made', () => {
  const made = [...builder.matchAll(/target: ([\w.]+),/g)].map(([, target]) => `${target}`);
  expect([...new Set(made)].sort()).toEqual(Object.keys(endings).sort());
  for (const [target, ending] of Object.entries(endings)) expect(section, target).toContain(ending);
});

it('it is for each system, and says what to do about a warning and how to uninstall', () => {
  for (const words of ['Windows', 'macOS', 'Ubuntu 24.04', 'Run anyway', 'Open Anyway', 'apt install', 'apt remove'])
    expect(section).toContain(words);
});

it('its link to the sandbox of Ubuntu leads somewhere', () => {
  const [, anchor] = /docs\/packages\.md#([\w-]+)/.exec(section) ?? [];
  const headings = [...readFileSync(fromRoot('docs', 'packages.md'), 'utf8').matchAll(/^## (.*)$/gm)].map(
    ([, heading]) =>
      `${heading}`
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
  );
  expect(headings).toContain(anchor);
});
