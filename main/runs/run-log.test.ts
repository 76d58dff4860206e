import '#main/testing/faulty-files.ts';

import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balances, type ItemState, itemStateSchema } from '#app/runs/ledger.ts';
import { type RunResult, skippedResult } from '#app/runs/result.ts';
import { type FaultPlan, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { openRunLog } from './run-log.ts';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'tidings-log-')), 'results.jsonl');

function result(item: number, state: ItemState, change: Partial<RunResult> = {}): RunResult {
  return { ...skippedResult(item, `c${item}`, ''), state, attempt: 1, ...change };
}

describe('the log of a run', () => {
  it('knows nothing at first: all is unsent', () => {
    const log = openRunLog(newFile(), 3);
    expect(log.ledger()).toEqual({ planned: 3, answered: 0, failed: 0, unknown: 0, skipped: 0, unsent: 3 });
    expect(log.read(0)).toBeNull();
    expect(log.items('all')).toEqual([]);
  });

  it('counts items under way as unsent, and reads back their results', () => {
    const log = openRunLog(newFile(), 3);
    log.begin([{ item: 1, customerKey: 'ada' }]);
    expect([log.standing(1), log.ledger().unsent, log.attempts(1)]).toEqual(['under-way', 3, 1]);
    const answered = result(1, 'answered', { answer: 'ä"\n\u2028'.repeat(9_000), unmet: ['no'] });
    log.end(answered);
    expect(log.read(1)).toEqual(answered);
    expect([log.items('unmet'), log.items('answered'), log.items('failed'), log.unmet()]).toEqual([[1], [1], [], 1]);
    log.close();
  });

  it('is the same after it was opened again, however often items were sent again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(9), fc.constantFrom(...itemStateSchema.options), fc.boolean()), { maxLength: 40 }),
        (ends) => {
          const file = newFile();
          const log = openRunLog(file, 10);
          for (const [item, state, isUnmet] of ends) {
            if (state !== 'skipped') log.begin([{ item, customerKey: `c${item}` }]);
            log.end(result(item, state, { attempt: log.attempts(item), unmet: isUnmet ? ['x'] : [] }));
          }
          log.close();
          const again = openRunLog(file, 10);
          expect(again.ledger()).toEqual(log.ledger());
          expect(balances(again.ledger())).toBe(true);
          expect(again.unmet()).toBe(log.unmet());
          for (let item = 0; item < 10; item++) {
            expect(again.attempts(item)).toBe(log.attempts(item));
            expect(again.read(item)?.item ?? item).toBe(item);
            expect(again.read(item)?.state).toBe(ends.findLast(([ended]) => ended === item)?.[1]);
          }
          again.close();
        },
      ),
      { numRuns: 50 },
    );
  });

  it('keeps the results of an item that was sent again, also after it was opened again', () => {
    const file = newFile();
    const log = openRunLog(file, 3);
    log.end(result(1, 'skipped', { attempt: 0 }));
    for (const item of [0, 1]) {
      log.begin([{ item, customerKey: 'ada' }]);
      log.end(result(item, 'failed', { says: 'first' }));
    }
    log.begin([{ item: 0, customerKey: 'ada' }]);
    log.end(result(0, 'answered', { attempt: 2 }));
    log.flush();
    for (const each of [log, openRunLog(file, 3)]) {
      expect(each.read(0)).toMatchObject({ state: 'answered', attempt: 2 });
      expect(each.readEarlier(0)).toMatchObject([{ state: 'failed', attempt: 1, says: 'first' }]);
      expect([each.readEarlier(1), each.readEarlier(2), each.sentAgain()]).toEqual([[], [], 1]);
      each.close();
    }
  });

  it('reports an unknown result when the app ended while the item was under way', () => {
    const file = newFile();
    const log = openRunLog(file, 2);
    log.begin([{ item: 0, customerKey: 'ada@example.com' }]);
    log.close();
    const again = openRunLog(file, 2);
    expect(again.ledger()).toMatchObject({ unknown: 1, unsent: 1 });
    expect(again.read(0)).toMatchObject({ outcome: 'interrupted', left: 'yes', customerKey: 'ada@example.com' });
    again.close();
  });

  it('goes on behind a torn last line, which is not counted', () => {
    const file = newFile();
    const log = openRunLog(file, 3);
    log.begin([{ item: 0, customerKey: '' }]);
    log.end(result(0, 'answered'));
    log.close();
    const whole = readFileSync(file).length;
    appendFileSync(file, '{"ended":1,"state":"answ');
    const torn = openRunLog(file, 3);
    expect(torn.ledger().answered).toBe(1);
    torn.begin([{ item: 2, customerKey: '' }]);
    torn.end(result(2, 'failed'));
    torn.close();
    expect(readFileSync(file, 'utf8').slice(whole)).not.toContain('"ended":1');
    const again = openRunLog(file, 3);
    expect(again.ledger()).toMatchObject({ answered: 1, failed: 1, unsent: 1 });
    expect(again.read(2)?.state).toBe('failed');
    again.close();
  });

  it('counts what a damaged file does not say as unknown, and passes over items that the run does not have', () => {
    const file = newFile();
    const log = openRunLog(file, 5);
    log.end(result(4, 'answered'));
    log.end(result(1, 'answered'));
    log.close();
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [lines[0], 'garbage', '{"begun":"x"}', ...lines.slice(1)].join('\n'));
    const smaller = openRunLog(file, 2);
    expect(smaller.condition).toBe('damaged');
    expect(smaller.ledger()).toMatchObject({ planned: 2, answered: 1, unknown: 1, unsent: 0 });
    expect(smaller.read(1)?.item).toBe(1);
    smaller.close();
    truncateSync(file, 0);
    expect(openRunLog(file, 2).ledger()).toMatchObject({ unknown: 2, unsent: 0 });
  });

  it('counts and reports results that couldn’t be written, and writes them with the next ones', async () => {
    const file = join(newFile(), 'in the way', 'results.jsonl');
    mkdirSync(dirname(dirname(file)), { recursive: true });
    writeFileSync(dirname(file), '');
    const log = openRunLog(file, 4);
    log.end(result(0, 'answered', { answer: 'ä'.repeat(9) }));
    log.end(result(1, 'failed'));
    expect(await log.write()).toContain('couldn’t be written');
    expect(await log.begin([{ item: 2, customerKey: 'c2' }])).toContain('couldn’t be written');
    expect([log.read(0)?.state, log.read(1)?.state, log.standing(2)]).toEqual(['answered', 'failed', 'unsent']);
    rmSync(dirname(file));
    expect(await log.begin([2, 3].map((item) => ({ item, customerKey: `c${item}` })))).toBeNull();
    log.end(result(2, 'answered'));
    log.close();
    expect(readFileSync(file, 'utf8').match(/"begun"|"ended"/g)).toEqual(
      ['ended', 'ended', 'begun', 'begun', 'ended'].map((kind) => `"${kind}"`),
    );
    const again = openRunLog(file, 4);
    expect([0, 1, 2, 3].map((item) => again.read(item)?.state)).toEqual(['answered', 'failed', 'answered', 'unknown']);
    expect(again.read(0)).toEqual(log.read(0));
    again.close();
  });

  it('keeps its results when its folder vanishes while it is open', async () => {
    const file = newFile();
    const log = openRunLog(file, 3);
    expect(await log.begin([{ item: 0, customerKey: '' }])).toBeNull();
    log.end(result(0, 'answered'));
    expect(await log.write()).toBeNull();
    rmSync(dirname(file), { recursive: true });
    expect(await log.begin([{ item: 1, customerKey: '' }])).toBeNull();
    log.close();
    expect(openRunLog(file, 3).ledger()).toMatchObject({ answered: 1, unknown: 1, unsent: 1 });
  });

  it('reads results that were written after its folder vanished', async () => {
    const file = newFile();
    const log = openRunLog(file, 2);
    const add = async (item: number) => {
      expect(await log.begin([{ item, customerKey: '' }])).toBeNull();
      log.end(result(item, 'answered'));
      expect(await log.write()).toBeNull();
    };
    await add(0);
    expect(log.read(0)).toEqual(result(0, 'answered'));
    rmSync(dirname(file), { recursive: true });
    await add(1);
    expect(log.read(1)).toEqual(result(1, 'answered'));
    log.close();
  });

  it('begins nothing when its results vanished before it was written into', async () => {
    const file = newFile();
    const first = openRunLog(file, 2);
    first.end(result(0, 'answered'));
    first.close();
    const log = openRunLog(file, 2);
    rmSync(file);
    expect(await log.begin([{ item: 1, customerKey: '' }])).toContain('missing');
  });

  it('counts a given up result as in the file, also where it only says more of what the file has', async () => {
    const file = newFile();
    const log = openRunLog(file, 2);
    const failed = result(0, 'failed', { unmet: ['no'] });
    expect(await log.begin([{ item: 0, customerKey: '' }])).toBeNull();
    log.end(failed);
    expect(await log.begin([{ item: 1, customerKey: '' }])).toBeNull();
    const full: FaultPlan = ({ operation }) => (operation === 'write' ? 'ENOSPC' : null);
    await withFaultyFiles(full, async () => {
      log.end({ ...failed, says: 'It wasn’t sent again.' });
      log.end(result(1, 'answered'));
      expect(await log.write()).toContain('full');
    });
    expect(log.giveUpUnwritten()).toBe(1);
    expect(log.read(0)).toEqual(failed);
    const ledger = { failed: 1, unknown: 1 };
    expect([log.ledger(), log.unmet()]).toEqual([expect.objectContaining(ledger), 1]);
    log.close();
    const again = openRunLog(file, 2, { remembered: log.ledger(), mayBeResent: true, isAtRest: true });
    expect([again.condition, again.ledger()]).toEqual(['whole', expect.objectContaining(ledger)]);
    again.close();
  });
});
