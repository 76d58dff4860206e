import { formatCount, formatNumber } from '#app/quantity.ts';
import type { Ledger } from './ledger.ts';
import type { RunResult } from './result.ts';
import type { Run } from './run.ts';

/** What all items of a run add up to. `unfinished` is one that rests with unsent items, and without failures. */
export type RunVerdict = {
  readonly kind: 'under-way' | 'passed' | 'failed' | 'unknown' | 'unfinished' | 'nothing';
  /** `Failed, 67 of 200`. */
  readonly head: string;
  /** All counts that are not zero, in one sentence. */
  readonly sentence: string;
  /** The ledger that every figure is taken from: `answered` are those that passed. */
  readonly counts: Ledger;
};

/**
 * The verdict on a run: the window, every report and the command line show its figures.
 * @param answeredUnmet how many were answered, but not as expected. Runs of an older Tidings have some, and count them as
 *   answered. Without it the least that there can be.
 */
export function verdictOf(
  { state, ledger, unmet }: Pick<Run, 'state' | 'ledger' | 'unmet'>,
  answeredUnmet = Math.min(ledger.answered, Math.max(0, unmet - ledger.failed - ledger.unknown)),
): RunVerdict {
  const counts = countedLedger(ledger, answeredUnmet);
  return { ...headOf(state, counts), sentence: sentenceOf(counts), counts };
}

/** The ledger in which an answer that is not as expected is a failure. */
export function countedLedger(ledger: Ledger, answeredUnmet: number): Ledger {
  return { ...ledger, answered: ledger.answered - answeredUnmet, failed: ledger.failed + answeredUnmet };
}

/** Whether an item passed: it was answered as expected. */
export function hasPassed({ state, unmet }: Pick<RunResult, 'state' | 'unmet'>): boolean {
  return state === 'answered' && unmet.length === 0;
}

/** How many items pass or fail otherwise than before: `44 now fail, 43 now pass`. Null where none does. */
export function formatTurned({ nowFail, nowPass }: { readonly nowFail: number; readonly nowPass: number }) {
  const parts = [
    ...(nowFail === 0 ? [] : [`${formatNumber(nowFail)} now ${nowFail === 1 ? 'fails' : 'fail'}`]),
    ...(nowPass === 0 ? [] : [`${formatNumber(nowPass)} now ${nowPass === 1 ? 'passes' : 'pass'}`]),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

function headOf(state: Run['state'], counts: Ledger): Pick<RunVerdict, 'kind' | 'head'> {
  const { planned, answered, failed, unknown, unsent, skipped } = counts;
  const of = (word: string, figure: number) => `${word}, ${formatNumber(figure)} of ${formatNumber(planned)}`;
  if (state === 'running') return { kind: 'under-way', head: `${of('Running', planned - unsent)} done` };
  if (state === 'paused') return { kind: 'under-way', head: `${of('Paused', planned - unsent)} done` };
  if (planned === 0) return { kind: 'nothing', head: 'Nothing to send' };
  if (failed > 0) return { kind: 'failed', head: of('Failed', failed) };
  if (unknown > 0) return { kind: 'unknown', head: of('Unknown', unknown) };
  if (unsent > 0) return { kind: 'unfinished', head: of('Not sent', unsent) };
  if (answered === 0) return { kind: 'nothing', head: of('Skipped', skipped) };
  return { kind: 'passed', head: of('Passed', answered) };
}

function sentenceOf({ planned, answered, failed, unknown, skipped, unsent }: Ledger): string {
  if (planned > 0 && answered === planned)
    return planned === 1 ? 'The event passed.' : `All ${formatNumber(planned)} events passed.`;
  const parts = [
    `${formatNumber(answered)} of ${formatCount(planned, 'event')} passed`,
    ...(failed === 0 ? [] : [`${formatNumber(failed)} failed`]),
    ...(unknown === 0 ? [] : [`${formatNumber(unknown)} may have been received, but no valid response arrived`]),
    ...(skipped === 0 ? [] : [`${formatNumber(skipped)} skipped`]),
    ...(unsent === 0 ? [] : [`${formatNumber(unsent)} not sent`]),
  ];
  return `${parts.join('; ')}.`;
}
