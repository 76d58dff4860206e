import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createItemMaker } from '#app/runs/item.ts';
import { usualPace } from '#app/runs/pace.ts';
import { openHistory } from '#main/history/history.ts';
import { createConnections } from '#main/http/connections.ts';
import { place } from '#main/testing/place.ts';
import { rowDraft, runEnvironment } from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';
import { openRows, writeRows } from './data/row-file.ts';
import { openRunLog } from './run-log.ts';
import { createRunRecorder } from './run-recorder.ts';
import { startRunner } from './runner.ts';

/** A runner on real files, over rows of which some are left out, by a clock that goes on by 1 ms whenever it is read. */
async function run(rowCount: number, leftOutRows: ReadonlySet<number>, draft = rowDraft, now = () => new Date()) {
  const server = await serveEvents();
  const environment = { ...runEnvironment, serverName: server.origin, timeoutMs: 10_000 };
  const [siteKey = ''] = environment.siteKeys.map((known) => known.siteKey);
  const folder = mkdtempSync(join(tmpdir(), 'tidings-runner-'));
  const columns = ['n', 'ck'];
  async function* texts() {
    for (let row = 1; row <= rowCount; row++) yield [`${row}`, `c${row}`];
  }
  await writeRows(join(folder, 'rows.jsonl'), texts());
  const log = openRunLog(join(folder, 'results.jsonl'), rowCount);
  const history = await openHistory(place(folder));
  await history.ready();
  const maker = createItemMaker({
    requests: [{ id: 'r1', name: 'R', cast: null, draft }],
    columns,
    rowCount,
    mapping: columns.map((name) => ({ column: name, target: { kind: 'variable', name } })),
    expectations: [],
    environment,
    siteKey,
    workspace: [],
    answers: {},
    seed: 's',
    at: '2026-01-01T00:00:00.000Z',
  });
  let time = 0;
  const runner = startRunner(
    {
      items: Array(rowCount).keys(),
      count: rowCount,
      maker,
      rows: openRows(join(folder, 'rows.jsonl')),
      leftOutRows,
      pace: usualPace,
      recorded: null,
      environment,
      siteKey,
      wentBeforeMs: 0,
      tids: new Map(),
    },
    {
      log,
      recorder: createRunRecorder(history, {
        onChange: () => {},
        now,
        newId: () => crypto.randomUUID(),
      }),
      connections: createConnections(),
      onChange: () => {},
      clock: () => time++,
      random: () => 0.5,
    },
  );
  return { runner, log, server, history };
}

it('gives everything else its turn while it passes over many rows that were left out', async () => {
  const rowCount = 2_000;
  const leftOut = new Set(Array.from({ length: rowCount - 1 }, (_, index) => index + 1));
  const { runner, log, server } = await run(rowCount, leftOut);
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await runner.ended;
  isOver = true;
  expect(log.ledger()).toEqual({
    planned: rowCount,
    answered: 1,
    failed: 0,
    unknown: 0,
    skipped: rowCount - 1,
    unsent: 0,
  });
  expect(server.taken.map(({ uri }) => uri)).toEqual([`assist://desk/run/${rowCount}`]);
  // Each row takes at least a millisecond of that clock, and a slice of work has eight.
  expect(turns).toBeGreaterThan(rowCount / 10);
});

it('sends each row with the time of its sending, as in its record', async () => {
  let second = 0;
  const now = () => new Date(Date.UTC(2026, 0, 2, 3, 4, second++));
  const draft = { ...rowDraft, uri: 'a://b/{{$timestamp}}' };
  const { runner, server, history } = await run(5, new Set(), draft, now);
  await runner.ended;
  const records = history.recent().map(({ sentAt, draft: { uri } }) => [uri, `a://b/${Date.parse(sentAt) / 1_000}`]);
  for (const [uri, ofRecord] of records) expect(uri).toBe(ofRecord);
  expect(new Set(server.taken.map(({ uri }) => uri)).size).toBe(5);
});
