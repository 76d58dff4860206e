import '#main/testing/faulty-files.ts';

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FaultPlan, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { place } from '#main/testing/place.ts';
import { openBackups } from './backups.ts';
import { filesIn, listDataFiles } from './data-files.ts';
import { writeDocument } from './document-store.ts';
import { removeLeftovers } from './leftovers.ts';
import { carryOutRestore } from './restore.ts';
import { planRestore } from './restore-plan.ts';

const foreign = 'System Volume Information';

async function withForeignFolder() {
  const at = place();
  await writeDocument(at.folder, 'workspace', ['old']);
  mkdirSync(join(at.folder, 'runs/11111111-1111-4111-8111-111111111111'), { recursive: true });
  writeFileSync(join(at.folder, 'runs/11111111-1111-4111-8111-111111111111/rows.jsonl'), '[]\n');
  mkdirSync(join(at.folder, foreign));
  return at;
}

const notListed =
  (name: string): FaultPlan =>
  ({ operation, path }) =>
    operation === 'list' && path.includes(name) ? 'EPERM' : null;

describe('a foreign folder that cannot be listed', () => {
  it('keeps no backup and no restore from being done', async () => {
    const at = await withForeignFolder();
    const work = async () => {
      const backups = openBackups(at);
      expect(await backups.takeDaily()).toBeNull();
      const [backup] = backups.list();
      expect(backup?.files).toBe(2);
      await planRestore(at.folder, { kind: 'backup', name: backup?.name ?? '' });
      await carryOutRestore(at);
    };
    await withFaultyFiles(notListed(foreign), work);
    expect(at.notices).toEqual([expect.stringContaining('was restored')]);
  });

  it('keeps no leftovers from being removed', async () => {
    const at = await withForeignFolder();
    writeFileSync(join(at.folder, 'workspace.json.new'), '');
    await withFaultyFiles(notListed(foreign), () => removeLeftovers(at.folder));
    expect(listDataFiles(at.folder).map(({ path }) => path)).not.toContain('workspace.json.new');
  });

  it('is named, and the others are listed, where every file is asked for', async () => {
    const at = await withForeignFolder();
    const told: string[] = [];
    const onNotListed = (path: string, code: string) => told.push(`${path} ${code}`);
    const { value } = await withFaultyFiles(notListed(foreign), () => filesIn(at.folder, { onNotListed }));
    expect(value).toHaveLength(2);
    expect(told).toEqual([`${foreign} EPERM`]);
  });
});

it('a backup that cannot list one of our folders is not taken, and names it', async () => {
  const at = await withForeignFolder();
  const { value } = await withFaultyFiles(notListed('runs'), () => openBackups(at).takeDaily());
  expect(value).toBe('The folder runs couldn’t be read (EPERM). Check that you may open it.');
  expect(openBackups(at).list()).toEqual([]);
});
