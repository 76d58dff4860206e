import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balances } from './ledger.ts';
import { formatTurned, verdictOf } from './verdict.ts';

const none = { planned: 200, answered: 0, failed: 0, unknown: 0, skipped: 0, unsent: 0 };
const headOf = (change: Partial<typeof none>, state: Parameters<typeof verdictOf>[0]['state'] = 'done') =>
  verdictOf({ state, ledger: { ...none, ...change }, unmet: 0 }).head;

describe('the head of a run', () => {
  it('says how many of all failed, whatever else came of the others', () => {
    expect(headOf({ answered: 133, failed: 67 })).toBe('Failed, 67 of 200');
    expect(headOf({ answered: 100, failed: 67, unknown: 3, skipped: 20, unsent: 10 }, 'stopped')).toBe(
      'Failed, 67 of 200',
    );
  });

  it('says that a run passed only when nothing failed, is unknown or was not sent', () => {
    expect(headOf({ answered: 200 })).toBe('Passed, 200 of 200');
    expect(headOf({ answered: 180, skipped: 20 })).toBe('Passed, 180 of 200');
    expect(headOf({ answered: 197, unknown: 3 })).toBe('Unknown, 3 of 200');
    expect(headOf({ answered: 150, unsent: 50 }, 'interrupted')).toBe('Not sent, 50 of 200');
    expect(headOf({ skipped: 200 })).toBe('Skipped, 200 of 200');
  });

  it('says how far a run is while it is under way', () => {
    expect(headOf({ answered: 40, failed: 2, unsent: 158 }, 'running')).toBe('Running, 42 of 200 done');
    expect(headOf({ unsent: 200 }, 'paused')).toBe('Paused, 0 of 200 done');
  });
});

it('counts an answer that is not as expected as a failure, once', () => {
  const run = { state: 'done' as const, ledger: { ...none, planned: 10, answered: 9, failed: 1 }, unmet: 3 };
  expect(verdictOf(run)).toMatchObject({ head: 'Failed, 3 of 10', sentence: '7 of 10 events passed; 3 failed.' });
  expect(verdictOf(run, 3)).toMatchObject({ head: 'Failed, 4 of 10' });
});

it('counts an event without a response as unknown, not as failed too', () => {
  const ledger = { ...none, planned: 3, answered: 2, unknown: 1 };
  expect(verdictOf({ state: 'done', ledger, unmet: 1 })).toMatchObject({ head: 'Unknown, 1 of 3' });
});

it('still adds up for every ledger', () => {
  const figure = fc.nat(1_000);
  const ledgers = fc
    .record({ answered: figure, failed: figure, unknown: figure, skipped: figure, unsent: figure })
    .map((parts) => ({ ...parts, planned: Object.values(parts).reduce((sum, part) => sum + part, 0) }));
  fc.assert(
    fc.property(ledgers, fc.nat(2_000), (ledger, unmet) => {
      const { counts, kind } = verdictOf({ state: 'done', ledger, unmet });
      expect(balances(counts)).toBe(true);
      expect(Object.values(counts).every((part) => part >= 0)).toBe(true);
      if (counts.failed > 0) expect(kind).toBe('failed');
      if (kind === 'passed') expect(counts.failed + counts.unknown + counts.unsent).toBe(0);
    }),
  );
});

it('says how many items pass or fail otherwise than before', () => {
  expect(formatTurned({ nowFail: 44, nowPass: 43 })).toBe('44 now fail, 43 now pass');
  expect(formatTurned({ nowFail: 1, nowPass: 0 })).toBe('1 now fails');
  expect(formatTurned({ nowFail: 0, nowPass: 1_200 })).toBe('1,200 now pass');
  expect(formatTurned({ nowFail: 0, nowPass: 0 })).toBeNull();
});
