import '#main/testing/faulty-files.ts';

import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { createCustomers } from '#main/customers/customers.ts';
import { type FaultPlan, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { file, files, filled, list, settled } from '#main/testing/history.ts';
import { place } from '#main/testing/place.ts';
import { openHistory } from './history.ts';
import { formatStamp } from './segment-index.ts';

it.concurrent('keeps the journal of a segment whose file is damaged, though its index is good, and shows its events', async () => {
  const at = place();
  await filled(at, 150);
  const journal = readFileSync(file(at, 'segment-000001.journal'));
  await filled(at, 100, 'y');
  // As a kill leaves it between the two, with a disk that then damaged the file and not its length.
  writeFileSync(file(at, 'segment-000001.journal'), journal);
  const segment = file(at, 'segment-000001.json');
  const index = JSON.parse(readFileSync(file(at, 'segment-000001.index'), 'utf8'));
  const { size } = statSync(segment);
  truncateSync(segment, 100);
  truncateSync(segment, size);
  const stamp = formatStamp({ size, modifiedMs: statSync(segment).mtimeMs });
  writeFileSync(file(at, 'segment-000001.index'), JSON.stringify({ ...index, stamp }));
  const history = await openHistory(at);
  const shown = await list(history);
  expect(shown.filter((id) => id.startsWith('x'))).toHaveLength(150);
  expect(at.notices.join()).toContain('segment-000001.json is damaged');
  expect(files(at).join()).toContain('segment-000001.unreadable-');
});

it.concurrent('leaves no old index with removed events when the new one cannot be written', async () => {
  const at = place();
  await filled(at, 210);
  const history = await openHistory(at);
  await history.ready();
  const noIndex: FaultPlan = ({ operation, path }) =>
    operation !== 'unlink' && path.includes('.index') ? 'ENOSPC' : null;
  await withFaultyFiles(noIndex, () => history.remove(['x7']), at.folder);
  const left = files(at).filter((name) => name.endsWith('.index'));
  for (const name of left) expect(readFileSync(file(at, name), 'utf8')).not.toContain('"x7"');
  expect(await list(await openHistory(at))).toHaveLength(209);
});

it.concurrent('counts the trash and the customers of a part that was read late', async ({ expect }) => {
  const at = place();
  await filled(at, 210);
  const before = await openHistory(at);
  await before.mark(['x0'], { deletedAt: '2026-01-01T00:00:00.000Z' });
  await before.begin(
    makeReceived('other', 't', { draft: { ...makeReceived('', '').draft, customerKey: 'late@example.com' } }),
  );
  await settled(before);
  before.close();
  const noRead: FaultPlan = ({ operation, path }) =>
    operation === 'read' && /segment-000001\.(json|index)$/.test(path) ? 'EIO' : null;
  const openUnread = async () => {
    const history = await openHistory(at);
    const customers = createCustomers(history);
    expect(await list(history)).toHaveLength(11);
    return { history, customers, count: (await customers.index()).all().length };
  };
  const { value } = await withFaultyFiles(noRead, openUnread, at.folder);
  await expect.poll(() => list(value.history), { timeout: 10_000 }).toHaveLength(210);
  expect(value.history.count()).toBe(210);
  const lines = (await value.customers.index()).all().reduce((sum, { events }) => sum + events, 0);
  expect(lines).toBeGreaterThan(value.count);
});

it.concurrent('says why an event can’t be read now, and nothing of one that is gone', async () => {
  const at = place();
  await filled(at, 210);
  const history = await openHistory(at);
  await history.ready();
  const onUnread = vi.fn();
  const noRead: FaultPlan = ({ operation, path }) =>
    operation === 'read' && path.endsWith('segment-000001.json') ? 'EIO' : null;
  const { value } = await withFaultyFiles(noRead, () => history.read('x1', onUnread), at.folder);
  expect(value).toBeNull();
  expect(onUnread).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('segment-000001 can’t be read now'));
  await history.remove(['x1']);
  expect(await history.read('x1', onUnread)).toBeNull();
  expect(onUnread).toHaveBeenCalledOnce();
});

it.concurrent('removes a whole part for good on a full disk, which makes room', async () => {
  const at = place();
  await filled(at, 210);
  const history = await openHistory(at);
  await history.ready();
  const full: FaultPlan = ({ operation }) => (operation === 'write' ? 'ENOSPC' : null);
  const old = new Set(Array.from({ length: 200 }, (_, index) => `x${index}`));
  const { value } = await withFaultyFiles(full, () => history.remove(old), at.folder);
  expect(value).toMatchObject({ removed: 200, problem: null });
  expect(files(at)).toEqual(['segment-000002.journal']);
  expect(await list(await openHistory(at))).toHaveLength(10);
});
