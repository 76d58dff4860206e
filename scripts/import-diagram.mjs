import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const folders = ['app', 'main', 'renderer'];
const begin = '<!-- imports: npm run diagram -->';
const end = '<!-- imports end -->';

/** Which room of the house imports which, as the lines of a Mermaid chart. A room is a folder, a feature is one too. */
export async function drawImports() {
  const edges = new Set();
  for (const folder of folders)
    for (const file of await sources(join(root, folder)))
      for (const imported of importsOf(await readFile(file, 'utf8'))) {
        const from = roomOf(relative(root, file));
        const to = roomOf(imported.startsWith('#') ? imported.slice(1) : relative(root, join(dirname(file), imported)));
        if (from !== to) edges.add(`  ${from} --> ${to}`);
      }
  return ['```mermaid', 'flowchart LR', ...[...edges].sort(), '```'].join('\n');
}

/** ARCHITECTURE.md with the chart of today between its two marks. */
export async function withDiagram(text) {
  const [before, rest = ''] = text.split(begin);
  return `${before}${begin}\n\n${await drawImports()}\n\n${end}${rest.split(end)[1] ?? ''}`;
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

/** `app/event/uri.ts` is in room app/event, `renderer/theme.ts` in renderer; all features are one room. */
function roomOf(path) {
  const parts = path.split('/').slice(0, -1);
  return parts.slice(0, 2).join('/') || path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const place = join(root, 'ARCHITECTURE.md');
  await writeFile(place, await withDiagram(await readFile(place, 'utf8')));
}
