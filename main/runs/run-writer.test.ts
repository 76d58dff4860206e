import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { makeRunResult } from '#app/testing/make-run.ts';
import { openHistory } from '#main/history/history.ts';
import { place } from '#main/testing/place.ts';
import { openRunLog, type RunLog } from './run-log.ts';
import { createRunRecorder, type RunRecorder } from './run-recorder.ts';
import { createRunWriter, type Departure } from './run-writer.ts';

/** A writer on a real log and a real history. @param hasFolder whether the log can be written from the start */
async function open(hasFolder = true) {
  const file = join(mkdtempSync(join(tmpdir(), 'tidings-writer-')), 'run', 'results.jsonl');
  const mend = () => rmSync(dirname(file));
  // A file in the way of the folder.
  if (!hasFolder) writeFileSync(dirname(file), '');
  const log = openRunLog(file, 50);
  const history = await openHistory(place());
  await history.ready();
  const recorded: Parameters<RunRecorder['record']>[] = [];
  const ports = { onChange: () => {}, now: () => new Date(), newId: () => crypto.randomUUID() };
  const recorder = createRunRecorder(
    {
      record: (begun, ended) => {
        recorded.push([begun, ended]);
        return history.record(begun, ended);
      },
    },
    ports,
  );
  const problems: string[] = [];
  let isOver = false;
  const writer = createRunWriter({ log, recorder, mayBegin: () => !isOver, onError: (says) => problems.push(says) });
  return {
    file,
    mend,
    log,
    history,
    recorder,
    recorded,
    problems,
    writer,
    stop: () => {
      isOver = true;
    },
  };
}

const departure = (item: number): Departure => ({
  item,
  customerKey: `c${item}`,
  record: () => makeExchange(`x${item}`),
});
const lines = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);

describe('what a run has to remember', () => {
  it('is written together when it comes in one turn: results first, and no item leaves before', async () => {
    const { writer, recorded, file, log, history } = await open();
    const first = await writer.depart(departure(0));
    expect(first?.id).toBe('x0');
    expect(lines(file)).toEqual(['{"begun":0,"ck":"c0"}']);

    writer.end(makeRunResult(0), makeReceived('x0', 't'));
    const leaving = [1, 2, 3].map((item) => writer.depart(departure(item)));
    // Nothing is written during the turn, and everything counts.
    expect(lines(file)).toHaveLength(1);
    expect([log.standing(0), log.read(0)?.exchangeId]).toEqual(['answered', 'x0']);
    expect((await Promise.all(leaving)).map((exchange) => exchange?.id)).toEqual(['x1', 'x2', 'x3']);
    expect(lines(file).map((line) => line.slice(0, 10))).toEqual([
      '{"begun":0',
      '{"ended":0',
      '{"begun":1',
      '{"begun":2',
      '{"begun":3',
    ]);
    expect(recorded.map(([begun, ended]) => [begun.length, ended.length])).toEqual([
      [1, 0],
      [3, 1],
    ]);
    expect(await history.read('x0')).toMatchObject({ left: 'yes', result: { outcome: 'received' } });
    expect(await history.read('x3')).toMatchObject({ left: 'yes', result: { kind: 'under-way' } });
  });

  it('that cannot be written holds back who wants to leave, until it is tried again', async () => {
    const { writer, problems, mend, file, recorded } = await open(false);
    writer.end(makeRunResult(9), null);
    let left: unknown = 'waits';
    const leaving = writer.depart(departure(1)).then((exchange) => {
      left = exchange?.id;
    });
    await expect.poll(() => problems.length).toBe(1);
    mend();
    // More to write is no word to go on for who waits.
    writer.end(makeRunResult(8), null);
    await expect.poll(() => lines(file).length).toBe(2);
    expect([left, recorded]).toEqual(['waits', []]);

    writer.awaken();
    await leaving;
    expect(left).toBe('x1');
    expect(lines(file).map((line) => line.slice(0, 10))).toEqual(['{"ended":9', '{"ended":8', '{"begun":1']);
    expect(problems).toHaveLength(1);
  });

  it('lets no item leave once the run is stopped, pending or new', async () => {
    const { writer, stop, problems, log } = await open(false);
    const waited = writer.depart(departure(1));
    await expect.poll(() => problems.length).toBe(1);
    stop();
    writer.awaken();
    expect(await Promise.all([waited, writer.depart(departure(2))])).toEqual([null, null]);
    expect(log.attempts(1)).toBe(0);
  });

  it('lets an item go whose write fails only after the run was stopped', async () => {
    const { log, recorder } = await open(false);
    let isOver = false;
    let answer = () => {};
    const stopped = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const begin: RunLog['begin'] = async (items) => {
      const problem = await log.begin(items);
      await stopped;
      return problem;
    };
    const ports = { recorder, mayBegin: () => !isOver, onError: () => {} };
    const writer = createRunWriter({ ...ports, log: { ...log, begin } });
    const leaving = writer.depart(departure(1));
    await setImmediate();
    isOver = true;
    writer.awaken();
    answer();
    expect(await leaving).toBeNull();
  });

  it('is written at once when the run ends, and reported when it cannot be', async () => {
    const { writer, file, mend, problems, history } = await open(false);
    history.begin(makeExchange('x3'));
    writer.end(makeRunResult(3), makeReceived('x3', 't'));
    await writer.rest();
    expect(problems).toHaveLength(1);
    expect(await history.read('x3')).toMatchObject({ result: { outcome: 'received' } });
    mend();
    await writer.rest();
    expect(lines(file)).toHaveLength(1);
  });

  it('that only the history cannot save is reported, and the event leaves: the run’s log has it', async () => {
    const { writer, problems, log } = await open();
    writer.end(makeRunResult(4), makeReceived('removed meanwhile', 't'));
    expect((await writer.depart(departure(5)))?.id).toBe('x5');
    expect(problems).toEqual(['It has been removed from the history.']);
    expect([log.standing(4), log.standing(5)]).toEqual(['answered', 'under-way']);
  });
});
