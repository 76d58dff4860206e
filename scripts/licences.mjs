import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Lists the packages that are bundled, with their licences, in docs/licences.md. */
export async function writeLicences() {
  await build({ log: console.log });
  const page = await licencesPage();
  writeFileSync(fromRoot('docs', 'licences.md'), page);
}

/** The page for the current build. */
export async function licencesPage() {
  const rows = (await bundledPackages()).map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    if (typeof license !== 'string') {
      throw new Failure(`${name} names no licence, so the page would not be whole; look it up, or do without ${name}.`);
    }
    return `| ${name} | ${version} | ${license} |`;
  });
  return `${head}${rows.sort().join('\n')}\n`;
}

/** The folders of the packages that the source maps name. */
async function bundledPackages() {
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
