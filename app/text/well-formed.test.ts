import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** These encode parts of a text that is well-formed by then. */
const others = ['app/event/uri.ts: encodeURIComponent(part'];

it('half of a character never keeps a text from being encoded: it is replaced before', () => {
  const found = ['app', 'main', 'renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name) && !/testing/.test(entry.parentPath))
      .flatMap(({ parentPath, name }) => {
        const file = join(parentPath, name);
        const uses = readFileSync(file, 'utf8').match(/\bencodeURI(?:Component)?\((?!wellFormed\()\w*/g) ?? [];
        return uses.map((use) => `${relative(root, file).replaceAll('\\', '/')}: ${use}`);
      }),
  );
  expect(found).toEqual(others);
});
