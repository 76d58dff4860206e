import '#main/testing/faulty-files.ts';

import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withFaultyFiles } from '#main/testing/faulty-files.ts';
import { place } from '#main/testing/place.ts';
import { openBackups } from './backups.ts';
import { filesIn, listDataFiles } from './data-files.ts';
import { writeDocument } from './document-store.ts';
import { carryOutRestore } from './restore.ts';
import { planRestore } from './restore-plan.ts';

const runId = '11111111-1111-4111-8111-111111111111';

/** A data folder whose history and settings are links to another disk. */
async function linked() {
  const [at, other] = [place(), place()];
  const behind = join(other.folder, 'history');
  mkdirSync(behind);
  symlinkSync(behind, join(at.folder, 'history'), 'junction');
  await writeDocument(behind, 'segment-000001', ['old']);
  await writeDocument(at.folder, 'workspace', ['old']);
  await writeDocument(other.folder, 'settings', { theme: 'dark' });
  symlinkSync(join(other.folder, 'settings.json'), join(at.folder, 'settings.json'));
  return { at, other, behind };
}

it('a backup has what is behind links, as files of its own', async () => {
  const { at } = await linked();
  const backups = openBackups(at);
  expect(await backups.take('by hand')).toBeNull();
  const [backup] = backups.list();
  expect(backup?.files).toBe(3);
  const home = join(at.folder, 'backups', backup?.name ?? '');
  for (const name of ['history', 'history/segment-000001.json', 'settings.json'])
    expect(lstatSync(join(home, name)).isSymbolicLink()).toBe(false);
});

it('a backup is not taken while the disk of a linked folder is missing, and says so', async () => {
  const { at, behind } = await linked();
  renameSync(behind, `${behind}.away`);
  const backups = openBackups(at);
  expect(await backups.take('by hand')).toContain('The folder history couldn’t be read (ENOENT)');
  expect(backups.list()).toEqual([]);
  const left: string[] = [];
  filesIn(at.folder, { onNotListed: (path) => left.push(path) });
  expect(left).toEqual(['history']);
});

it('a backup is restored into a linked folder on another disk', async () => {
  const { at, behind } = await linked();
  const backups = openBackups(at);
  await backups.take('by hand');
  await writeDocument(behind, 'segment-000001', ['new']);
  await planRestore(at.folder, { kind: 'backup', name: backups.list()[0]?.name ?? '' });
  await withFaultyFiles(
    ({ operation, path }) =>
      operation === 'rename' && path === join(at.folder, 'history/segment-000001.json') && !isBeside(behind)
        ? 'EXDEV'
        : null,
    () => carryOutRestore(at),
  );
  expect(at.notices).toEqual([expect.stringContaining('was restored')]);
  expect(readFileSync(join(behind, 'segment-000001.json'), 'utf8')).toContain('old');
  expect(lstatSync(join(at.folder, 'history')).isSymbolicLink()).toBe(true);
});

/** Whether the copy is on the other disk already, so that it can be renamed. */
const isBeside = (behind: string) => filesIn(behind).some((path) => path.endsWith('.new'));

it('a link to a folder that it is in is followed no further', async () => {
  const at = place();
  const run = join(at.folder, 'runs', runId);
  mkdirSync(join(at.folder, 'backups'), { recursive: true });
  mkdirSync(run, { recursive: true });
  writeFileSync(join(run, 'rows.jsonl'), '[]\n');
  symlinkSync(at.folder, join(at.folder, 'backups/all'), 'junction');
  symlinkSync(join(at.folder, 'runs'), join(at.folder, 'backups/runs'), 'junction');
  expect(listDataFiles(at.folder).map(({ path }) => path)).toEqual([
    `backups/runs/${runId}/rows.jsonl`,
    `runs/${runId}/rows.jsonl`,
  ]);
});

it('a link that is not ours is not followed', async () => {
  const { at, other } = await linked();
  symlinkSync(other.folder, join(at.folder, 'elsewhere'), 'junction');
  rmSync(join(at.folder, 'history'));
  expect(filesIn(at.folder)).toEqual(['settings.json', 'workspace.json']);
});
