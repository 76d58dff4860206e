import { describe, expect, it } from 'vitest';
import { aRunSummary } from '#renderer/testing/make-run.ts';
import { announce, formatLedger, formatLedgerShortly, percentOf } from './ledger-words.ts';

const none = { planned: 1_200, answered: 0, failed: 0, unknown: 0, skipped: 0, unsent: 0 };

describe('a ledger in one line', () => {
  it('leaves out zeros', () => {
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
    expect(percentOf({ ledger: { ...none, answered: 1_199, unsent: 1 } })).toBe(99);
    expect(percentOf({ ledger: { ...none, answered: 1_200 } })).toBe(100);
    expect(percentOf({ ledger: { ...none, planned: 0 } })).toBe(100);
  });
});

it('counts only the items of this time when failed items are sent again', () => {
  const ledger = { ...none, answered: 1_100, failed: 100 };
  expect(percentOf({ ledger, pass: { total: 100, left: 75 } })).toBe(25);
  expect(percentOf({ ledger, pass: { total: 100, left: 0 } })).toBe(100);
});

describe('how a run stopped', () => {
  it('has the figures, the unmet expectations, and the reason', () => {
    const ledger = { ...none, answered: 1_200 };
    expect(announce(aRunSummary({ ledger, unmet: 2 }))).toBe(
      'Spring follow-up is done: all 1,200 answered. 2 didn’t meet expectations.',
    );
    expect(announce(aRunSummary({ state: 'paused', says: 'The disk is full.' }))).toBe(
      'Spring follow-up is paused. The disk is full.',
    );
  });
});
