import '#main/testing/faulty-files.ts';

import { cpSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { wholeHistory } from '#app/history/history-query.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { type FaultPlan, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { file, filled, list, settled } from '#main/testing/history.ts';
import { place } from '#main/testing/place.ts';
import { openHistory } from './history.ts';
import { openSegments } from './segments.ts';

const x = (count: number) => Array.from({ length: count }, (_, number) => `x${number}`);

it.concurrent('opens each part once, though it is asked for again while parts can’t be read', async () => {
  const at = place();
  await filled(at, 450);
  let isBad = true;
  const plan: FaultPlan = ({ operation, path }) =>
    isBad && operation === 'read' && /segment-00000[123]\.(json|journal|index)$/.test(path) ? 'EIO' : null;
  const copy = place();
  await withFaultyFiles(
    plan,
    async () => {
      const history = await openHistory(at);
      await history.ready();
      await setTimeout(2_100);
      const first = list(history);
      await setTimeout(2_030);
      isBad = false;
      await Promise.all([first, list(history)]);
      // Until then the first one may not have seen that the rest can be read.
      await setTimeout(2_100);
      const all = await list(history);
      expect([all.length, new Set(all).size]).toEqual([450, 450]);
      for (const id of ['new1', 'new2']) {
        expect(await history.begin(makeReceived(id, 't'))).toBeNull();
        await settled(history);
      }
      // As a kill leaves it.
      cpSync(at.folder, copy.folder, { recursive: true });
    },
    at.folder,
  );
  const again = await list(await openHistory(copy));
  expect([again.length, new Set(again).size]).toEqual([452, 452]);
  expect(again).toEqual(expect.arrayContaining(['new1', 'new2']));
});

it.concurrent('brings back no removed event by a write that was tried again', async () => {
  const at = place();
  await filled(at, 199);
  const history = await openHistory(at);
  await history.ready();
  let isBad = true;
  const plan: FaultPlan = ({ operation, path }) =>
    isBad && ['write', 'open'].includes(operation) && path.endsWith('000001.journal') ? 'EBUSY' : null;
  await withFaultyFiles(
    plan,
    async () => {
      const first = history.begin(makeReceived('x199', 't'));
      await history.begin(makeReceived('y', 't'));
      await settled(history);
      expect(await history.remove(x(200))).toMatchObject({ removed: 200, problem: null });
      isBad = false;
      await first;
    },
    at.folder,
  );
  history.close();
  expect(await list(await openHistory(at))).toEqual(['y']);
});

it.concurrent('lets a mark wait for one closing that can’t be written, not for one after each event', async () => {
  const at = place();
  const history = await openHistory(at);
  await history.ready();
  let tries = 0;
  const plan: FaultPlan = ({ operation, path }) => {
    if (operation !== 'rename' || !path.endsWith('000001.json')) return null;
    tries += 1;
    return 'EBUSY';
  };
  await withFaultyFiles(
    plan,
    async () => {
      for (const id of x(230)) {
        await history.begin(makeReceived(id, 't'));
        await new Promise(setImmediate);
      }
      await history.mark(['x229'], { pinned: true });
    },
    at.folder,
  );
  // Each closing tries a few times.
  expect(tries).toBeLessThan(20);
});

it.concurrent('says of each event that it couldn’t be saved, where an error that may pass becomes one that stays', async () => {
  const at = place();
  const history = await openHistory(at);
  await history.begin(makeReceived('a', 't'));
  let code = 'EBUSY';
  const plan: FaultPlan = ({ operation, path }) => (operation === 'write' && path.endsWith('.journal') ? code : null);
  await withFaultyFiles(
    plan,
    async () => {
      const both = ['b', 'c'].map((id) => history.begin(makeReceived(id, 't')));
      code = 'ENOSPC';
      for (const says of await Promise.all(both)) expect(says).toContain('full');
    },
    at.folder,
  );
});

it.concurrent('counts what is left once the file of a segment has gone', async () => {
  const at = place();
  await filled(at, 210);
  const history = await openHistory(at);
  await history.mark(x(200), { deletedAt: '2026-01-01T00:00:00.000Z' });
  expect((await history.list(wholeHistory, 1_000, 0)).total).toBe(10);
  rmSync(file(at, 'segment-000001.json'));
  expect(await history.read('x5')).toBeNull();
  expect(history.count()).toBe(10);
  expect(await history.list(wholeHistory, 1_000, 0)).toMatchObject({ total: 10, all: 10 });
});

it.concurrent('begins a new journal where the old one has vanished and can’t be read', async () => {
  const at = place();
  const history = await openHistory(at);
  await history.begin(makeReceived('a', 't'));
  rmSync(file(at, 'segment-000001.journal'));
  const plan: FaultPlan = ({ operation, path }) => (operation === 'read' && path.endsWith('.journal') ? 'EIO' : null);
  await withFaultyFiles(
    plan,
    async () => {
      for (const id of ['b', 'c']) expect(await history.begin(makeReceived(id, 't'))).toBeNull();
    },
    at.folder,
  );
  history.close();
  expect(await list(await openHistory(at))).toEqual(['c', 'b', 'a']);
});

it('has each event in one segment at any moment while one is closed', async () => {
  const segments = await openSegments(place());
  await segments.load();
  for (const id of x(201)) void segments.write([{ put: makeReceived(id, 't') }]);
  const seen = new Set<number>();
  await segments.inTurn(async () => {
    // The closing waits for its turn behind this.
    await setTimeout(30);
    void (async () => {
      for (let turn = 0; turn < 40; turn += 1) {
        await null;
        seen.add(segments.indexes().reduce((sum, [, { table }]) => sum + table.length, 0));
      }
    })();
  });
  await setTimeout(200);
  expect([...seen]).toEqual([201]);
});
