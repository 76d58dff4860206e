import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type HistoryQuery, wholeHistory } from '#app/history/history-query.ts';
import { makeReceipt } from '#app/testing/make-exchange.ts';
import { openHistory } from '#main/history/history.ts';
import { generateExchanges } from './generate.ts';

/*
 * Appending and searching: `node out/bench/storage.mjs FOLDER append|search HOW-OFTEN WARM-UPS`. Prints its figures as JSON,
 * times in milliseconds.
 */
const [folder = '', what = '', howOften = '', warmUpsText = ''] = process.argv.slice(2);
const rounds = Number(howOften);
const warmUps = Number(warmUpsText);
const opening = performance.now();
const history = await openHistory({ folder, onNotice: () => {}, now: () => new Date() });
await history.ready();
const openMs = performance.now() - opening;

const searches: readonly Partial<HistoryQuery>[] = [
  { search: 'campaign=1234' },
  { search: 'ticket 4711' },
  { search: 'zoë' },
  { search: 'größe' },
  { search: 'statuscode' },
  { search: 'nothing like this' },
  { search: 'ada salescloud step=3' },
  { search: 'prod', outcome: 'timed-out' },
  { environmentId: 'uat', from: '2026-02-01T00:00:00.000Z' },
];

const times: number[] = [];
const delay = monitorEventLoopDelay({ resolution: 1 });
if (what === 'append') {
  const warmUp = Math.ceil(rounds / 10) * warmUps;
  const fresh = [...generateExchanges(rounds + warmUp, 7)];
  for (const [index, exchange] of fresh.entries()) {
    const start = performance.now();
    history.begin({ ...exchange, id: `${exchange.id} ${index}`, left: 'no', result: { kind: 'under-way' } });
    history.leave(`${exchange.id} ${index}`);
    history.complete({ ...exchange, id: `${exchange.id} ${index}`, left: 'yes', result: makeReceipt('t') });
    // The first ones are for warming up.
    if (index >= warmUp) times.push(performance.now() - start);
    await new Promise(setImmediate);
  }
} else {
  for (let round = 0; round < rounds + warmUps; round++) {
    if (round === warmUps) delay.enable();
    for (const change of searches) {
      // The query changes each time, as when typing, so that no answer comes from the cache.
      const query = { ...wholeHistory, ...change, until: new Date(Date.UTC(2027, 0, 1, 0, 0, round)).toISOString() };
      const start = performance.now();
      await history.list(query, 100, 0);
      if (round >= warmUps) times.push(performance.now() - start);
    }
  }
  delay.disable();
}
history.close();
const sorted = times.toSorted((a, b) => a - b);
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const result = {
  openMs,
  medianMs: at(0.5),
  p95Ms: at(0.95),
  p99Ms: at(0.99),
  mostMs: at(1),
  blockedMs: delay.max / 1e6,
  times,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
