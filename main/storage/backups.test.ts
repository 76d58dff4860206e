import '#main/testing/faulty-files.ts';

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { openTabs } from '#main/event/open-tabs.ts';
import { openHistory } from '#main/history/history.ts';
import { type FaultPlan, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { filled, list } from '#main/testing/history.ts';
import { place } from '#main/testing/place.ts';
import { openBackups } from './backups.ts';
import { writeDocument } from './document-store.ts';
import { carryOutRestore } from './restore.ts';
import { plannedRestore, planRestore } from './restore-plan.ts';

const tabId = '11111111-1111-4111-8111-111111111111';

async function lived() {
  let second = 0;
  const at = { ...place(), now: () => new Date(Date.UTC(2026, 0, 2, 3, 4, second++)) };
  await filled(at, 250);
  await (await openTabs(at)).save({
    id: tabId,
    draft: { ...blankDraft, uri: 'a://b' },
    exchangeId: null,
    requestId: null,
  });
  await writeDocument(at.folder, 'settings', { theme: 'dark' });
  return at;
}

describe('a backup', () => {
  it('contains everything that the person made, and takes no room for closed segments', async () => {
    const at = await lived();
    const backups = openBackups(at);
    expect(await backups.take('by hand')).toBeNull();
    const [backup] = backups.list();
    expect(backup?.name).toMatch(/^2026-01-02 03-04-\d\d \(by hand\)$/);
    const home = join(at.folder, 'backups', backup?.name ?? '');
    expect(readdirSync(join(home, 'history'))).toEqual(['segment-000001.json', 'segment-000002.journal']);
    expect(readdirSync(join(home, 'tabs'))).toHaveLength(1);
    expect(statSync(join(home, 'history/segment-000001.json')).nlink).toBe(2);
    expect(statSync(join(home, 'history/segment-000002.journal')).nlink).toBe(1);
  });

  it('does not change when the history goes on', async () => {
    const at = await lived();
    const backups = openBackups(at);
    await backups.take('by hand');
    const home = join(at.folder, 'backups', backups.list()[0]?.name ?? '', 'history');
    const before = readdirSync(home).map((name) => readFileSync(join(home, name), 'utf8'));
    const history = await openHistory(at);
    history.begin(makeReceived('later', 't'));
    await history.mark(['x0'], { note: 'later' });
    expect(readdirSync(home).map((name) => readFileSync(join(home, name), 'utf8'))).toEqual(before);
  });

  it('is taken once a day, and the last seven stay', async () => {
    const at = await lived();
    const backups = openBackups(at);
    await backups.takeDaily();
    await backups.takeDaily();
    expect(backups.list()).toHaveLength(1);
    for (let time = 0; time < 9; time++) await backups.take('by hand');
    expect(backups.list()).toHaveLength(7);
    expect(backups.list().every(({ name }) => name.endsWith('(by hand)'))).toBe(true);
  });

  it('is taken on each day of this computer’s calendar', async () => {
    vi.stubEnv('TZ', 'America/Los_Angeles');
    let now = '2026-01-05T17:00:00-08:00';
    const backups = openBackups({ ...(await lived()), now: () => new Date(now) });
    await backups.takeDaily();
    now = '2026-01-05T23:00:00-08:00';
    await backups.takeDaily();
    expect(backups.list().map(({ label }) => label)).toEqual(['2026-01-05 17:00:00 (daily)']);
    now = '2026-01-06T10:00:00-08:00';
    await backups.takeDaily();
    expect(backups.list().map(({ label }) => label)).toEqual([
      '2026-01-06 10:00:00 (daily)',
      '2026-01-05 17:00:00 (daily)',
    ]);
    vi.unstubAllEnvs();
  });

  it('stays while its restore is planned, however old it is', async () => {
    const at = await lived();
    const backups = openBackups(at);
    for (let time = 0; time < 7; time++) await backups.take('by hand');
    const [oldest, second] = backups.list().toReversed();
    const name = oldest?.name ?? '';
    expect(await planRestore(at.folder, { kind: 'backup', name })).toBeNull();
    await backups.take('by hand');
    await backups.take('by hand');
    const names = backups.list().map((backup) => backup.name);
    expect(names).toHaveLength(7);
    expect(names).toContain(name);
    expect(names).not.toContain(second?.name);
    expect(plannedRestore(at.folder)?.name).toBe(name);
  });

  it('that was just taken stays, though seven others have later dates', async () => {
    const at = await lived();
    const backups = openBackups(at);
    for (let day = 1; day <= 7; day++)
      mkdirSync(join(at.folder, 'backups', `2030-01-0${day} 00-00-00 (daily)`), { recursive: true });
    expect(await backups.take('by hand')).toBeNull();
    expect(await backups.take('by hand')).toBeNull();
    const names = backups.list().map(({ name }) => name);
    expect(names).toHaveLength(7);
    expect(names.filter((name) => name.startsWith('2026-01-02'))).toHaveLength(2);
    expect(names[0]).toMatch(/^2026-01-02/);
    expect(names).not.toContain('2030-01-01 00-00-00 (daily)');
  });

  it('that a person put there stays, however old it is', async () => {
    const at = await lived();
    const backups = openBackups(at);
    for (let time = 0; time < 7; time++) await backups.take('by hand');
    const archived = '2025-12-24 09-00-00 (by hand)';
    mkdirSync(join(at.folder, 'backups', archived));
    for (let time = 0; time < 8; time++) await backups.take('by hand');
    const names = backups.list().map(({ name }) => name);
    expect(names).toHaveLength(8);
    expect(names.at(-1)).toBe(archived);
  });

  it.each([
    ['written', ({ path, operation }) => (path.includes('written.json') && operation === 'write' ? 'ENOSPC' : null)],
    ['read', ({ path, operation }) => (path.includes('written.json') && operation === 'read' ? 'EIO' : null)],
  ] as const satisfies readonly (readonly [string, FaultPlan])[])(
    'is one of the last seven though its order could not be %s, also after a restart',
    async (_what, plan) => {
      const at = await lived();
      await openBackups(at).take('by hand');
      const [first] = openBackups(at).list();
      for (let time = 0; time < 2; time++)
        expect((await withFaultyFiles(plan, () => openBackups(at).take('by hand'))).value).toBeNull();
      const [third, second] = openBackups(at).list();
      for (let time = 0; time < 5; time++) await openBackups(at).take('by hand');
      const names = () =>
        openBackups(at)
          .list()
          .map(({ name }) => name);
      expect(names()).toHaveLength(7);
      expect(names().slice(-2)).toEqual([third?.name, second?.name]);
      expect(names()).not.toContain(first?.name);
      // Moved away during a backup and back: it is the person's.
      const home = join(at.folder, 'backups', second?.name ?? '');
      renameSync(home, join(at.folder, 'elsewhere'));
      await openBackups(at).take('by hand');
      renameSync(join(at.folder, 'elsewhere'), home);
      for (let time = 0; time < 8; time++) await openBackups(at).take('by hand');
      expect(names()).toHaveLength(8);
      expect(names().at(-1)).toBe(second?.name);
    },
  );

  it('that is taken twice within a second has two names', async () => {
    const at = { ...(await lived()), now: () => new Date('2026-01-02T03:04:05Z') };
    const backups = openBackups(at);
    expect(await backups.take('by hand')).toBeNull();
    expect(await backups.take('by hand')).toBeNull();
    expect(backups.list()).toHaveLength(2);
  });

  it('that cannot be written says why and leaves nothing half', async () => {
    const at = await lived();
    writeFileSync(join(at.folder, 'backups'), 'in the way');
    expect(await openBackups(at).take('daily')).toContain('couldn’t be written');
    rmSync(join(at.folder, 'backups'));
    expect(openBackups(at).list()).toEqual([]);
  });
});

describe('restoring', () => {
  it('restores a backup at the next start, and keeps the replaced files', async () => {
    const at = await lived();
    const backups = openBackups(at);
    await backups.take('by hand');
    const name = backups.list()[0]?.name ?? '';
    const history = await openHistory(at);
    await history.remove(await history.ids(wholeHistory));
    history.begin(makeReceived('new', 't'));
    history.close();
    expect(await planRestore(at.folder, { kind: 'backup', name })).toBeNull();
    expect(plannedRestore(at.folder)).toEqual({ kind: 'backup', name });

    await carryOutRestore(at);
    expect(at.notices.at(-1)).toContain('was restored');
    expect(plannedRestore(at.folder)).toBeNull();
    const again = await openHistory(at);
    expect(await list(again)).toHaveLength(250);
    expect(await again.read('new')).toBeNull();
    const [newest] = backups.list();
    expect(newest?.name).toContain('(before restore)');

    await planRestore(at.folder, { kind: 'backup', name: newest?.name ?? '' });
    await carryOutRestore(at);
    expect(await list(await openHistory(at))).toEqual(['new']);
  });

  it('restores a file that was set aside, and sets the current one aside', async () => {
    const at = await lived();
    const whole = readFileSync(join(at.folder, 'history/segment-000001.json'), 'utf8');
    writeFileSync(join(at.folder, 'history/segment-000001.json'), '{');
    await (await openHistory(at)).ready();
    const aside = readdirSync(join(at.folder, 'history')).find((name) => name.includes('unreadable')) ?? '';
    // A person repairs it.
    writeFileSync(join(at.folder, 'history', aside), whole);
    writeFileSync(join(at.folder, 'history/segment-000001.json'), '{"version":1,"value":[]}');
    expect(await planRestore(at.folder, { kind: 'set-aside', name: `history/${aside}` })).toBeNull();
    await carryOutRestore(at);
    expect(await list(await openHistory(at))).toHaveLength(250);
    expect(existsSync(join(at.folder, 'history', aside))).toBe(false);
    expect(readdirSync(join(at.folder, 'history')).some((name) => name.includes('.replaced-'))).toBe(true);
  });

  it.each([
    { kind: 'backup', name: '../..' },
    { kind: 'backup', name: '2026-01-02 03-04-05 (daily)' },
    { kind: 'set-aside', name: 'settings.json' },
    { kind: 'set-aside', name: '../settings.unreadable-2026.json' },
  ] as const)('of a missing file is refused: $name', async (restore) => {
    const at = await lived();
    expect(await planRestore(at.folder, restore)).toContain('no longer exists');
    expect(existsSync(join(at.folder, 'restore.json'))).toBe(false);
  });
});
