import { type HistoryQuery, wholeHistory } from '#app/history/history-query.ts';
import { openHistory } from '#main/history/history.ts';

/*
 * A history that is filtered, grouped and judged: `node out/bench/desk.mjs FOLDER HOW-OFTEN VERDICTS WARM-UPS`. Prints its
 * figures as JSON, processor times in milliseconds. The verdicts are saved in the folder.
 */
const [folder = '', howOften = '', verdicts = '', warmUpsText = ''] = process.argv.slice(2);
const rounds = Number(howOften);
const warmUps = Number(warmUpsText);
const history = await openHistory({ folder, onNotice: () => {}, now: () => new Date() });
await history.ready();

const queries: readonly Partial<HistoryQuery>[] = [
  { scope: 'not-checked', groupBy: 'run' },
  { scope: 'not-checked', environmentId: 'uat', outcome: 'received', groupBy: 'storyboard' },
  { sentFrom: 'Request 7', from: '2026-02-01T00:00:00.000Z', groupBy: 'day' },
  { runId: 'run 1', groupBy: 'run' },
  { storyboardId: 's3', scope: 'noted', groupBy: 'storyboard' },
];

/** What the window reads at once: the first page, and all groups. */
async function readList(change: Partial<HistoryQuery>): Promise<void> {
  const query = { ...wholeHistory, ...change };
  await history.list(query, 100, 0);
  await history.groups(query);
}

/**
 * A plain loop over the lines in memory with the cheapest of the conditions: what the figures are put beside. It doesn’t find
 * the same events.
 */
function scan({ environmentId = null, runId = null, sentFrom = null, scope = 'all' }: Partial<HistoryQuery>): number {
  let found = 0;
  for (const segment of history.summaries())
    for (const line of segment.lines()) {
      if (environmentId !== null && line.environment.id !== environmentId) continue;
      if (runId !== null && line.runId !== runId) continue;
      if (sentFrom !== null && line.from !== sentFrom) continue;
      if (scope === 'not-checked' && line.marks.triggered !== 'not-checked') continue;
      found += 1;
    }
  return found;
}

/** How long work keeps the processors, whatever else runs on them. */
async function timed(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const lists: number[] = [];
const scans: number[] = [];
for (let round = 0; round < rounds + warmUps; round++)
  for (const change of queries) {
    // The query changes each time, so that no answer comes from the cache.
    const until = new Date(Date.UTC(2027, 0, 1, 0, 0, round)).toISOString();
    const list = await timed(() => readList({ ...change, until }));
    const scanned = await timed(() => scan(change));
    if (round < warmUps) continue;
    lists.push(list);
    scans.push(scanned);
  }

const judged: number[] = [];
const all = await history.ids({ ...wholeHistory, scope: 'not-checked' });
const between = Math.max(1, Math.floor(all.length / Number(verdicts)));
for (let place = 0; place < all.length && judged.length < Number(verdicts) + warmUps; place += between) {
  const id = all[place] ?? '';
  const marks = { triggered: 'yes', judgedBy: 'Kim', judgedAt: '2026-11-29T08:00:00.000Z' } as const;
  judged.push(
    await timed(async () => {
      const problem = await history.mark([id], marks);
      if (problem !== null) throw new Error(problem);
      await readList({ scope: 'not-checked', groupBy: 'run' });
    }),
  );
}
const ofRun = await history.ids({ ...wholeHistory, runId: 'run 0' });
const runMs = await timed(() => history.mark(ofRun, { triggered: 'no' }));
history.close();

const at = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const figures = (times: readonly number[]) => ({ medianMs: at(times, 0.5), p95Ms: at(times, 0.95), times });
const result = {
  list: figures(lists),
  scan: figures(scans),
  verdict: figures(judged.slice(warmUps)),
  run: { events: ofRun.length, ms: runMs },
};
process.stdout.write(`${JSON.stringify(result)}\n`);
