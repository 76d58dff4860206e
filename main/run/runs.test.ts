import { afterEach, describe, expect, it, vi } from 'vitest';
import { wholeHistory } from '#app/exchange/history-query.ts';
import { balances } from '#app/run/ledger.ts';
import { type Run, tookMs } from '#app/run/run.ts';
import { answerReceived, type EventServer, startEventServer, type TakenEvent } from '#main/testing/event-server.ts';
import {
  openRunPlace,
  rowDraft,
  runToEnd,
  setupOf,
  setupWithRows,
  started,
  workspaceOf,
} from '#main/testing/run-place.ts';

const servers: EventServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(...answer: Parameters<typeof startEventServer>): Promise<EventServer> {
  const server = await startEventServer(...answer);
  servers.push(server);
  return server;
}

const numberOf = ({ uri }: TakenEvent) => Number(uri.split('/').at(-1));
const tookOf = (run: Run | null) => (run === null ? null : tookMs(run)) ?? Number.NaN;
const people = (count: number, of = count) =>
  Array.from({ length: count }, (_, index) => [index + 1, `c${index % of}@example.com`] as const);

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
    const server = await serve();
    const place = openRunPlace(server.origin);
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
    const { results, total } = place.runs.archive.results(run, 'all', 5, 2);
    expect(total).toBe(20);
    expect(results).toMatchObject([
      { item: 5, state: 'answered', customerKey: 'c5@example.com', status: 200, statusCode: 200, attempt: 1 },
      { item: 6 },
    ]);
    expect(results[0]?.request?.body).toBe(server.taken[5]?.body);
    expect(place.runs.archive.row(run, 5)).toEqual(['6', 'c5@example.com']);
    expect((await place.history.read(results[0]?.exchangeId ?? ''))?.draft.uri).toBe('assist://desk/run/6');
    expect(place.history.count()).toBe(20);
  });

  it('is known while it is under way, and is saved by the time that it is stopped', async () => {
    const server = await serve();
    const place = openRunPlace(server.origin);
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

  it('counts what failed and was answered with a 2xx all the same', async () => {
    const server = await serve((event, response) => {
      if (numberOf(event) % 3 === 0) response.writeHead(503).end('{"statusCode":503}');
      else if (numberOf(event) % 3 === 1) response.end('{"statusCode":400}');
      else answerReceived(event, response);
    });
    const place = openRunPlace(server.origin);
    const runId = await runToEnd(place.runs, await setupWithRows(place, people(9)));
    expect(place.runs.read(runId)?.ledger).toMatchObject({ answered: 3, failed: 6 });
    expect(await place.runs.countAnswered(runId)).toBe(3);
    expect(await place.runs.countAnswered('none')).toBe(0);
  });

  it('goes through the requests of a folder for each row, and through all again for each iteration', async () => {
    const server = await serve();
    const workspace = workspaceOf({ ...rowDraft, uri: 'a://{{n}}/1' }, { ...rowDraft, uri: 'a://{{n}}/2' });
    const place = openRunPlace(server.origin, { workspace });
    const setup = await setupWithRows(place, people(2), {
      source: { kind: 'folder', folderId: 'f' },
      pace: { iterations: 2 },
    });
    await runToEnd(place.runs, setup);
    const once = ['a://1/1', 'a://1/2', 'a://2/1', 'a://2/2'];
    expect(server.taken.map(({ uri }) => uri)).toEqual([...once, ...once]);
  });

  it('sends a selection of the history again, oldest first', async () => {
    const server = await serve();
    const place = openRunPlace(server.origin);
    await runToEnd(place.runs, await setupWithRows(place, people(3)));
    const exchangeIds = await place.history.ids(wholeHistory);
    await runToEnd(place.runs, setupOf({ source: { kind: 'history', exchangeIds } }));
    expect(server.taken.map(numberOf)).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it('plays the steps of a storyboard as one customer for each row, drawn anew for the next', async () => {
    const server = await serve();
    const place = openRunPlace(server.origin);
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
    const server = await serve((event, response) => {
      waiting.push(() => answerReceived(event, response));
      // The first ten wait for one another.
      if (server.taken.length >= 10) for (const answer of waiting.splice(0)) setTimeout(answer, Math.random() * 4);
    });
    const place = openRunPlace(server.origin, { environment: { timeoutMs: 10_000 } });
    const rows = Array.from({ length: 200 }, (_, index) => [index + 1, `c${Math.floor(index / 20)}`] as const);
    await runToEnd(place.runs, await setupWithRows(place, rows, { pace: { inFlight: 64 } }));
    expect(new Set(server.taken.map(({ tid }) => tid)).size).toBe(10);
    expect(server.mostAtOnce()).toBe(10);
    for (const customer of new Set(rows.map(([, ck]) => ck)))
      expect(server.taken.filter(({ customerKey }) => customerKey === customer).map(numberOf)).toEqual(
        rows.filter(([, ck]) => ck === customer).map(([number]) => number),
      );
  });

  it('balances its ledger over 10,000 rows on a server that resets, hangs and answers 503 or a page', async () => {
    const server = await serve(mixed);
    const place = openRunPlace(server.origin, { environment: { timeoutMs: 500 } });
    const setup = await setupWithRows(place, people(10_000), { pace: { inFlight: 64, continueTid: false } });
    const runId = await started(place.runs, setup);
    await place.runs.live(runId)?.ended;

    const run = place.runs.read(runId);
    if (run === null) throw new Error('The run is gone.');
    const { ledger } = run;
    expect(ledger).toMatchObject({ planned: 10_000, skipped: 0, unsent: 0 });
    expect(place.told.length).toBeGreaterThan(3);
    expect([...place.told, { summary: { ledger } }].filter((told) => !balances(told.summary.ledger))).toEqual([]);
    // Nothing is sent twice, whatever became of it.
    expect(new Set(server.taken.map(numberOf)).size).toBe(server.taken.length);
    const { results } = place.runs.archive.results(run, 'all', 0, 10_000);
    expect(results.length).toBe(10_000);
    // A busy machine may time out what was answered; what was not answered is never told to be.
    const told = (state: string) =>
      new Set(results.filter((one) => one.state === state).map(({ item }) => (item + 1) % 10));
    expect([...told('answered')].sort()).toEqual([0, 1, 2, 4, 6, 8, 9]);
    expect(told('failed').has(3)).toBe(true);
    expect(
      results.filter(
        ({ item, left, state }) => [5, 7].includes((item + 1) % 10) && left === 'yes' && state !== 'unknown',
      ),
    ).toEqual([]);
    expect(ledger.answered + ledger.failed + ledger.unknown).toBe(10_000);
  }, 120_000);

  it('counts expectations apart, those of the run and those of the request', async () => {
    const server = await serve();
    const own = { kind: 'json-path', path: '$.statusCode', test: 'equals', value: '{{n}}' } as const;
    const place = openRunPlace(server.origin, { workspace: workspaceOf({ ...rowDraft, expectations: [own] }) });
    const rows = [
      [200, 'ada'],
      [201, 'bob'],
    ] as const;
    const setup = await setupWithRows(place, rows, { expectations: [{ kind: 'tid', is: 'new' }] });
    const runId = await runToEnd(place.runs, setup);
    const run = place.runs.read(runId);
    expect(run).toMatchObject({ unmet: 1, ledger: { answered: 2 } });
    if (run === null) return;
    const { results } = place.runs.archive.results(run, 'unmet', 0, 10);
    expect(results).toMatchObject([{ item: 1, unmet: [expect.stringContaining('201')] }]);
  });
});

describe('what is left of a run', () => {
  it('is sent after it was stopped, and nothing twice', async () => {
    const place = openRunPlace('');
    const server = await serve(async (event, response) => {
      if (server.taken.length === 5) stop();
      answerReceived(event, response);
    });
    const again = openRunPlace(server.origin, { at: place.at });
    const setup = await setupWithRows(again, people(12));
    const runId = await started(again.runs, setup);
    const stop = () => again.runs.live(runId)?.runner.stop();
    await again.runs.live(runId)?.ended;
    expect(again.runs.read(runId)).toMatchObject({ state: 'stopped', ledger: { planned: 12, answered: 5, unsent: 7 } });
    expect(again.runs.sendUnsent({ runId, confirmed: false })).toEqual({ kind: 'started', runId });
    await again.runs.live(runId)?.ended;
    expect(again.runs.read(runId)).toMatchObject({ state: 'done', ledger: { answered: 12, unsent: 0 } });
    expect(server.taken.map(numberOf)).toEqual(people(12).map(([number]) => number));
  });

  it('is known after the app ended in its midst, and what was under way is never sent again', async () => {
    const server = await serve((event, response) => {
      if (numberOf(event) < 4) answerReceived(event, response);
    });
    const first = openRunPlace(server.origin, { environment: { timeoutMs: 60_000 } });
    const runId = await started(first.runs, await setupWithRows(first, people(6)));
    await vi.waitFor(() => expect(server.taken.length).toBe(4));
    // The same files, as they stand at a kill.
    const second = openRunPlace(server.origin, { at: first.at });
    const run = second.runs.read(runId);
    expect(run).toMatchObject({ state: 'interrupted', ledger: { answered: 3, unknown: 1, unsent: 2 } });
    if (run === null) return;
    expect(second.runs.archive.results(run, 'unknown', 0, 9).results).toMatchObject([
      { item: 3, outcome: 'interrupted', left: 'yes', customerKey: 'c3@example.com' },
    ]);
    second.runs.sendUnsent({ runId, confirmed: false });
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
    const server = await serve((event, response) => {
      if (numberOf(event) !== 3 || aheadMs > 0) answerReceived(event, response);
    });
    const first = openRunPlace(server.origin, { environment: { timeoutMs: 60_000 }, ...clocks });
    const runId = await started(first.runs, await setupWithRows(first, people(5)));
    await vi.waitFor(() => expect(server.taken.length).toBe(3));
    first.runs.live(runId)?.log.flush();
    const second = openRunPlace(server.origin, { at: first.at, aheadMs: () => dayMs });
    const interrupted = second.runs.read(runId);
    expect(interrupted?.state).toBe('interrupted');
    expect(tookOf(interrupted)).toBeGreaterThan(0);
    expect(tookOf(interrupted)).toBeLessThan(dayMs / 2);

    aheadMs = 2 * dayMs;
    const third = openRunPlace(server.origin, { at: first.at, ...clocks });
    third.runs.sendUnsent({ runId, confirmed: false });
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
    const server = await serve();
    const place = openRunPlace(server.origin);
    const setup = await setupWithRows(place, people(4, 1));
    const runId = await started(place.runs, setup);
    await vi.waitFor(() => expect(server.taken.length).toBeGreaterThan(0));
    place.runs.live(runId)?.runner.stop();
    await place.runs.live(runId)?.ended;
    place.runs.sendUnsent({ runId, confirmed: false });
    await place.runs.live(runId)?.ended;
    expect(server.taken.length).toBe(4);
    expect(new Set(server.taken.map(({ tid }) => tid)).size).toBe(1);
  });

  it('is skipped when the first failure ends the run, and can be sent once that is mended', async () => {
    let isMended = false;
    const server = await serve((event, response) => {
      if (numberOf(event) === 3 && !isMended) response.writeHead(404).end('{"statusCode":404}');
      else answerReceived(event, response);
    });
    const place = openRunPlace(server.origin);
    const runId = await runToEnd(place.runs, await setupWithRows(place, people(6), { pace: { stopOnFailure: true } }));
    expect(place.runs.read(runId)).toMatchObject({
      state: 'ended-by-failure',
      ledger: { planned: 6, answered: 2, failed: 1, skipped: 3, unsent: 0 },
    });
    isMended = true;
    place.runs.sendUnsent({ runId, confirmed: false });
    await place.runs.live(runId)?.ended;
    place.runs.sendFailed({ runId, answeredToo: false, confirmed: false });
    await place.runs.live(runId)?.ended;
    expect(place.runs.read(runId)?.ledger).toMatchObject({ answered: 6, failed: 0, skipped: 0 });
    expect(server.taken.map(numberOf)).toEqual([1, 2, 3, 4, 5, 6, 3]);
  });

  it('that failed with a 2xx is sent again only when that is asked for', async () => {
    const server = await serve((_, response) => {
      response.end('{"statusCode":400}');
    });
    const place = openRunPlace(server.origin);
    const runId = await runToEnd(place.runs, await setupWithRows(place, people(2)));
    expect(place.runs.read(runId)?.ledger).toMatchObject({ failed: 2 });
    place.runs.sendFailed({ runId, answeredToo: false, confirmed: false });
    await place.runs.live(runId)?.ended;
    expect(server.taken.length).toBe(2);
    place.runs.sendFailed({ runId, answeredToo: true, confirmed: false });
    await place.runs.live(runId)?.ended;
    expect(server.taken.length).toBe(4);
    const run = place.runs.read(runId);
    if (run !== null) expect(place.runs.archive.results(run, 'all', 0, 1).results).toMatchObject([{ attempt: 2 }]);
  });
});

describe('before a run', () => {
  it('every item is shown as it will be sent, and what speaks against it', async () => {
    const server = await serve();
    const place = openRunPlace(server.origin, {
      workspace: workspaceOf({ ...rowDraft, properties: [{ enabled: true, name: 'id', value: '{{$guid}}' }] }),
    });
    const setup = await setupWithRows(place, people(3));
    const preview = await place.runs.preview({ setup, from: 1, count: 5 });
    expect(preview.items.map(({ item, row, customerKey }) => [item, row, customerKey])).toEqual([
      [1, 2, 'c1@example.com'],
      [2, 3, 'c2@example.com'],
    ]);
    await runToEnd(place.runs, setup);
    expect(preview.items.map(({ request }) => request?.body)).toEqual(server.taken.slice(1).map(({ body }) => body));
    const next = await place.runs.preview({ setup, from: 1, count: 1 });
    expect(next.items[0]?.request?.body).not.toBe(preview.items[0]?.request?.body);
  });

  it('items that cannot be sent keep it from being started, or are left out', async () => {
    const server = await serve();
    const place = openRunPlace(server.origin, { workspace: workspaceOf({ ...rowDraft, uri: '{{ck}}' }) });
    const rows = [
      [1, 'a://b'],
      [2, ''],
      [3, 'a://c'],
      [4, 'a://d'],
    ] as const;
    const setup = await setupWithRows(place, rows);
    const check = await place.runs.check({ setup });
    expect(check).toMatchObject({ kind: 'checked', planned: 4, faulty: 1, first: [{ item: 1 }] });
    const refused = await place.runs.start({ setup, confirmed: false });
    expect(refused).toMatchObject({ kind: 'refused', says: [expect.stringContaining('1 event cannot be sent')] });
    expect(server.taken).toEqual([]);
    const runId = await runToEnd(place.runs, { ...setup, leaveOutFaulty: true, leftOutRows: [4] });
    expect(place.runs.read(runId)?.ledger).toMatchObject({ planned: 4, answered: 2, skipped: 2 });
  });

  it('a missing column, an unknown name, an open question and a guard are told, and nothing is sent', async () => {
    const server = await serve();
    const place = openRunPlace(server.origin, {
      environment: { askBeforeSending: true },
      workspace: workspaceOf({ ...rowDraft, uri: 'a://{{?Where}}/{{n}}' }),
    });
    const setup = await setupWithRows(place, people(2));
    const says = async (change: object, confirmed = true) => {
      const answer = await place.runs.start({ setup: { ...setup, ...change }, confirmed });
      return answer.kind === 'refused' ? answer.says.join(' ') : answer.kind;
    };
    expect(await says({}, false)).toContain('asks before sending');
    expect(await says({})).toContain('“Where” has no answer yet');
    const elsewhere = [{ column: 'city', target: { kind: 'variable', name: 'n' } }];
    expect(await says({ mapping: elsewhere })).toContain('no column “city”');
    expect(await says({ mapping: [], answers: { Where: 'x' } })).toContain('Nothing is known as {{n}}');
    expect(await says({ dataId: 'gone' })).toContain('not open any more');
    expect(await says({ environmentId: 'gone' })).toContain('was deleted');
    expect(await says({ source: { kind: 'request', requestId: 'gone' } })).toContain('nothing to send');
    expect(server.taken).toEqual([]);
    expect(place.runs.list()).toEqual([]);
  });

  it('cells are texts, whatever is in them', async () => {
    const server = await serve();
    const draft = { ...rowDraft, uri: 'a://b', properties: [{ enabled: true, name: 'v', value: '{{n}}' }] };
    const place = openRunPlace(server.origin, { workspace: workspaceOf(draft) });
    const cells = ['000345', '+421900', '12345678901234567890', '1e3', '{{ck}}', ' x ', '"', '\\n'];
    const text = ['n\tck', ...cells.map((cell) => `${cell}\tada`)].join('\n');
    const opened = await place.desk.open({ from: { kind: 'text', text }, format: null });
    if (opened.kind !== 'opened') throw new Error(opened.kind);
    expect(opened.data.columns).toEqual(['n', 'ck']);
    const mapping = [
      { column: 'n', target: { kind: 'property', name: 'v' } },
      { column: 'ck', target: { kind: 'customer-key' } },
    ] as const;
    const quoted = await place.desk.open({
      from: { kind: 'text', text },
      format: { kind: 'delimited', encoding: 'utf-8', hasHeader: true, separator: '\t', quote: null },
    });
    if (quoted.kind !== 'opened') throw new Error(quoted.kind);
    await runToEnd(place.runs, setupOf({ dataId: quoted.dataId, mapping }));
    expect(server.taken.map(({ body }) => JSON.parse(body).properties[0].value)).toEqual(cells);
  });
});
