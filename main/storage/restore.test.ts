import '#main/testing/faulty-files.ts';

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failOnce, fileCallsOf, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { type Place, place } from '#main/testing/place.ts';
import { backupNames, openBackups } from './backups.ts';
import { backedUp, filesIn, listDataFiles } from './data-files.ts';
import { writeDocument } from './document-store.ts';
import { removeLeftovers } from './leftovers.ts';
import { carryOutRestore, plannedRestore, planRestore } from './restore.ts';

const tabId = '11111111-1111-4111-8111-111111111111';

/** What a person made, by its path. */
function made({ folder }: Place): Readonly<Record<string, string>> {
  const own = listDataFiles(folder).filter(({ kind }) => backedUp.includes(kind));
  return Object.fromEntries(own.map(({ path }) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** A folder with old work in a backup, and new work that a restore of it is to replace. */
async function planned() {
  const at = place();
  await writeDocument(at.folder, 'settings', { theme: 'dark' });
  await writeDocument(at.folder, 'workspace', ['old']);
  mkdirSync(join(at.folder, 'history'));
  writeFileSync(join(at.folder, 'history/segment-000001.journal'), 'old\n');
  const backups = openBackups(at);
  await backups.take('by hand');
  const old = made(at);
  await writeDocument(at.folder, 'workspace', ['new']);
  await writeDocument(join(at.folder, 'tabs'), `tab-${tabId}`, 'new');
  writeFileSync(join(at.folder, 'history/segment-000001.journal'), 'old\nnew\n');
  const name = backups.list()[0]?.name ?? '';
  await planRestore(at.folder, { kind: 'backup', name });
  return { at, name, old, recent: made(at) };
}

const start = planned();

/** A copy of it, for one try. */
async function fresh() {
  const one = await start;
  const folder = mkdtempSync(join(tmpdir(), 'tidings-restore-'));
  cpSync(one.at.folder, folder, { recursive: true });
  return { ...one, at: place(folder) };
}

/** What a start does before it opens anything. */
async function begin(at: Place) {
  await carryOutRestore(at);
  await removeLeftovers(at.folder);
}

it('puts all of a backup in place, and keeps all that was there', async () => {
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

describe('a restore that meets a fault', () => {
  it.each(['ENOSPC', 'EIO', 'EBUSY'])(
    '%s at any call is all old or all new, and told',
    { timeout: 120_000 },
    async (code) => {
      const whole = await fresh();
      const calls = await fileCallsOf(() => carryOutRestore(whole.at));
      expect(calls.length).toBeGreaterThan(20);
      for (const [index] of calls.entries()) {
        const { at, old, recent } = await fresh();
        await withFaultyFiles(failOnce(index, code), () => carryOutRestore(at));
        const isRestored = at.notices.some((says) => says.includes('is restored'));
        expect([index, made(at)]).toEqual([index, isRestored ? old : recent]);
        if (!isRestored) expect(at.notices.join()).toMatch(/not restored|couldn’t be read/);
        await begin(at);
        expect([old, recent]).toContainEqual(made(at));
      }
    },
  );

  it('leaves all as it is when what is there cannot be backed up', async () => {
    const { at, recent } = await fresh();
    await withFaultyFiles(
      ({ operation, path }) => (path.includes('before restore') && operation !== 'unlink' ? 'ENOSPC' : null),
      () => carryOutRestore(at),
    );
    expect(made(at)).toEqual(recent);
    expect(at.notices).toEqual([expect.stringMatching(/nothing was changed.*backed up first.*disk is full/)]);
  });
});

it('that is killed at any call is carried on with at the next start', { timeout: 120_000 }, async () => {
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
  it('as a folder is left, told of, and the start goes on', async () => {
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
