import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from './project.mjs';

/** What the compiler settings of each folder must refuse, and the error. */
const planted = [
  ['app', 'export const width = window.innerWidth;', /TS2304.*window|TS2552|TS2584/],
  ['app', 'export const home = process.env;', /TS2591|TS2580/],
  ['app', "export { readFile } from 'node:fs';", /TS2307|TS2591/],
  ['app', 'export const first = [1][0].toFixed();', /TS2532/],
  ['app', 'export enum Planted { First }', /TS1294/],
  ['main', 'export const title = document.title;', /TS2584/],
  ['main/preload', 'export const file = __filename.length + Buffer.name;', /TS2304|TS2580|TS2591/],
  ['renderer', 'export const home = process.env;', /TS2591|TS2580/],
  ['renderer', "export { readFile } from 'node:fs';", /TS2307|TS2591/],
];

it.each(planted)('%s does not compile with %s', async (room, source, error) => {
  // Inside the project, so that packages and settings are found; the folder's own files are not read again.
  await mkdir(path.join(projectRoot, 'out'), { recursive: true });
  const folder = await mkdtemp(path.join(projectRoot, 'out', 'planted-'));
  try {
    await writeFile(path.join(folder, 'planted.ts'), `${source}\n`);
    const settings = {
      extends: path.join(projectRoot, room, 'tsconfig.json'),
      include: [],
      references: [],
      files: ['planted.ts'],
    };
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(settings));
    expect(await compile(folder)).toMatch(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** @param {string} folder */
function compile(folder) {
  const compiler = path.join(projectRoot, 'node_modules/typescript/bin/tsc');
  return new Promise((done) => {
    execFile(
      process.execPath,
      [
        compiler,
        '-p',
        folder,
        '--noEmit',
        '--emitDeclarationOnly',
        'false',
        '--composite',
        'false',
        '--incremental',
        'false',
      ],
      (_, stdout, stderr) => done(stdout + stderr),
    );
  });
}
