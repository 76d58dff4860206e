import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createOverview } from '#app/runs/report/overview.ts';
import { type RunResult, skippedResult } from '#app/runs/result.ts';
import { makeRun } from '#app/testing/make-run.ts';
import { answerReceived, numberOf } from '#main/testing/event-server.ts';
import { openRunPlace, people, runToEnd, setupWithRows } from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';
import { openRunLog } from './run-log.ts';

function answered(item: number, ms: number, change: Partial<RunResult> = {}): RunResult {
  const sentAt = '2026-11-28T10:00:00.000Z';
  return { ...skippedResult(item, `c${item}`, ''), state: 'answered', attempt: 1, status: 200, sentAt, ms, ...change };
}

/** 100 answers, of which the last was sent again, and an event of which nothing came back. */
function fill(file: string) {
  const log = openRunLog(file, 101);
  for (let item = 0; item < 100; item++) log.end(answered(item, ((item * 37) % 100) + 0.4));
  log.begin([{ item: 99, customerKey: 'c99' }]);
  log.end(answered(99, 20_000, { state: 'failed', status: 503 }));
  log.end(answered(100, 60_000, { state: 'unknown', status: null }));
  return log;
}

it('a run that ended shows the figures of its report, also after it was opened again', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tidings-latency-')), 'results.jsonl');
  const log = fill(file);
  const overview = createOverview(makeRun());
  for (const item of log.items('all')) {
    const result = log.read(item);
    if (result !== null) overview.add(result);
  }
  const { halfMs, most95Ms, slowestMs } = overview.finish(null).latency;
  expect(slowestMs).toBe(20_000);
  expect(log.latency()).toEqual({ halfMs, most95Ms, slowestMs });
  log.close();
  const again = openRunLog(file, 101);
  expect(again.latency()).toEqual({ halfMs, most95Ms, slowestMs });
  again.close();
});

it('the window is told the figures of the report at the end of a run, and later', async () => {
  const server = await serveEvents((event, response) => {
    if (numberOf(event) % 3 === 0) response.writeHead(503).end('{"statusCode":503}');
    else setTimeout(() => answerReceived(event, response), numberOf(event) * 7);
  });
  const place = await openRunPlace(server.origin);
  const run = place.runs.read(await runToEnd(place.runs, await setupWithRows(place, people(12))));
  if (run === null) throw new Error('The run is not saved.');
  const overview = createOverview(run);
  for (const result of (await place.runs.archive.results(run, 'all', 0, 12)).results) overview.add(result);
  const { halfMs, most95Ms, slowestMs } = overview.finish(null).latency;
  expect(place.told.at(-1)?.latency).toMatchObject({ halfMs, most95Ms, slowestMs });
  expect(place.runs.archive.progress(run).latency).toMatchObject({ halfMs, most95Ms, slowestMs });
});

it('a log of an older version says nothing of it', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tidings-latency-')), 'results.jsonl');
  fill(file).close();
  writeFileSync(file, readFileSync(file, 'utf8').replace(/("attempt":\d+),"ms":[^,]+,"result"/g, '$1,"result"'));
  const log = openRunLog(file, 101);
  expect(log.ledger()).toMatchObject({ answered: 99, failed: 1, unknown: 1 });
  expect(log.latency()).toBeNull();
  log.close();
});
