import '#main/testing/faulty-files.ts';

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '#app/exchange/exchange.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { type FaultPlan, type FileCall, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { file, files, filled, list, settled } from '#main/testing/history.ts';
import { place } from '#main/testing/place.ts';
import { openHistory } from './history.ts';

const codes = ['EBUSY', 'EIO', 'ENOSPC', 'EMFILE'] as const;
/** Every call with every code, which takes minutes; else each call with one of them. */
const isLong = process.env['TIDINGS_LONG'] === '1';
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `x${index}`);

/** What a session answered to each of its steps: null where it was done, words where not. */
type Answers = Readonly<Record<'sent' | 'ended' | 'pinned' | 'noted' | 'trashed' | 'removed', string | null>>;

/** Sends, marks, deletes and removes in closed and open segments, and ends. */
async function session(folder: string, onNoting = (_isBegun: boolean) => {}): Promise<Answers> {
  const history = await openHistory(place(folder));
  const sent = await history.begin(makeExchange('new'));
  const left = await history.leave('new');
  await history.begin(makeReceived('next', 't'));
  const ended = await history.complete(makeReceived('new', 't'));
  const pinned = await history.mark(['x1', 'x210'], { pinned: true });
  onNoting(true);
  const noted = await history.mark(['x2', 'x211'], { note: 'seen' });
  onNoting(false);
  const trashed = await history.mark(['x3', 'x212'], { deletedAt: '2026-01-01T00:00:00.000Z' });
  const { problem: removed } = await history.remove(['x4', 'x213']);
  await settled(history);
  history.close();
  return { sent: sent ?? left, ended, pinned, noted, trashed, removed };
}

/** The calls of a session, and the numbers of those that save the note. */
async function callsOf(folder: string) {
  const calls: FileCall[] = [];
  const ofNote = new Set<number>();
  let isNoting = false;
  const listen: FaultPlan = (call) => {
    if (isNoting) ofNote.add(calls.length);
    calls.push(call);
    return null;
  };
  const onNoting = (isBegun: boolean) => {
    isNoting = isBegun;
  };
  await withFaultyFiles(listen, () => session(folder, onNoting), folder);
  return { calls, ofNote };
}

/** The saved data after a session, read without injected faults. */
async function keptIn(folder: string) {
  const at = place(folder);
  const history = await openHistory(at);
  const all = [...(await list(history)), ...(await list(history, { scope: 'trash' }))];
  // Together: one by one, each would read its segment again.
  const events = new Map<string, Exchange>();
  const wanted = ['x1', 'x2', 'x3', 'x210', 'x211', 'x212', 'new'];
  for await (const event of history.readAll(wanted, () => {})) events.set(event.id, event);
  const read = (id: string) => events.get(id)?.marks;
  const marks = { pinned: read('x1'), noted: read('x2'), trashed: read('x3') };
  const inOpen = { pinned: read('x210'), noted: read('x211'), trashed: read('x212') };
  const result = events.get('new')?.result;
  history.close();
  return { all, marks, inOpen, result, notices: at.notices };
}

async function check(folder: string, answers: Answers, what: string) {
  const { all, marks, inOpen, result } = await keptIn(folder);
  expect(new Set(all).size, `${what}: each event once`).toBe(all.length);
  const lost = idsOf(399).filter((id) => id !== 'x4' && id !== 'x213' && !all.includes(id));
  expect(lost, `${what}: nothing else is lost`).toEqual([]);
  const stillThere = ['x4', 'x213'].filter((id) => all.includes(id));
  if (stillThere.length > 0) expect(answers.removed, `${what}: what came back was said`).not.toBeNull();
  if (answers.sent === null) expect(all, `${what}: a send that was kept`).toContain('new');
  if (answers.ended === null) expect(result, `${what}: its end`).toMatchObject({ outcome: 'received' });
  for (const at of [marks, inOpen]) {
    if (answers.pinned === null) expect(at.pinned, what).toMatchObject({ pinned: true });
    if (answers.noted === null) expect(at.noted, what).toMatchObject({ note: 'seen' });
    if (answers.trashed === null) expect(at.trashed, what).toMatchObject({ deletedAt: expect.any(String) });
  }
}

describe('a history whose files fail', () => {
  it('does each thing or says that it did not, and loses nothing else, wherever one call fails once', async () => {
    const whole = place();
    // One more fills the open segment, and the next one closes it.
    await filled(whole, 399);
    const copy = () => {
      const folder = mkdtempSync(join(tmpdir(), 'faults-'));
      cpSync(whole.folder, folder, { recursive: true });
      return folder;
    };
    const { calls, ofNote } = await callsOf(copy());
    expect(calls.length).toBeGreaterThan(100);
    const kinds = new Set(calls.map(({ operation }) => operation));
    for (const operation of ['read', 'write', 'rename', 'unlink', 'open'] as const) expect(kinds).toContain(operation);
    // A note is written as a pin is: those calls are left out of the short form.
    const codesAt = (index: number) => {
      if (isLong) return codes;
      return ofNote.has(index) ? [] : codes.slice(index % codes.length, (index % codes.length) + 1);
    };
    const wanted = [...calls.entries()].flatMap(([index, call]) =>
      codesAt(index).map((code) => ({ index, call, code })),
    );
    const left = wanted.values();
    const tryThem = async () => {
      for (const { index, call, code } of left) {
        const folder = copy();
        const { value } = await withFaultyFiles(once(calls, index, code), () => session(folder), folder);
        await check(folder, value, `${code} at ${index}, ${call.operation} ${call.path.split('/').at(-1)}`);
      }
    };
    // Together: many of them wait before they try again.
    await Promise.all(Array.from({ length: 3 }, tryThem));
    if (isLong) console.info(`${wanted.length} faults were tried.`);
  }, 600_000);

  it.each(codes)('that cannot be read for a while by %s is shown again without a restart', async (code) => {
    const at = place();
    await filled(at, 450);
    const history = await openHistory(at);
    expect(await list(history)).toHaveLength(450);
    const isSegment: FaultPlan = ({ operation, path }) =>
      operation === 'read' && path.endsWith('segment-000001.json') ? code : null;
    const { value } = await withFaultyFiles(isSegment, async () => [
      await history.mark(['x0', 'x1'], { pinned: true }),
      (await history.remove(['x2'])).problem,
    ]);
    for (const says of value) expect(says).toContain('can’t be read now');
    expect(await list(history)).toHaveLength(450);
    expect(await history.mark(['x0'], { pinned: true })).toBeNull();
    expect(await list(await openHistory(at))).toHaveLength(450);
    expect(await history.read('x0')).toMatchObject({ marks: { pinned: true } });
  });

  it('that cannot be read at the start is shown as soon as it can', async () => {
    const at = place();
    await filled(at, 450);
    const isData: FaultPlan = ({ operation, path }) =>
      operation === 'read' && /segment-00000[13]\.(json|journal|index)$/.test(path) ? 'EIO' : null;
    const { value: history } = await withFaultyFiles(isData, async () => {
      const opened = await openHistory(at);
      expect(await list(opened)).toHaveLength(200);
      return opened;
    });
    expect(at.notices).toHaveLength(2);
    expect(at.notices.join()).toContain('Nothing was changed');
    await history.begin(makeReceived('after', 't'));
    await expect.poll(async () => (await list(history)).length, { timeout: 10_000 }).toBe(451);
  });

  it('keeps nothing of removed events when its journal cannot be removed, also at the next start', async () => {
    const at = place();
    await filled(at, 3);
    const history = await openHistory(at);
    const noUnlink: FaultPlan = ({ operation }) => (operation === 'unlink' ? 'EPERM' : null);
    const { value } = await withFaultyFiles(noUnlink, () => history.remove(['x0', 'x2']));
    expect(value).toEqual({ removed: 2, leftOut: 0, problem: null });
    history.close();
    expect(await list(await openHistory(at))).toEqual(['x1']);
  });
});

it('keeps an event that begins while the journal is replaced, and all later ones', async () => {
  const at = place();
  await filled(at, 5);
  const history = await openHistory(at);
  let isFirst = true;
  const { value: removal } = await withFaultyFiles(
    ({ operation, path }) => {
      if (operation !== 'rename' || !path.endsWith('.journal') || !isFirst) return null;
      isFirst = false;
      return 'EBUSY';
    },
    async () => {
      const removing = history.remove(['x1']);
      await expect.poll(() => isFirst).toBe(false);
      await history.begin(makeReceived('new', 't'));
      return removing;
    },
  );
  expect(removal).toEqual({ removed: 1, leftOut: 0, problem: null });
  await history.begin(makeReceived('later', 't'));
  history.close();
  expect((await list(await openHistory(at))).toSorted()).toEqual(['later', 'new', 'x0', 'x2', 'x3', 'x4']);
});

it('keeps nothing in a journal that stayed when its segment was closed, once its events are removed', async () => {
  const at = place();
  await filled(at, 199);
  const noUnlink: FaultPlan = ({ operation, path }) =>
    ['unlink', 'truncate'].includes(operation) && path.endsWith('000001.journal') ? 'EPERM' : null;
  const history = await openHistory(at);
  await withFaultyFiles(noUnlink, async () => {
    for (const id of ['x199', 'x200']) await history.begin(makeReceived(id, 't'));
    await settled(history);
  });
  expect(files(at)).toContain('segment-000001.journal');
  expect(await history.remove(idsOf(200))).toMatchObject({ removed: 200, problem: null });
  history.close();
  expect(files(at)).not.toContain('segment-000001.journal');
  expect(await list(await openHistory(at))).toEqual(['x200']);
});

it('keeps all events of a journal that was removed from outside and can’t be restored at the first try', async () => {
  const at = place();
  await filled(at, 3);
  const history = await openHistory(at);
  await history.begin(makeReceived('x3', 't'));
  rmSync(file(at, 'segment-000001.journal'));
  let isFirst = true;
  const { value: problem } = await withFaultyFiles(
    ({ operation }) => {
      if (operation !== 'write' || !isFirst) return null;
      isFirst = false;
      return 'ENOSPC';
    },
    () => history.begin(makeReceived('x4', 't')),
  );
  expect([problem, isFirst]).toEqual([null, false]);
  // As after a crash: nothing is written at the end.
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  cpSync(at.folder, folder, { recursive: true });
  history.close();
  expect((await list(await openHistory(place(folder)))).toSorted()).toEqual(['x0', 'x1', 'x2', 'x3', 'x4']);
});

/** The call with this number fails; another session may make its calls in another order. */
function once(calls: readonly FileCall[], index: number, code: string): FaultPlan {
  const wanted = calls[index]?.operation;
  let at = -1;
  const before = calls.slice(0, index).filter(({ operation }) => operation === wanted).length;
  return ({ operation }) => {
    if (operation === wanted) at += 1;
    return operation === wanted && at === before ? code : null;
  };
}
