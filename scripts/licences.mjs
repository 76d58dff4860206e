import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from './build.mjs';
import { Failure, runProgram } from './failure.mjs';
import { fromRoot, isProgram } from './project.mjs';

const head = `# Licences

The packages that are bundled into Tidings, as the build's own source maps name them; \`npm run licences\` writes this page.
Electron brings its own (\`LICENSE.electron.txt\` and \`LICENSES.chromium.html\` beside the app).

| package | version | licence |
| --- | --- | --- |
`;

/**
 * Lists the packages that are bundled, with their licences, in docs/licences.md, and writes the texts of the licences into
 * docs/notices.txt, which is shipped.
 */
export async function writeLicences() {
  await build({ log: console.log });
  const packages = (await bundledPackages()).map(readPackage).sort((one, other) => (one.row < other.row ? -1 : 1));
  writeFileSync(fromRoot('docs', 'licences.md'), `${head}${packages.map(({ row }) => row).join('\n')}\n`);
  writeFileSync(fromRoot('docs', 'notices.txt'), `${noticesHead}${packages.map(({ notice }) => notice).join('')}`);
}

const noticesHead = `Tidings contains the following packages. Each has its own licence, whose text is below.
Electron and Chromium have theirs in LICENSE.electron.txt and LICENSES.chromium.html, in the folder of the app.
`;

/**
 * What is said of a package.
 * @param {string} folder
 */
function readPackage(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') {
    throw new Failure(`${name} names no licence, so the page would not be whole; look it up, or do without ${name}.`);
  }
  const texts = licenceTexts(folder);
  if (texts.length === 0) texts.push(textWithoutFile({ name, license, author }));
  return {
    row: `| ${name} | ${version} | ${license} |`,
    notice: `\n${'='.repeat(80)}\n${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`,
  };
}

/**
 * The texts of its licence, and of its notices where it has some.
 * @param {string} folder
 */
export function licenceTexts(folder) {
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}

/**
 * Some packages name the MIT licence without its text.
 * @param {{ name: string, license: string, author: string | { name: string } | undefined }} named
 */
function textWithoutFile({ name, license, author }) {
  const by = typeof author === 'string' ? author : author?.name;
  if (license !== 'MIT' || by === undefined) {
    throw new Failure(`${name} comes without the text of its licence, so the notices would not be whole.`);
  }
  const text = readFileSync(fromRoot('LICENSE'), 'utf8').trim();
  return text.replace(/^Copyright.*$/m, `Copyright (c) ${by}`);
}

/** The folders of the packages that the source maps name. */
export async function bundledPackages() {
  const files = await readdir(fromRoot('out'), { recursive: true });
  const maps = files.filter((file) => /^(main|preload|renderer)[\\/].*\.map$/.test(file));
  const folders = new Set();
  for (const map of maps) {
    const place = fromRoot('out', map);
    for (const source of JSON.parse(readFileSync(place, 'utf8')).sources) {
      const folder = packageFolder(path.resolve(path.dirname(place), source));
      if (folder !== null) folders.add(folder);
    }
  }
  return [...folders];
}

/**
 * @param {string} file
 * @returns {string | null} the folder of the package that a file belongs to; null for our own
 */
function packageFolder(file) {
  const inside = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
  return inside !== undefined && existsSync(path.join(inside, 'package.json')) ? inside : null;
}

if (isProgram(import.meta.url)) {
  await runProgram(writeLicences);
}
