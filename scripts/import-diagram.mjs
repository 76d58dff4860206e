import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(import.meta.dirname, '..');

/** The page that the chart is written to. */
export const importsPage = join(root, 'docs', 'imports.md');

const folders = ['app', 'main', 'renderer'];

const heading = [
  '# Who imports whom',
  '',
  'Each arrow is at least one import between two folders. `npm run diagram` writes this page from the sources.',
  '[ARCHITECTURE.md](../ARCHITECTURE.md) says which imports are allowed.',
  '',
];

/** Which folder imports which, as a page with a Mermaid chart. */
export async function drawImports() {
  const edges = new Set();
  for (const folder of folders)
    for (const file of await sources(join(root, folder)))
      for (const imported of importsOf(await readFile(file, 'utf8'))) {
        const from = folderOf(relative(root, file));
        const to = folderOf(
          imported.startsWith('#') ? imported.slice(1) : relative(root, join(dirname(file), imported)),
        );
        if (from !== to) edges.add(`  ${from} --> ${to}`);
      }
  return [...heading, '```mermaid', 'flowchart LR', ...[...edges].sort(), '```', ''].join('\n');
}

async function sources(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function importsOf(text) {
  return [...text.matchAll(/(?:from|import)\s+'((?:#|\.\/)[^']+)'/g)].map(([, path]) => path);
}

/** `app/event/uri.ts` is in app/event, `renderer/theme.ts` in renderer; all features count as one folder. */
function folderOf(path) {
  const parts = path.split('/').slice(0, -1);
  return parts.slice(0, 2).join('/') || path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(importsPage, await drawImports());
