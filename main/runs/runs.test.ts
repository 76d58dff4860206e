import { describe, expect, it, vi } from 'vitest';
import { wholeHistory } from '#app/history/history-query.ts';
import { balances } from '#app/runs/ledger.ts';
import { answerReceived, numberOf, type startEventServer } from '#main/testing/event-server.ts';
import {
  openRunPlace,
  people,
  rowDraft,
  runToEnd,
  setupOf,
  setupWithRows,
  started,
  workspaceOf,
} from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';

/** Each outcome comes 250 times at least; the long form has 10,000 rows. */
const manyRows = process.env['TIDINGS_LONG'] === '1' ? 10_000 : 2_500;

/** Takes every event but some: it refuses, resets, hangs or answers with a page by the last digit of its number. */
const mixed: Parameters<typeof startEventServer>[0] = (event, response) => {
  switch (numberOf(event) % 10) {
    case 3:
      response.writeHead(503, { 'Retry-After': '1' }).end('{"statusCode":503}');
      return;
    case 5:
      response.socket?.resetAndDestroy();
      return;
    case 7:
      return;
    case 9:
      response.end('<!doctype html><title>Sign in</title>');
      return;
    default:
      answerReceived(event, response);
  }
};

describe('a run', () => {
  it('sends each row once, in order, and keeps its rows, results and exchanges', async () => {
    const server = await serveEvents();
    const place = await openRunPlace(server.origin);
    const runId = await runToEnd(place.runs, await setupWithRows(place, people(20)));

    expect(server.taken.map(numberOf)).toEqual(people(20).map(([number]) => number));
    expect(server.mostAtOnce()).toBe(1);
    const run = place.runs.read(runId);
    expect(run).toMatchObject({
      state: 'done',
      name: 'request Request 1',
      data: { columns: ['n', 'ck'], rowCount: 20 },
    });
    expect(run?.ledger).toEqual({ planned: 20, answered: 20, failed: 0, unknown: 0, skipped: 0, unsent: 0 });
    if (run === null) return;
    const { results, total } = await place.runs.archive.results(run, 'all', 5, 2);
    expect(total).toBe(20);
    expect(results).toMatchObject([
      { item: 5, state: 'answered', customerKey: 'c5@example.com', status: 200, statusCode: 200, attempt: 1 },
      { item: 6 },
    ]);
    expect(results[0]?.request?.body).toBe(server.taken[5]?.body);
    expect((await place.runs.archive.row(run, 5)).cells).toEqual(['6', 'c5@example.com']);
    expect((await place.history.read(results[0]?.exchangeId ?? ''))?.draft.uri).toBe('assist://desk/run/6');
    expect(place.history.count()).toBe(20);
  });

  it('is known while it is under way, and is saved by the time that it is stopped', async () => {
    const server = await serveEvents();
    const place = await openRunPlace(server.origin);
    expect(place.runs.underWay()).toBeNull();
    const runId = await started(place.runs, await setupWithRows(place, people(50), { pace: { perSecond: 20 } }));
    await vi.waitUntil(() => server.taken.length > 2, 10_000);
    await place.runs.underWay()?.();
    expect(place.runs.underWay()).toBeNull();
    const run = place.store.read(runId);
    expect(run).toMatchObject({ state: 'stopped', endedAt: expect.any(String) });
    expect(run !== null && balances(run.ledger)).toBe(true);
    expect(run?.ledger.answered).toBe(server.taken.length);
  });

  it('counts failed items that MXO may have received', async () => {
    const server = await serveEvents((event, response) => {
      if (numberOf(event) % 3 === 0)
        response.writeHead([503, 500, 404][Math.floor(numberOf(event) / 3) - 1] ?? 400).end('{}');
      else if (numberOf(event) % 3 === 1) response.end('{"statusCode":400}');
      else answerReceived(event, response);
    });
    const place = await openRunPlace(server.origin);
    const runId = await runToEnd(place.runs, await setupWithRows(place, people(9)));
    expect(place.runs.read(runId)?.ledger).toMatchObject({ answered: 3, failed: 6 });
    // All 2xx, and the 500: it says nothing of what became of the event.
    expect(await place.runs.countUnclear(runId)).toBe(4);
    expect(await place.runs.countUnclear('none')).toBe(0);
  });

  it('goes through the requests of a folder for each row, and through all again for each iteration', async () => {
    const server = await serveEvents();
    const workspace = workspaceOf({ ...rowDraft, uri: 'a://{{n}}/1' }, { ...rowDraft, uri: 'a://{{n}}/2' });
    const place = await openRunPlace(server.origin, { workspace });
    const setup = await setupWithRows(place, people(2), {
      source: { kind: 'folder', folderId: 'f' },
      pace: { iterations: 2 },
    });
    await runToEnd(place.runs, setup);
    const once = ['a://1/1', 'a://1/2', 'a://2/1', 'a://2/2'];
    expect(server.taken.map(({ uri }) => uri)).toEqual([...once, ...once]);
  });

  it('sends a selection of the history again, oldest first', async () => {
    const server = await serveEvents();
    const place = await openRunPlace(server.origin);
    await runToEnd(place.runs, await setupWithRows(place, people(3)));
    const exchangeIds = await place.history.ids(wholeHistory);
    await runToEnd(place.runs, setupOf({ source: { kind: 'history', exchangeIds } }));
    expect(server.taken.map(numberOf)).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it('plays the steps of a storyboard as one customer per row, with new values for the next', async () => {
    const server = await serveEvents();
    const place = await openRunPlace(server.origin);
    const source = { kind: 'storyboard', storyboardId: 'tidings.spring-test-drive' } as const;
    const [found] = [place.runs];
    const setup = setupOf({ source, pace: { iterations: 2 } });
    const runId = await runToEnd(found, setup);
    const events = (found.read(runId)?.ledger.planned ?? 0) / 2;
    const keys = server.taken.map(({ customerKey }) => customerKey);
    expect(events).toBeGreaterThan(2);
    expect(new Set(keys.slice(0, events)).size).toBeLessThanOrEqual(2);
    expect(keys.every((key) => !key.includes('{{'))).toBe(true);
    expect(keys.slice(0, events)).not.toEqual(keys.slice(events));
  });

  it('keeps many in flight, and each customer to one event at a time, in order, on one tid', async () => {
    const waiting: (() => void)[] = [];
    const server = await serveEvents((event, response) => {
      waiting.push(() => answerReceived(event, response));
      // The first ten wait for one another.
      if (server.taken.length >= 10) for (const answer of waiting.splice(0)) setTimeout(answer, Math.random() * 4);
    });
    const place = await openRunPlace(server.origin, { environment: { timeoutMs: 10_000 } });
    const rows = Array.from({ length: 200 }, (_, index) => [index + 1, `c${Math.floor(index / 20)}`] as const);
    await runToEnd(place.runs, await setupWithRows(place, rows, { pace: { inFlight: 64 } }));
    expect(new Set(server.taken.map(({ tid }) => tid)).size).toBe(10);
    expect(server.mostAtOnce()).toBe(10);
    for (const customer of new Set(rows.map(([, ck]) => ck)))
      expect(server.taken.filter(({ customerKey }) => customerKey === customer).map(numberOf)).toEqual(
        rows.filter(([, ck]) => ck === customer).map(([number]) => number),
      );
  });

  it(`balances its ledger over ${manyRows} rows on a server that resets, hangs and answers 503 or a page`, async () => {
    const server = await serveEvents(mixed);
    const place = await openRunPlace(server.origin, { environment: { timeoutMs: 500 } });
    const setup = await setupWithRows(place, people(manyRows), { pace: { inFlight: 64, continueTid: false } });
    const runId = await started(place.runs, setup);
    await place.runs.live(runId)?.ended;

    const run = place.runs.read(runId);
    if (run === null) throw new Error('The run is gone.');
    const { ledger } = run;
    expect(ledger).toMatchObject({ planned: manyRows, skipped: 0, unsent: 0 });
    expect(place.told.length).toBeGreaterThan(3);
    expect([...place.told, { summary: { ledger } }].filter((told) => !balances(told.summary.ledger))).toEqual([]);
    // Nothing is sent twice.
    expect(new Set(server.taken.map(numberOf)).size).toBe(server.taken.length);
    const { results } = await place.runs.archive.results(run, 'all', 0, manyRows);
    expect(results.length).toBe(manyRows);
    // A busy machine may time out an answered event; an unanswered one, and a sign-in page, never count as answered.
    const told = (state: string) =>
      new Set(results.filter((one) => one.state === state).map(({ item }) => (item + 1) % 10));
    expect([...told('answered')].sort()).toEqual([0, 1, 2, 4, 6, 8]);
    expect(told('failed').has(3)).toBe(true);
    expect(
      results.filter(
        ({ item, left, state }) => [5, 7, 9].includes((item + 1) % 10) && left === 'yes' && state !== 'unknown',
      ),
    ).toEqual([]);
    expect(ledger.answered + ledger.failed + ledger.unknown).toBe(manyRows);
  });

  it('counts expectations apart, those of the run and those of the request', async () => {
    const server = await serveEvents();
    const own = { kind: 'json-path', path: '$.statusCode', test: 'equals', value: '{{n}}' } as const;
    const place = await openRunPlace(server.origin, { workspace: workspaceOf({ ...rowDraft, expectations: [own] }) });
    const rows = [
      [200, 'ada'],
      [201, 'bob'],
    ] as const;
    const setup = await setupWithRows(place, rows, { expectations: [{ kind: 'tid', is: 'new' }] });
    const runId = await runToEnd(place.runs, setup);
    const run = place.runs.read(runId);
    expect(run).toMatchObject({ unmet: 1, ledger: { answered: 1, failed: 1 } });
    if (run === null) return;
    const { results } = await place.runs.archive.results(run, 'unmet', 0, 10);
    expect(results).toMatchObject([{ item: 1, unmet: [expect.stringContaining('201')] }]);
  });

  it('keeps the result of a failed event that can’t be sent again, and says why', async () => {
    const server = await serveEvents((_, response) => void response.writeHead(500).end('no'));
    const workspace = workspaceOf({ ...rowDraft, uri: 'a://b/{{town}}' });
    const variables = [{ name: 'town', value: 'Oslo' }];
    const place = await openRunPlace(server.origin, { workspace: { ...workspace, variables } });
    const runId = await runToEnd(place.runs, await setupWithRows(place, people(1)));
    place.runs.close();
    const { runs } = await openRunPlace(server.origin, { at: place.at, workspace });
    const resultOf = async () => {
      const run = runs.read(runId);
      return run === null ? null : (await runs.archive.results(run, 'all', 0, 10)).results[0];
    };
    const before = await resultOf();
    expect(before).toMatchObject({ state: 'failed', attempt: 1, status: 500, answer: 'no' });
    const says = /^[^{]*It wasn’t sent again\. There is no variable \{\{town\}\}[^{]*$/;
    for (const _ of ['once', 'twice']) {
      expect(await runs.sendFailed({ runId, unclearToo: true, confirmed: true })).toMatchObject({ kind: 'started' });
      await runs.live(runId)?.ended;
      expect(await resultOf()).toEqual({ ...before, says: expect.stringMatching(says) });
      expect(runs.read(runId)?.ledger).toMatchObject({ failed: 1, skipped: 0 });
    }
    expect(server.taken).toHaveLength(1);
  });
});
