import '#main/testing/faulty-files.ts';

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failOnce, fileCallsOf, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { place } from '#main/testing/place.ts';
import { begin, fresh, made } from '#main/testing/planned-restore.ts';
import { backupNames } from './backup-names.ts';
import { filesIn } from './data-files.ts';
import { carryOutRestore } from './restore.ts';
import { plannedRestore } from './restore-plan.ts';

it('restores a whole backup, and keeps all replaced files', async () => {
  const { at, name, old, recent } = await fresh();
  await begin(at);
  expect(made(at)).toEqual(old);
  const before = backupNames(join(at.folder, 'backups')).find((one) => one.endsWith('(before restore)')) ?? '';
  expect(made({ ...at, folder: join(at.folder, 'backups', before) })).toEqual(recent);
  expect(made({ ...at, folder: join(at.folder, 'backups', name) })).toEqual(old);
  expect(filesIn(at.folder).filter((path) => /restor|\.part|\.new|\.tmp-/.test(path.replaceAll(before, '')))).toEqual(
    [],
  );
});

describe('a restore that meets a problem', () => {
  it.concurrent.each(['ENOSPC', 'EIO', 'EBUSY'])('%s at any call is all old or all new, and told', async (code) => {
    const whole = await fresh();
    const calls = await fileCallsOf(() => carryOutRestore(whole.at), whole.at.folder);
    expect(calls.length).toBeGreaterThan(20);
    for (const [index] of calls.entries()) {
      const { at, old, recent } = await fresh();
      await withFaultyFiles(failOnce(index, code), () => carryOutRestore(at), at.folder);
      const isRestored = at.notices.some((says) => says.includes('was restored'));
      expect([index, made(at)]).toEqual([index, isRestored ? old : recent]);
      if (!isRestored) expect(at.notices.join()).toMatch(/not restored|couldn’t be read/);
      await begin(at);
      expect([old, recent]).toContainEqual(made(at));
    }
  });

  it('leaves everything as is when the current files cannot be backed up', async () => {
    const { at, recent } = await fresh();
    await withFaultyFiles(
      ({ operation, path }) => (path.includes('before restore') && operation !== 'unlink' ? 'ENOSPC' : null),
      () => carryOutRestore(at),
    );
    expect(made(at)).toEqual(recent);
    expect(at.notices).toEqual([expect.stringMatching(/nothing was changed.*backed up first.*disk is full/)]);
  });
});

it('that is killed at any call is carried on with at the next start', async () => {
  const whole = await fresh();
  const calls = await fileCallsOf(() => carryOutRestore(whole.at));
  for (const [killAt] of calls.entries()) {
    const { at, old } = await fresh();
    await withFaultyFiles(
      (_, index) => {
        if (index >= killAt) throw new Error('killed');
        return null;
      },
      () => carryOutRestore(at).catch(() => {}),
    );
    await begin(at);
    expect([killAt, made(at)]).toEqual([killAt, old]);
    expect(existsSync(join(at.folder, 'restore.json'))).toBe(false);
    const leftovers = filesIn(at.folder).filter((path) => /^restoring|\.part\/|\.new$|\.tmp-/.test(path));
    expect([killAt, leftovers]).toEqual([killAt, []]);
  }
});

describe('restore.json', () => {
  it('as a folder is left and reported, and the start continues', async () => {
    const at = place();
    mkdirSync(join(at.folder, 'restore.json'));
    await begin(at);
    expect(at.notices).toEqual([expect.stringContaining('restore.json couldn’t be read (EISDIR)')]);
    expect(readdirSync(at.folder)).toEqual(['restore.json']);
  });

  it.each([
    ['damaged', '{"version":1,', /^restore\.unreadable-/],
    ['of another shape', '{"version":1,"value":{"kind":"all"}}', /^restore\.unreadable-/],
    ['of a newer version', '{"version":2,"value":{}}', /^restore\.json$/],
  ])('that is %s is never deleted', async (_, text, name) => {
    const at = place();
    writeFileSync(join(at.folder, 'restore.json'), text);
    await begin(at);
    const [kept = ''] = readdirSync(at.folder);
    expect(kept).toMatch(name);
    expect(readFileSync(join(at.folder, kept), 'utf8')).toBe(text);
    expect(at.notices).toHaveLength(1);
    expect(plannedRestore(at.folder)).toBeNull();
  });
});
