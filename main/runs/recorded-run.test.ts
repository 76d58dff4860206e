import { expect, it } from 'vitest';
import type { Exchange } from '#app/exchange/exchange.ts';
import type { RecordedGaps } from '#app/runs/pace.ts';
import { asRecorded, usualGaps, usualPace } from '#app/runs/pace.ts';
import { dueTimes } from '#app/runs/recorded-gaps.ts';
import type { RunSetup } from '#app/runs/run.ts';
import { answerReceived, numberOf } from '#main/testing/event-server.ts';
import { place } from '#main/testing/place.ts';
import {
  openRunPlace,
  type RunPlace,
  rowDraft,
  runToEnd,
  setupOf,
  setupWithRows,
  started,
  workspaceOf,
} from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';

type Arrival = { readonly number: number; readonly at: number };

const customers = ['ada', 'bob', 'ada', 'bob', 'ada', 'ada'] as const;

/** A history of six events of two customers, sent with pauses between them, and a server that notes when each arrives. */
async function recordedHistory(options: Parameters<typeof openRunPlace>[1] = {}) {
  const arrived: Arrival[] = [];
  const server = await serveEvents((event, response) => {
    arrived.push({ number: numberOf(event), at: performance.now() });
    answerReceived(event, response);
  });
  const runPlace = await openRunPlace(server.origin, options);
  const rows = customers.map((who, index) => [index, who] as const);
  await runToEnd(runPlace.runs, await setupWithRows(runPlace, rows, { pace: { pauseMs: 60 } }));
  arrived.length = 0;
  const exchanges = runPlace.history.recent().toSorted((a, b) => a.sentAt.localeCompare(b.sentAt));
  return { ...runPlace, server, arrived, exchanges };
}

/** The same events once more, as they were recorded. */
function replayOf(exchanges: readonly Exchange[], gaps: Partial<RecordedGaps> = {}): RunSetup {
  return setupOf({
    source: { kind: 'history', exchangeIds: exchanges.map(({ id }) => id) },
    pace: { ...asRecorded(usualPace), recorded: { ...usualGaps, ...gaps } },
  });
}

function duesOf(exchanges: readonly Exchange[], gaps: Partial<RecordedGaps> = {}): readonly number[] {
  const [first] = exchanges;
  const times = exchanges.map(({ sentAt }) => ({ atMs: Date.parse(sentAt) - Date.parse(first?.sentAt ?? '') }));
  return dueTimes(times, { ...usualGaps, ...gaps });
}

/** The place once another event has arrived. */
async function afterArrivals(arrived: readonly Arrival[], count: number): Promise<void> {
  await expect.poll(() => arrived.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
}

const planIn = async ({ runs }: RunPlace, setup: RunSetup) => {
  const check = await runs.check({ setup });
  return check.kind === 'checked' ? check.recorded : null;
};

it('sends events of the history in their order, none before its time, and says how long that takes', async () => {
  const recorded = await recordedHistory();
  const { runs, exchanges, arrived } = recorded;
  const gaps = { speed: 2, leastMs: 20, mostMs: 500 };
  const dues = duesOf(exchanges, gaps);
  expect((await planIn(recorded, replayOf(exchanges, gaps)))?.plannedMs).toBeCloseTo(dues.at(-1) ?? 0, 3);
  const begunAt = performance.now();
  const runId = await runToEnd(runs, replayOf(exchanges, gaps));
  expect(runs.read(runId)).toMatchObject({ state: 'done', ledger: { planned: 6, answered: 6 } });
  for (const who of ['ada', 'bob'] as const) {
    const ofCustomer = arrived.map(({ number }) => number).filter((number) => customers[number] === who);
    expect(ofCustomer).toEqual(ofCustomer.toSorted((a, b) => a - b));
  }
  for (const { number, at } of arrived) expect(at - begunAt).toBeGreaterThanOrEqual(dues[number] ?? 0);
  expect(arrived).toHaveLength(6);
});

it('tells which event is next, and sends it now when the person says so', async () => {
  const { runs, exchanges, arrived, told } = await recordedHistory();
  const runId = await started(runs, replayOf(exchanges, { leastMs: 600_000 }));
  await afterArrivals(arrived, 1);
  await expect.poll(() => told.at(-1)?.next, { timeout: 20_000 }).toMatchObject({ item: 1 });
  const next = told.at(-1)?.next;
  expect(next?.inMs).toBeGreaterThan(300_000);
  expect(told.at(-1)?.leftMs).toBeGreaterThan(5 * 300_000);
  runs.live(runId)?.runner.sendNext(2);
  runs.live(runId)?.runner.sendNext(1);
  await afterArrivals(arrived, 2);
  expect(arrived.map(({ number }) => number)).toEqual([0, 1]);
  runs.live(runId)?.runner.stop();
  await runs.live(runId)?.ended;
  expect(runs.read(runId)).toMatchObject({ state: 'stopped', ledger: { answered: 2, unsent: 4 } });
});

it('goes on after Tidings was closed in a gap: the rest keeps its gaps, and nothing is sent twice', async () => {
  const at = place();
  const { runs, exchanges, arrived, server } = await recordedHistory({ at });
  const gaps = { leastMs: 150 };
  const runId = await started(runs, replayOf(exchanges, gaps));
  await afterArrivals(arrived, 3);
  runs.close();
  const before = arrived.length;

  const { runs: reopened } = await openRunPlace(server.origin, { at });
  expect(reopened.read(runId)).toMatchObject({ state: 'interrupted', pace: { recorded: gaps } });
  const begunAt = performance.now();
  await reopened.sendUnsent({ runId, confirmed: false });
  await reopened.live(runId)?.ended;
  expect(reopened.read(runId)).toMatchObject({ state: 'done' });
  expect(arrived.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5]);
  const dues = duesOf(exchanges, gaps);
  for (const { number, at: arrivedAt } of arrived.slice(before))
    expect(arrivedAt - begunAt).toBeGreaterThanOrEqual((dues[number] ?? 0) - (dues[before] ?? 0));
});

it('keeps the gaps after the computer slept', async () => {
  let aheadMs = 0;
  const { runs, exchanges, arrived } = await recordedHistory({ aheadMs: () => aheadMs });
  const runId = await started(runs, replayOf(exchanges, { leastMs: 200 }));
  await afterArrivals(arrived, 2);
  aheadMs = 3_600_000;
  const wokeAt = performance.now();
  await runs.live(runId)?.ended;
  const dues = duesOf(exchanges, { leastMs: 200 });
  const [first] = arrived.slice(2);
  // The time of the plan may be as far ahead as a timer may be late.
  for (const { number, at } of arrived.slice(3))
    expect(at - wokeAt).toBeGreaterThanOrEqual((dues[number] ?? 0) - (dues[first?.number ?? 2] ?? 0) - 20);
  expect(arrived).toHaveLength(6);
});

it('sends the events of a TID one after the other, also where they have no customer key', async () => {
  const held: (() => void)[] = [];
  let isHolding = false;
  const server = await serveEvents((event, response) => {
    const answer = () => answerReceived(event, response);
    if (isHolding) held.push(answer);
    else answer();
  });
  const ofTid = { ...rowDraft, uri: 'a://b', customerKey: '', tid: 'dedc2983-4666-4641-8047-61250a878f89' };
  const { runs, history, told } = await openRunPlace(server.origin, { workspace: workspaceOf(ofTid, ofTid) });
  await runToEnd(runs, setupOf({ source: { kind: 'folder', folderId: 'f' } }));
  isHolding = true;
  const runId = await started(runs, replayOf(history.recent(), { mostMs: 0 }));
  await expect.poll(() => told.at(-1)?.next, { timeout: 20_000 }).toMatchObject({ item: 1, inMs: null });
  expect(held).toHaveLength(1);
  isHolding = false;
  held[0]?.();
  await runs.live(runId)?.ended;
  expect(runs.read(runId)).toMatchObject({ state: 'done', ledger: { answered: 2 } });
});

it('starts no run as recorded of events without times', async () => {
  const { runs } = await openRunPlace((await serveEvents()).origin);
  const answer = await runs.start({ setup: setupOf({ pace: asRecorded(usualPace) }), confirmed: false });
  expect(answer).toEqual({
    kind: 'refused',
    says: ['When these events happened isn’t recorded. Choose another pace.'],
  });
});
