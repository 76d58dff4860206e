import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { projectRoot } from './fixtures/tidings.ts';

/** Prints the folders of the packages that the source maps of the build name. */
const listing = `import { bundledPackages } from './scripts/licences.mjs';
  console.log(JSON.stringify(await bundledPackages()));`;

test('the licences name what is in the build, and nothing else (npm run licences)', async () => {
  const page = await readFile(join(projectRoot, 'docs/licences.md'), 'utf8');
  const named = [...page.matchAll(/^\| ((?:@[\w-]+\/)?[\w.-]+) \| \d/gm)].map(([, name]) => name);
  const listed = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', listing], {
    cwd: projectRoot,
  });
  const folders: readonly string[] = JSON.parse(listed.stdout);
  const bundled = folders.map((folder) => {
    const scope = basename(dirname(folder));
    return scope.startsWith('@') ? `${scope}/${basename(folder)}` : basename(folder);
  });
  expect(named.length).toBeGreaterThan(20);
  expect(named.toSorted()).toEqual(bundled.toSorted());
});
