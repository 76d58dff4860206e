import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ignoreResult } from '#app/ignore-result.ts';
import { kindOf, listDataFiles } from './data-files.ts';
import { isThere, writeWithRetry } from './write-with-retry.ts';

/**
 * Removes the leftovers of a killed write: our temporary files, and half a backup. What can't be removed now is left to the
 * next start.
 */
export async function removeLeftovers(folder: string): Promise<void> {
  const home = join(folder, 'backups');
  const problem = await writeWithRetry(() => {
    const halves = namesIn(home).filter((name) => name.endsWith('.part'));
    const paths = [...halves.map((name) => join(home, name)), ...unfinishedIn(folder)];
    for (const path of paths) rmSync(path, { recursive: true, force: true });
  });
  ignoreResult(problem, 'They’re removed at the next start.');
}

const ending = /(\.new)?(\.tmp-[0-9a-f]+)?$/;

function isUnfinished(path: string): boolean {
  const whole = path.replace(ending, '');
  return whole !== path && kindOf(whole) !== null;
}

function unfinishedIn(folder: string): readonly string[] {
  return listDataFiles(folder).flatMap(({ path }) => (isUnfinished(path) ? [join(folder, path)] : []));
}

function namesIn(folder: string): readonly string[] {
  return isThere(folder) ? readdirSync(folder) : [];
}
