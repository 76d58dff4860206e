import { expect, it } from 'vitest';
import { makeRun, makeRunResult } from '#app/testing/make-run.ts';
import { answerReceived } from '#main/testing/event-server.ts';
import { openRunPlace, runEnvironment, runToEnd, setupWithRows } from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';
import { compareRuns } from './compare-runs.ts';
import { pairItems } from './pair-items.ts';

const rows = [1, 2, 3, 4].map((number) => [number, `c${number}`] as const);

it('compares a run with the previous one of the same input, without skipped items', async () => {
  let isBroken = false;
  const server = await serveEvents((event, response) => {
    if (isBroken && event.uri.endsWith('/2')) response.writeHead(503).end('{"statusCode":503}');
    else answerReceived(event, response);
  });
  const held = await openRunPlace(server.origin, { environment: { timeoutMs: 10_000 } });
  const { runs } = held;
  const first = await runToEnd(runs, await setupWithRows(held, rows));
  expect(await compareRuns(runs, first, null)).toMatchObject({ other: null, compared: 0, items: [] });

  isBroken = true;
  const second = await runToEnd(runs, await setupWithRows(held, rows, { leftOutRows: [4] }));
  const compared = await compareRuns(runs, second, null);
  expect(compared).toMatchObject({ other: { id: first }, compared: 3, different: 1, nowFail: 1, nowPass: 0 });
  expect(compared.items).toMatchObject([
    {
      item: 1,
      customerKey: 'c2',
      turn: 'now-fails',
      before: { outcome: 'received' },
      now: { outcome: 'server-error' },
    },
  ]);
  expect(compared.items[0]?.fields).toContainEqual({ name: 'HTTP status', before: '200', now: '503' });

  isBroken = false;
  const third = await runToEnd(runs, await setupWithRows(held, rows));
  expect(await compareRuns(runs, third, second)).toMatchObject({ nowFail: 0, nowPass: 1 });
  expect(await compareRuns(runs, third, first)).toMatchObject({ other: { id: first }, compared: 4, different: 0 });
  await runs.trash(second, true);
  expect(await compareRuns(runs, third, null)).toMatchObject({ other: { id: first } });
  expect(await compareRuns(runs, third, 'gone')).toMatchObject({ other: null });
  expect(await compareRuns(runs, 'gone', first)).toMatchObject({ other: null });
});

it('pairs items by event and customer, so that a row more or less changes no other pair', async () => {
  const server = await serveEvents(answerReceived);
  const held = await openRunPlace(server.origin, { environment: { timeoutMs: 10_000 } });
  const { runs } = held;
  const first = await runToEnd(runs, await setupWithRows(held, rows));
  const moved = [
    [9, 'new'],
    [3, 'c3'],
    [1, 'c1'],
    [4, 'c4'],
  ] as const;
  const second = await runToEnd(runs, await setupWithRows(held, moved));
  expect(await compareRuns(runs, second, null)).toMatchObject({
    other: { id: first },
    compared: 3,
    different: 0,
    onlyHere: 1,
    onlyThere: 1,
  });
});

it('pairs a customer with the same one in another spelling, and says what was sent otherwise', async () => {
  const server = await serveEvents(answerReceived);
  const held = await openRunPlace(server.origin, { environment: { timeoutMs: 10_000 } });
  const { runs } = held;
  await runToEnd(runs, await setupWithRows(held, [[1, 'Ada@Example.com']]));
  const second = await runToEnd(runs, await setupWithRows(held, [[1, 'ada@example.com']]));
  const compared = await compareRuns(runs, second, null);
  expect(compared).toMatchObject({ compared: 1, different: 1, onlyHere: 0, onlyThere: 0 });
  expect(compared.items[0]?.fields).toEqual([{ name: 'Sent ck', before: 'Ada@Example.com', now: 'ada@example.com' }]);
});

it('pairs customers by the spelling of their keys before it looks for others', async () => {
  const runOf = (keys: readonly string[]) => {
    const results = keys.map((customerKey, item) => makeRunResult(item, { customerKey, steady: null }));
    return {
      run: makeRun(),
      log: { items: () => results.map(({ item }) => item), read: (at: number) => results[at] ?? null },
    };
  };
  const pairs = async (earlier: readonly string[], later: readonly string[]) => {
    const { earlierOf, onlyEarlier } = await pairItems(runOf(earlier), runOf(later));
    return [later.map((_, item) => earlierOf(item)), onlyEarlier];
  };
  expect(await pairs(['Ada', 'ada'], ['ada', 'Ada'])).toEqual([[1, 0], 0]);
  expect(await pairs(['Ada', 'ada'], ['ada'])).toEqual([[1], 1]);
  expect(await pairs(['Ada', 'ADA', 'bob'], ['ada', 'Bob'])).toEqual([[0, 2], 1]);
});

it('compares with the run before it on the same server and site key, and with another one only by choice', async () => {
  const server = await serveEvents(answerReceived);
  const held = await openRunPlace(server.origin, { environment: { timeoutMs: 10_000 } });
  const { runs } = held;
  const first = await runToEnd(runs, await setupWithRows(held, rows));
  await runToEnd(runs, await setupWithRows(held, rows, { siteKey: 'ONE-OTHERKEY00-0001' }));
  const third = await runToEnd(runs, await setupWithRows(held, rows));
  expect(await compareRuns(runs, third, null)).toMatchObject({ other: { id: first }, compared: 4, different: 0 });
  const alone = await runToEnd(runs, await setupWithRows(held, rows, { siteKey: 'ONE-THIRDKEY00-0001' }));
  expect(await compareRuns(runs, alone, null)).toMatchObject({ other: null });
  expect(await compareRuns(runs, alone, first)).toMatchObject({ other: { id: first }, compared: 4 });
});

it('compares with the run before it on the same server in another spelling', async () => {
  const server = await serveEvents(answerReceived);
  const others = [{ ...runEnvironment, id: 'e2', serverName: `${server.origin.toUpperCase()}/` }];
  const held = await openRunPlace(server.origin, { others });
  const first = await runToEnd(held.runs, await setupWithRows(held, rows, { environmentId: 'e2' }));
  const second = await runToEnd(held.runs, await setupWithRows(held, rows));
  expect(await compareRuns(held.runs, second, null)).toMatchObject({ other: { id: first }, compared: 4 });
});
