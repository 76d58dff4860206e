import { expect, it } from 'vitest';
import type { TidUse } from '#app/exchange/tid-rule.ts';
import { answerReceived } from '#main/testing/event-server.ts';
import {
  openRunPlace,
  rowDraft,
  runEnvironment,
  setupOf,
  setupWithRows,
  workspaceOf,
} from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';
import { compareTwinRuns } from './compare-twins.ts';
import type { Runs } from './runs.ts';

const rows = [1, 2, 3].map((number) => [number, `c${number}`] as const);
const siteKey = runEnvironment.siteKeys[0]?.siteKey ?? '';
const other = { environmentId: 'prod', siteKey };

async function twoServers(prod: Parameters<typeof serveEvents>[0], change: Partial<typeof runEnvironment> = {}) {
  const [onUat, onProd] = [await serveEvents(answerReceived), await serveEvents(prod)];
  const prodEnvironment = { ...runEnvironment, id: 'prod', name: 'PROD', serverName: onProd.origin, ...change };
  const held = await openRunPlace(onUat.origin, { others: [prodEnvironment] });
  return { ...held, held, onUat, onProd };
}

/** Starts both, and waits for both. */
async function goTwins(runs: Runs, input: Parameters<Runs['startTwins']>[0]): Promise<string> {
  const started = await runs.startTwins(input);
  if (started.kind !== 'started') throw new Error(started.says.join(' '));
  const twin = runs.read(started.runId)?.twin?.runId ?? '';
  await Promise.all([runs.live(started.runId)?.ended, runs.live(twin)?.ended]);
  return started.runId;
}

const countsOf = ({ counts }: Awaited<ReturnType<typeof compareTwinRuns>>) =>
  Object.fromEntries(counts.map(({ kind, count }) => [kind, count]));

it('sends the same items to two places at once, and compares them one by one', async () => {
  const { runs, held, onUat, onProd } = await twoServers((event, response) => {
    if (event.uri.endsWith('/2')) response.writeHead(503).end('{"statusCode":503}');
    else answerReceived(event, response);
  });
  const setup = await setupWithRows(held, rows);
  const runId = await goTwins(runs, { setup, other, confirmed: false });
  expect([onUat.taken.length, onProd.taken.length]).toEqual([3, 3]);
  const compared = await compareTwinRuns(runs, runId, null);
  expect(countsOf(compared)).toEqual({ same: 2, 'now-fails': 1 });
  expect(compared.items.map(({ item, kind }) => [item, kind])).toEqual([
    [0, 'same'],
    [1, 'now-fails'],
    [2, 'same'],
  ]);
  // From either of them it is the same comparison.
  const twin = compared.twins?.B.run.id ?? '';
  const fails = await compareTwinRuns(runs, twin, 'now-fails');
  expect(fails.twins?.A.run.id).toBe(runId);
  expect(fails.items).toMatchObject([
    { customerKey: 'c2', A: { outcome: 'received' }, B: { outcome: 'server-error' } },
  ]);
  await runs.trash(twin, true);
  expect((await compareTwinRuns(runs, runId, null)).twins?.B.run.deletedAt).not.toBeNull();
  expect(runs.isBusy()).toBe(false);
});

it('makes the customers of both of the same moment', async () => {
  let aheadMs = 0;
  const [onUat, onProd] = [await serveEvents(answerReceived), await serveEvents(answerReceived)];
  const prod = { ...runEnvironment, id: 'prod', name: 'PROD', serverName: onProd.origin };
  const { runs } = await openRunPlace(onUat.origin, {
    workspace: workspaceOf({ ...rowDraft, uri: 'a://b', customerKey: 'ada' }),
    others: [prod],
    aheadMs: () => (aheadMs += 1_000),
  });
  const runId = await goTwins(runs, { setup: setupOf(), other, confirmed: false });
  const run = runs.read(runId);
  expect(runs.read(run?.twin?.runId ?? '')?.startedAt).toBe(run?.startedAt);
});

it('ends the run at one place when the other is not reached, and says so', async () => {
  const { runs, held, onUat, onProd } = await twoServers(answerReceived, { serverName: 'http://127.0.0.1:9' });
  const setup = await setupWithRows(held, rows);
  const compared = await compareTwinRuns(runs, await goTwins(runs, { setup, other, confirmed: false }), null);
  expect(countsOf(compared)).toEqual({ 'not-sent-to-B': 3 });
  expect(compared.twins?.A.whyNothing).toBeNull();
  expect(compared.twins?.B.whyNothing).toMatchObject({ says: expect.stringContaining('127.0.0.1'), customerKey: 'c1' });
  expect([onUat.taken.length, onProd.taken.length]).toEqual([3, 0]);
});

it('counts what was not sent before a stop as not sent, and never as failed', async () => {
  const held: (() => void)[] = [];
  const {
    runs,
    held: place,
    onProd,
  } = await twoServers((event, response) => {
    held.push(() => answerReceived(event, response));
    if (held.length === 1) held[0]?.();
  });
  const setup = await setupWithRows(place, rows, { pace: { inFlight: 1 } });
  const started = await runs.startTwins({ setup, other, confirmed: false });
  if (started.kind !== 'started') throw new Error('It starts.');
  const twin = runs.read(started.runId)?.twin?.runId ?? '';
  await expect.poll(() => onProd.taken.length).toBe(2);
  const ends = [runs.live(started.runId)?.ended, runs.live(twin)?.ended];
  runs.live(twin)?.runner.stop();
  held[1]?.();
  await Promise.all(ends);
  expect(countsOf(await compareTwinRuns(runs, started.runId, null))).toEqual({ same: 2, 'not-sent-to-B': 1 });
});

it('sends the TID of an event to the second place only if it is known there, for the same customer', async () => {
  const tid = 'dedc2983-4666-4641-8047-61250a878f89';
  const workspace = workspaceOf({ ...rowDraft, uri: 'a://b', customerKey: 'ada', tid });
  const [onUat, onProd] = [await serveEvents(answerReceived), await serveEvents(answerReceived)];
  const prod = { ...runEnvironment, id: 'prod', name: 'PROD', serverName: onProd.origin };
  const uses: TidUse[] = [{ environmentName: 'UAT', serverName: onUat.origin, siteKey, customerKey: 'ada' }];
  const { runs } = await openRunPlace(onUat.origin, { workspace, others: [prod], tidUses: async () => uses });
  await goTwins(runs, { setup: setupOf(), other, confirmed: false });
  uses.push({ environmentName: 'PROD', serverName: onProd.origin, siteKey, customerKey: 'ada' });
  await goTwins(runs, { setup: setupOf(), other, confirmed: false });
  uses.splice(1, 1, { environmentName: 'PROD', serverName: onProd.origin, siteKey, customerKey: 'bob' });
  await goTwins(runs, { setup: setupOf(), other, confirmed: false });
  const hadTid = ({ url }: { readonly url: string }) => url.includes(tid);
  expect(onUat.taken.map(hadTid)).toEqual([true, true, true]);
  expect(onProd.taken.map(hadTid)).toEqual([false, true, false]);
});

it.each([
  ['one of them asks and nobody said yes', { askBeforeSending: true }, other, 'PROD: PROD asks before sending'],
  ['one of them is gone', { id: 'x' }, other, 'This environment was deleted'],
  ['both are one place', {}, { environmentId: 'e', siteKey }, 'A and B are the same server and site key'],
])('sends nothing at all when %s', async (_, change, to, says) => {
  const { runs, held, onUat, onProd } = await twoServers(answerReceived, change);
  const setup = await setupWithRows(held, rows);
  const refused = await runs.startTwins({ setup, other: to, confirmed: false });
  expect(refused.kind === 'refused' && refused.says.join(' ')).toContain(says);
  expect(runs.list()).toEqual([]);
  expect(runs.isBusy()).toBe(false);
  expect([onUat.taken.length, onProd.taken.length]).toEqual([0, 0]);
});
