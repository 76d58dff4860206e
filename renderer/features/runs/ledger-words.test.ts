import { describe, expect, it } from 'vitest';
import { aRun, aRunSummary } from '#renderer/testing/make-run.ts';
import { announce, formatLedger, formatLedgerShortly, percentOf, remaining } from './ledger-words.ts';

const none = { planned: 1_200, answered: 0, failed: 0, unknown: 0, skipped: 0, unsent: 0 };

describe('a ledger in one line', () => {
  it('says only what there is', () => {
    expect(formatLedger({ ...none, answered: 1_188, failed: 9, unknown: 3 })).toBe(
      '1,188 of 1,200 answered, 9 failed, 3 unknown',
    );
  });

  it('says it shortly where all went well', () => {
    expect(formatLedger({ ...none, answered: 1_200 })).toBe('all 1,200 answered');
  });

  it('leaves out the word that its column has', () => {
    expect(formatLedgerShortly({ ...none, answered: 1_188, failed: 12 })).toBe('1,188 of 1,200, 12 failed');
    expect(formatLedgerShortly({ ...none, answered: 1_200 })).toBe('1,200');
  });
});

describe('how far a run is', () => {
  it('is never called whole while something is left', () => {
    expect(percentOf({ ...none, answered: 1_199, unsent: 1 })).toBe(99);
    expect(percentOf({ ...none, answered: 1_200 })).toBe(100);
    expect(percentOf({ ...none, planned: 0 })).toBe(100);
  });
});

describe('how a run came to rest', () => {
  it('tells the figures, what was not met, and why', () => {
    const ledger = { ...none, answered: 1_200 };
    expect(announce(aRunSummary({ ledger, unmet: 2 }))).toBe(
      'Spring follow-up is done: all 1,200 answered. 2 did not meet what was expected.',
    );
    expect(announce(aRunSummary({ state: 'paused', says: 'The disk is full.' }))).toBe(
      'Spring follow-up is paused. The disk is full.',
    );
  });
});

describe('what can still be sent', () => {
  const ledger = { ...none, failed: 9, skipped: 5, unsent: 7 };

  it('is nothing while the run is under way', () => {
    expect(remaining({ state: 'running', ledger }, aRun())).toEqual({ failed: 0, unsent: 0 });
  });

  it('is what failed and what is unsent, and not what the person left out', () => {
    expect(remaining({ state: 'stopped', ledger }, aRun())).toEqual({ failed: 9, unsent: 7 });
  });

  it('is also what the first failure left', () => {
    const ended = { ...ledger, skipped: 12, unsent: 0 };
    expect(remaining({ state: 'ended-by-failure', ledger: ended }, aRun())).toEqual({ failed: 9, unsent: 12 });
  });

  it('does not count the rows that were left out, whether they were come to or not', () => {
    const run = aRun({ leftOutRows: [2, 900, 901], pace: { ...aRun().pace, iterations: 2 } });
    const stopped = { ...ledger, skipped: 1, unsent: 7 };
    expect(remaining({ state: 'stopped', ledger: stopped }, run).unsent).toBe(2);
    const ended = { ...ledger, skipped: 12, unsent: 0 };
    expect(remaining({ state: 'ended-by-failure', ledger: ended }, run).unsent).toBe(6);
  });
});
