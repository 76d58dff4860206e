import { describe, expect, it, vi } from 'vitest';
import { type Run, tookMs } from '#app/runs/run.ts';
import { answerReceived, numberOf } from '#main/testing/event-server.ts';
import {
  openRunPlace,
  people,
  rowDraft,
  runToEnd,
  setupWithRows,
  started,
  workspaceOf,
} from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';

const tookOf = (run: Run | null) => (run === null ? null : tookMs(run)) ?? Number.NaN;

describe('the rest of a run', () => {
  it('is sent after it was stopped, and nothing twice', async () => {
    const place = await openRunPlace('');
    const server = await serveEvents(async (event, response) => {
      if (server.taken.length === 5) stop();
      answerReceived(event, response);
    });
    const again = await openRunPlace(server.origin, { at: place.at });
    const setup = await setupWithRows(again, people(12));
    const runId = await started(again.runs, setup);
    const stop = () => again.runs.live(runId)?.runner.stop();
    await again.runs.live(runId)?.ended;
    expect(again.runs.read(runId)).toMatchObject({ state: 'stopped', ledger: { planned: 12, answered: 5, unsent: 7 } });
    expect(await again.runs.sendUnsent({ runId, confirmed: false })).toEqual({ kind: 'started', runId });
    await again.runs.live(runId)?.ended;
    expect(again.runs.read(runId)).toMatchObject({ state: 'done', ledger: { answered: 12, unsent: 0 } });
    expect(server.taken.map(numberOf)).toEqual(people(12).map(([number]) => number));
  });

  it('is known after the app ended during the run, and events under way are never sent again', async () => {
    const server = await serveEvents((event, response) => {
      if (numberOf(event) < 4) answerReceived(event, response);
    });
    const first = await openRunPlace(server.origin, { environment: { timeoutMs: 60_000 } });
    const runId = await started(first.runs, await setupWithRows(first, people(6)));
    await vi.waitFor(() => expect(server.taken.length).toBe(4));
    // The same files, as they are after a kill.
    const second = await openRunPlace(server.origin, { at: first.at });
    const run = second.runs.read(runId);
    expect(run).toMatchObject({ state: 'interrupted', ledger: { answered: 3, unknown: 1, unsent: 2 } });
    if (run === null) return;
    expect((await second.runs.archive.results(run, 'unknown', 0, 9)).results).toMatchObject([
      { item: 3, outcome: 'interrupted', left: 'yes', customerKey: 'c3@example.com' },
    ]);
    await second.runs.sendUnsent({ runId, confirmed: false });
    await vi.waitFor(() => expect(server.taken.length).toBe(5));
    expect(server.taken.map(numberOf)).toEqual([1, 2, 3, 4, 5]);
    second.runs.live(runId)?.runner.stop();
    second.runs.live(runId)?.runner.stop();
    await second.runs.live(runId)?.ended;
    first.runs.close();
  });

  it('counts the time that it went, not the days until its rest was sent or the app was started again', async () => {
    const dayMs = 86_400_000;
    let aheadMs = 0;
    const clocks = { aheadMs: () => aheadMs };
    const server = await serveEvents((event, response) => {
      if (numberOf(event) !== 3 || aheadMs > 0) answerReceived(event, response);
    });
    const first = await openRunPlace(server.origin, { environment: { timeoutMs: 60_000 }, ...clocks });
    const runId = await started(first.runs, await setupWithRows(first, people(5)));
    await vi.waitFor(() => expect(server.taken.length).toBe(3));
    first.runs.live(runId)?.log.flush();
    const second = await openRunPlace(server.origin, { at: first.at, aheadMs: () => dayMs });
    const interrupted = second.runs.read(runId);
    expect(interrupted?.state).toBe('interrupted');
    expect(tookOf(interrupted)).toBeGreaterThan(0);
    expect(tookOf(interrupted)).toBeLessThan(dayMs / 2);

    aheadMs = 2 * dayMs;
    const third = await openRunPlace(server.origin, { at: first.at, ...clocks });
    await third.runs.sendUnsent({ runId, confirmed: false });
    await third.runs.live(runId)?.ended;
    const run = third.runs.read(runId);
    expect(run).toMatchObject({ state: 'done', ledger: { answered: 4, unknown: 1 } });
    expect(Date.parse(run?.endedAt ?? '') - Date.parse(run?.startedAt ?? '')).toBeGreaterThan(dayMs);
    expect(tookOf(run)).toBeGreaterThan(tookOf(interrupted));
    expect(tookOf(run)).toBeLessThan(dayMs / 2);
    expect(third.told.at(-1)?.elapsedMs).toBe(tookOf(run));
    first.runs.close();
  });

  it('goes on with the tid that each customer had', async () => {
    const server = await serveEvents();
    const place = await openRunPlace(server.origin);
    const setup = await setupWithRows(place, people(4, 1));
    const runId = await started(place.runs, setup);
    await vi.waitFor(() => expect(server.taken.length).toBeGreaterThan(0));
    place.runs.live(runId)?.runner.stop();
    await place.runs.live(runId)?.ended;
    await place.runs.sendUnsent({ runId, confirmed: false });
    await place.runs.live(runId)?.ended;
    expect(server.taken.length).toBe(4);
    expect(new Set(server.taken.map(({ tid }) => tid)).size).toBe(1);
  });

  it('is counted without rows that were left out, whether they were reached or not', async () => {
    const place = await openRunPlace('');
    const server = await serveEvents((event, response) => {
      if (server.taken.length === 3) stop();
      answerReceived(event, response);
    });
    const again = await openRunPlace(server.origin, {
      at: place.at,
      workspace: workspaceOf({ ...rowDraft, uri: '{{ck}}' }),
    });
    // The first two can't be sent, and the last two are unticked.
    const rows = people(10).map(([number]) => [number, number < 3 ? '' : `assist://desk/${number}`] as const);
    const setup = await setupWithRows(again, rows, { leaveOutFaulty: true, leftOutRows: [9, 10] });
    const runId = await started(again.runs, setup);
    const stop = () => again.runs.live(runId)?.runner.stop();
    expect(again.runs.countUnsent(runId)).toBe(0);
    await again.runs.live(runId)?.ended;
    expect(again.runs.read(runId)?.ledger).toMatchObject({ answered: 3, skipped: 2, unsent: 5 });
    expect(again.runs.countUnsent(runId)).toBe(3);
    await again.runs.sendUnsent({ runId, confirmed: false });
    await again.runs.live(runId)?.ended;
    expect(server.taken.length).toBe(6);
    expect(again.runs.read(runId)?.ledger).toMatchObject({ answered: 6, skipped: 4, unsent: 0 });
    expect(again.runs.countUnsent(runId)).toBe(0);
  });

  it('is skipped when the first failure ends the run, and can be sent once that is fixed', async () => {
    let isMended = false;
    const server = await serveEvents((event, response) => {
      if (numberOf(event) === 3 && !isMended) response.writeHead(404).end('{"statusCode":404}');
      else answerReceived(event, response);
    });
    const place = await openRunPlace(server.origin);
    const runId = await runToEnd(place.runs, await setupWithRows(place, people(6), { pace: { stopOnFailure: true } }));
    expect(place.runs.read(runId)).toMatchObject({
      state: 'ended-by-failure',
      ledger: { planned: 6, answered: 2, failed: 1, skipped: 3, unsent: 0 },
    });
    expect(place.runs.countUnsent(runId)).toBe(3);
    isMended = true;
    await place.runs.sendUnsent({ runId, confirmed: false });
    await place.runs.live(runId)?.ended;
    await place.runs.sendFailed({ runId, unclearToo: false, confirmed: false });
    await place.runs.live(runId)?.ended;
    expect(place.runs.read(runId)?.ledger).toMatchObject({ answered: 6, failed: 0, skipped: 0 });
    expect(server.taken.map(numberOf)).toEqual([1, 2, 3, 4, 5, 6, 3]);
  });

  it('keeps a stopped run stopped when its failed items alone are sent again, and counts these alone', async () => {
    let isMended = false;
    const server = await serveEvents((event, response) => {
      if (numberOf(event) <= 2 && !isMended) response.writeHead(404).end('{"statusCode":404}');
      else answerReceived(event, response);
    });
    const place = await openRunPlace(server.origin);
    const runId = await started(place.runs, await setupWithRows(place, people(30), { pace: { pauseMs: 5 } }));
    await vi.waitFor(() => expect(server.taken.length).toBeGreaterThan(3));
    place.runs.live(runId)?.runner.stop();
    await place.runs.live(runId)?.ended;
    const { unsent = 0 } = place.runs.read(runId)?.ledger ?? {};
    expect(unsent).toBeGreaterThan(0);
    isMended = true;
    await place.runs.sendFailed({ runId, unclearToo: false, confirmed: false });
    expect(place.runs.list()[0]?.pass).toEqual({ total: 2, left: 2 });
    await place.runs.live(runId)?.ended;
    expect(place.runs.read(runId)).toMatchObject({ state: 'stopped', ledger: { failed: 0, unsent } });
    expect(place.runs.list()[0]?.pass).toBeUndefined();
  });

  it('is not sent where the run did not go, once its environment has another server', async () => {
    const server = await serveEvents();
    const place = await openRunPlace(server.origin);
    const runId = await runToEnd(place.runs, await setupWithRows(place, people(2), { pace: { stopOnFailure: true } }));
    const moved = await openRunPlace('https://elsewhere.example.com', { at: place.at });
    const answer = await moved.runs.sendFailed({ runId, unclearToo: true, confirmed: false });
    expect(answer).toMatchObject({ kind: 'refused', says: [expect.stringContaining('https://elsewhere.example.com')] });
    expect(answer).toMatchObject({ says: [expect.stringContaining(server.origin)] });
  });

  it('that failed and may have been received is sent again only when that is asked for', async () => {
    const server = await serveEvents((_, response) => {
      response.end('{"statusCode":400}');
    });
    const place = await openRunPlace(server.origin);
    const runId = await runToEnd(place.runs, await setupWithRows(place, people(2)));
    expect(place.runs.read(runId)?.ledger).toMatchObject({ failed: 2 });
    await place.runs.sendFailed({ runId, unclearToo: false, confirmed: false });
    await place.runs.live(runId)?.ended;
    expect(server.taken.length).toBe(2);
    await place.runs.sendFailed({ runId, unclearToo: true, confirmed: false });
    await place.runs.live(runId)?.ended;
    expect(server.taken.length).toBe(4);
    const run = place.runs.read(runId);
    if (run !== null)
      expect((await place.runs.archive.results(run, 'all', 0, 1)).results).toMatchObject([{ attempt: 2 }]);
  });
});
