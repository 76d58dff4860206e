import '#main/testing/faulty-files.ts';

import { describe, expect, it } from 'vitest';
import { answerReceived } from '#main/testing/event-server.ts';
import { type FaultPlan, fileCallsOf, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { type Place, place } from '#main/testing/place.ts';
import { openRunPlace, people, setupWithRows } from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';

const codes = ['EBUSY', 'EIO', 'ENOSPC', 'EMFILE'] as const;
const isLong = process.env['TIDINGS_LONG'] === '1';
const rows = people(4);

/** Starts a run, stops it in between, opens it again and sends the rest. Returns what was reported. */
async function session(at: Place, origin: string): Promise<readonly string[]> {
  const first = await openRunPlace(origin, { at, environment: { timeoutMs: 5_000 } });
  const setup = await setupWithRows(first, rows, { pace: { inFlight: 1 } });
  const said: string[] = [];
  const start = await first.runs.start({ setup, confirmed: true });
  if (start.kind === 'refused') return [...start.says, ...at.notices];
  const live = first.runs.live(start.runId);
  live?.runner.stop();
  await live?.ended;
  said.push(live?.run().says ?? '', first.runs.read(start.runId)?.says ?? '');
  first.runs.archive.release();
  first.history.close();

  const again = await openRunPlace(origin, { at, environment: { timeoutMs: 5_000 } });
  const opened = await again.runs.open(start.runId);
  said.push(opened.run?.says ?? '');
  const more = await again.runs.sendUnsent({ runId: start.runId, confirmed: true });
  if (more.kind === 'refused') said.push(...more.says);
  const going = again.runs.live(start.runId);
  await untilAtRest(going);
  said.push(going?.run().says ?? '', again.runs.read(start.runId)?.says ?? '', ...at.notices);
  again.runs.close();
  again.history.close();
  return said.filter((one) => one !== '');
}

/** A run that can't write pauses: it is resumed, as a person would. */
async function untilAtRest(
  live: Awaited<ReturnType<typeof openRunPlace>>['runs']['live'] extends (id: string) => infer L ? L : never,
) {
  if (live === null) return;
  let isOver = false;
  void live.ended.then(() => {
    isOver = true;
  });
  while (!isOver) {
    if (live.runner.state() === 'paused') live.runner.goOn();
    await new Promise(setImmediate);
  }
}

function once(wanted: number, code: string): FaultPlan {
  return (_, at) => (at === wanted ? code : null);
}

describe('a run whose files fail', () => {
  it('sends no row twice, loses no answer and says what it did not do, wherever one call fails once', async () => {
    const server = await serveEvents(answerReceived);
    const calls = await fileCallsOf(() => session(place(), server.origin));
    const inRuns = calls.flatMap(({ path }, index) => (path.includes('/runs') ? [index] : []));
    let tried = 0;
    const kinds = new Set<string>();
    for (const [turn, index] of inRuns.entries())
      for (const code of isLong ? codes : [codes[turn % codes.length] ?? 'EIO']) {
        const before = server.taken.length;
        const at = place();
        const { value: said } = await withFaultyFiles(once(index, code), () => session(at, server.origin));
        const what = `${code} at ${index}, ${calls[index]?.operation} ${calls[index]?.path.split('/').at(-1)}`;
        kinds.add(calls[index]?.operation ?? '');
        const numbers = server.taken.slice(before).map(({ uri }) => uri);
        expect(new Set(numbers).size, `${what}: no row twice`).toBe(numbers.length);
        const later = await openRunPlace(server.origin, { at });
        const [summary] = later.runs.list();
        const run = summary === undefined ? null : (await later.runs.open(summary.id)).run;
        const { answered = 0, unknown = 0 } = run?.ledger ?? {};
        if (numbers.length > 0)
          expect(answered + unknown, `${what}: each that left is known`).toBeGreaterThanOrEqual(numbers.length);
        if (numbers.length < rows.length) expect(said, `${what}: what was not sent is said`).not.toEqual([]);
        expect(later.history.recent().length, `${what}: the history has what left`).toBeGreaterThanOrEqual(
          numbers.length,
        );
        later.runs.close();
        later.history.close();
        tried += 1;
      }
    expect(tried).toBeGreaterThanOrEqual(inRuns.length);
    for (const kind of ['open', 'read', 'write', 'rename', 'folder', 'list']) expect([...kinds]).toContain(kind);
    if (isLong) console.info(`${tried} faults were tried.`);
  }, 600_000);
});
