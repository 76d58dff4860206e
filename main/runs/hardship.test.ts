import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { answerReceived, numberOf } from '#main/testing/event-server.ts';
import { place } from '#main/testing/place.ts';
import { openRunPlace, people, runToEnd, setupWithRows, started } from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';
import { asRoot, onSmallDisk } from '#main/testing/small-disk.ts';

describe.runIf(asRoot)('a disk that gets full during a run', () => {
  it('pauses it before its next event and says why; with room again it goes on, and nothing is sent twice', async () => {
    await onSmallDisk(async (folder) => {
      const filler = join(folder, 'filler');
      const server = await serveEvents((event, response) => {
        // Less and less room, until none is left.
        if (server.taken.length === 10) fill();
        answerReceived(event, response);
      });
      function fill() {
        for (let bytes = 4_000_000; bytes >= 1; bytes = Math.floor(bytes / 2))
          try {
            writeFileSync(filler, Buffer.alloc(bytes), { flag: 'a' });
          } catch {
            // That was too much; half of it may fit.
          }
      }
      const at = place(folder);
      const { runs, ...rest } = await openRunPlace(server.origin, { at, environment: { timeoutMs: 10_000 } });
      const setup = await setupWithRows({ runs, ...rest }, people(400));
      const runId = await started(runs, setup);
      await vi.waitFor(() => expect(runs.read(runId)?.state).toBe('paused'));
      expect(runs.read(runId)?.says).toContain('The disk is full');
      const before = server.taken.length;
      expect(before).toBeLessThan(400);

      rmSync(filler);
      runs.live(runId)?.runner.goOn();
      await runs.live(runId)?.ended;
      expect(server.taken.map(numberOf)).toEqual(people(400).map(([number]) => number));
      expect(runs.read(runId)).toMatchObject({ state: 'done', says: null });
      expect(runs.read(runId)?.ledger).toEqual({
        planned: 400,
        answered: 400,
        failed: 0,
        unknown: 0,
        skipped: 0,
        unsent: 0,
      });
    });
  });

  it('before its start keeps it from being started, and leaves nothing behind', async () => {
    await onSmallDisk(async (folder) => {
      const server = await serveEvents();
      const held = await openRunPlace(server.origin, { at: place(folder) });
      const many = Array.from({ length: 60_000 }, (_, index) => [index, 'x'.repeat(80)] as const);
      const setup = await setupWithRows(held, many);
      const answer = await held.runs.start({ setup, confirmed: false });
      expect(answer).toMatchObject({ kind: 'refused', says: [expect.stringContaining('The disk is full')] });
      expect(server.taken).toEqual([]);
      expect(held.runs.list()).toEqual([]);
    });
  });
});

describe('a server in trouble during a run', () => {
  it('that goes away fails the remaining items, which were not sent', async () => {
    const server = await serveEvents((event, response) => {
      answerReceived(event, response);
      if (server.taken.length === 5) server.close();
    });
    const held = await openRunPlace(server.origin, { environment: { timeoutMs: 5_000 } });
    const runId = await runToEnd(held.runs, await setupWithRows(held, people(20)));
    const run = held.runs.read(runId);
    if (run === null) throw new Error('The run is gone.');
    const { results } = await held.runs.archive.results(run, 'all', 0, 20);
    const wentOut = results.filter(({ left }) => left === 'yes').map(({ item }) => item + 1);
    // Every event that the server received counts as sent; the one at the moment of closing may have been.
    expect(wentOut).toEqual(expect.arrayContaining(server.taken.map(numberOf)));
    expect(wentOut.length).toBeLessThan(8);
    expect(run.ledger.failed).toBe(20 - wentOut.length);
  });

  it('that hangs is not waited for when the person stops twice: events under way have an unknown result', async () => {
    const server = await serveEvents(() => {});
    const held = await openRunPlace(server.origin, { environment: { timeoutMs: 600_000 } });
    const runId = await started(held.runs, await setupWithRows(held, people(5), { pace: { inFlight: 2 } }));
    await vi.waitFor(() => expect(server.taken.length).toBe(2));
    held.runs.live(runId)?.runner.stop();
    expect(held.runs.read(runId)?.state).toBe('running');
    held.runs.live(runId)?.runner.stop();
    await held.runs.live(runId)?.ended;
    expect(held.runs.read(runId)).toMatchObject({ state: 'stopped', ledger: { unknown: 2, unsent: 3 } });
  });

  it('can be waited out with a pause: events under way end, no more begin, and it resumes where it was', async () => {
    const server = await serveEvents();
    const held = await openRunPlace(server.origin);
    const runId = await started(held.runs, await setupWithRows(held, people(30), { pace: { pauseMs: 50 } }));
    await vi.waitFor(() => expect(server.taken.length).toBeGreaterThan(3));
    held.runs.live(runId)?.runner.pause();
    await vi.waitFor(() => expect(held.runs.progress(runId)?.underWay).toBe(0));
    const before = server.taken.length;
    expect(held.runs.read(runId)).toMatchObject({ state: 'paused', says: null });
    held.runs.live(runId)?.runner.goOn();
    await held.runs.live(runId)?.ended;
    expect(before).toBeLessThan(30);
    expect(server.taken.map(numberOf)).toEqual(people(30).map(([number]) => number));
  });
});

it('one run is under way at a time', async () => {
  const server = await serveEvents(() => {});
  const held = await openRunPlace(server.origin, { environment: { timeoutMs: 600_000 } });
  const setup = await setupWithRows(held, people(2));
  const runId = await started(held.runs, setup);
  expect(await held.runs.start({ setup, confirmed: false })).toMatchObject({ kind: 'refused' });
  expect(await held.runs.sendUnsent({ runId, confirmed: false })).toMatchObject({ kind: 'refused' });
  expect(await held.runs.trash(runId, true)).not.toBeNull();
  held.runs.live(runId)?.runner.stop();
  held.runs.live(runId)?.runner.stop();
  await held.runs.live(runId)?.ended;
  expect(await held.runs.trash(runId, true)).toBeNull();
  expect(held.runs.list()[0]?.deletedAt).not.toBeNull();
});
