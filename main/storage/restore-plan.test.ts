import '#main/testing/faulty-files.ts';

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FaultPlan, type FileCall, fileCallsOf, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { type Place, place } from '#main/testing/place.ts';
import { begin, fresh, made } from '#main/testing/planned-restore.ts';
import { backupNames } from './backup-names.ts';
import { openBackups } from './backups.ts';
import { filesIn } from './data-files.ts';
import { writeDocument } from './document-store.ts';
import { carryOutRestore } from './restore.ts';
import { cancelRestore, plannedRestore, planRestore } from './restore-plan.ts';

const fails =
  (code: string, calls: (call: FileCall) => boolean): FaultPlan =>
  (call) =>
    calls(call) ? code : null;

// Not its new file: the store that writes that one keeps the processor busy for a second before it gives up.
const isPlan = ({ path }: FileCall) => path.endsWith('restore.json');

const starting = (at: Place) =>
  begin(at).then(
    () => 'opens',
    (error: Error) => error.message,
  );

describe.concurrent('a plan that cannot be removed', () => {
  const isRemoval = (call: FileCall) => call.operation === 'unlink' && call.path.endsWith('restore.json');

  it.each(['backup', 'set-aside'] as const)('is followed once, and reported once: a %s', async (kind) => {
    const { at, name } = await fresh();
    const aside = 'settings.unreadable-2026-01-01T00-00-00-000Z.json';
    await writeDocument(at.folder, aside.replace(/\.json$/, ''), { theme: 'light' });
    await planRestore(at.folder, { kind, name: kind === 'backup' ? name : aside });
    await withFaultyFiles(fails('EBUSY', isRemoval), () => carryOutRestore(at), at.folder);
    expect(at.notices).toEqual([expect.stringContaining('was restored')]);
    expect(plannedRestore(at.folder)).toBeNull();
    await writeDocument(at.folder, 'workspace', ['work of this session']);
    const work = made(at);
    const next = place(at.folder);
    await begin(next);
    expect(next.notices).toEqual([]);
    expect(made(next)).toEqual(work);
    expect(filesIn(at.folder).filter((path) => /^restor/.test(path))).toEqual([]);
  });

  it('nor changed keeps the start from opening what a swap would replace', async () => {
    const { at, old } = await fresh();
    const isSwapped = () => made(at)['workspace.json'] === old['workspace.json'];
    const { value } = await withFaultyFiles(
      fails('EBUSY', (call) => isPlan(call) && ['unlink', 'rename'].includes(call.operation) && isSwapped()),
      () => starting(at),
      at.folder,
    );
    expect(value).toMatch(/isn’t finished.*continues at the next start/);
    const next = place(at.folder);
    expect(await starting(next)).toBe('opens');
    expect(next.notices).toEqual([expect.stringContaining('was restored')]);
    expect(made(next)).toEqual(old);
  });
});

it.concurrent('a set-aside file whose restore is killed at any call is restored by the next start, and never called unchanged', async () => {
  const aside = 'settings.unreadable-2026-01-01T00-00-00-000Z.json';
  const make = async () => {
    const at = place();
    await writeDocument(at.folder, 'settings', { theme: 'dark' });
    await writeDocument(at.folder, aside.replace(/\.json$/, ''), { theme: 'light' });
    await planRestore(at.folder, { kind: 'set-aside', name: aside });
    return at;
  };
  const whole = await make();
  const calls = await fileCallsOf(() => carryOutRestore(whole), whole.folder);
  for (const [killAt] of calls.entries()) {
    const at = await make();
    await withFaultyFiles(
      (_, index) => {
        if (index >= killAt) throw new Error('killed');
        return null;
      },
      () => carryOutRestore(at).catch(() => {}),
      at.folder,
    );
    const next = place(at.folder);
    await begin(next);
    expect([killAt, readFileSync(join(at.folder, 'settings.json'), 'utf8')]).toEqual([
      killAt,
      expect.stringContaining('light'),
    ]);
    expect([killAt, next.notices.join()]).toEqual([killAt, expect.not.stringContaining('nothing was changed')]);
  }
});

describe.concurrent('a swap that is broken off', () => {
  async function broken() {
    const one = await fresh();
    const isLast = ({ operation, path }: FileCall) =>
      operation === 'rename' && path === join(one.at.folder, 'workspace.json');
    const { value } = await withFaultyFiles(fails('EBUSY', isLast), () => starting(one.at), one.at.folder);
    expect(value).toMatch(/isn’t finished/);
    return one;
  }

  it('is not opened while its plan cannot be read', async () => {
    const { at, old } = await broken();
    const read = ({ operation, path }: FileCall) => operation === 'read' && path.endsWith('restore.json');
    const { value } = await withFaultyFiles(fails('EBUSY', read), () => starting(at), at.folder);
    expect(value).toMatch(/only in part.*couldn’t be read \(EBUSY\)/);
    const next = place(at.folder);
    expect(await starting(next)).toBe('opens');
    expect(made(next)).toEqual(old);
  });

  it.each([
    ['damaged', '{"version":1,', /only in part.*is damaged/],
    ['of a newer version', '{"version":2,"value":{}}', /only in part.*newer version/],
  ])('is not opened while its plan is %s, and both are left', async (_, text, says) => {
    const { at } = await broken();
    writeFileSync(join(at.folder, 'restore.json'), text);
    expect(await starting(at)).toMatch(says);
    expect(readFileSync(join(at.folder, 'restore.json'), 'utf8')).toBe(text);
    expect(existsSync(join(at.folder, 'restoring'))).toBe(true);
  });
});

it.concurrent.each([
  ['made by a newer version', '{"version":2,"value":{}}', null, /made by a newer version.*restore\.json/],
  ['that can’t be read now', '{"version":1,"value":{}}', 'EBUSY', /restore\.json couldn’t be read/],
])('a plan %s is not replaced, and no backup is removed', async (_, text, code, says) => {
  const { at, name } = await fresh();
  const file = join(at.folder, 'restore.json');
  writeFileSync(file, text);
  const faults: FaultPlan = (call) => (call.operation === 'read' && isPlan(call) ? code : null);
  const work = async () => {
    expect(await planRestore(at.folder, { kind: 'backup', name })).toMatch(says);
    for (let time = 0; time < 8; time++) await openBackups(at).take('by hand');
  };
  await withFaultyFiles(faults, work, at.folder);
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(backupNames(join(at.folder, 'backups'))).toContain(name);
});

it.concurrent('a restore that was taken back changes nothing at the next start', async () => {
  const { at, recent } = await fresh();
  expect(await cancelRestore(at.folder)).toBeNull();
  expect(plannedRestore(at.folder)).toBeNull();
  await begin(at);
  expect(made(at)).toEqual(recent);
  expect(at.notices).toEqual([]);
  expect(await cancelRestore(at.folder)).toBeNull();
});

it.concurrent('a restore that has already begun to swap files is not taken back', async () => {
  const { at, name } = await fresh();
  await writeDocument(at.folder, 'restore', { kind: 'backup', name, swap: { files: [], removed: [] } });
  expect(await cancelRestore(at.folder)).toContain('already being restored');
  expect(plannedRestore(at.folder)?.name).toBe(name);
});
