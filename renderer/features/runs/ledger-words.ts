import { formatNumber } from '#app/quantity.ts';
import type { Ledger } from '#app/runs/ledger.ts';
import type { RunState, RunSummary } from '#app/runs/run.ts';

/** The parts of a ledger in the order of its equation. */
export const ledgerParts = ['answered', 'failed', 'unknown', 'skipped', 'unsent'] as const;

export type LedgerPart = (typeof ledgerParts)[number];

export const partWords: Readonly<Record<LedgerPart, string>> = {
  answered: 'Answered',
  failed: 'Failed',
  unknown: 'Unknown',
  skipped: 'Skipped',
  unsent: 'Unsent',
};

/** What each part means. */
export const partMeanings: Readonly<Record<LedgerPart, string>> = {
  answered: 'A response arrived and met the expectations. Without expectations: a response without an error.',
  failed: 'Refused, answered with an error, unexpected, or never sent from this computer.',
  unknown:
    'It left this computer, but no valid response arrived. MXO may have it. Tidings never resends it without asking.',
  skipped: 'Left out by you, or because the run stopped at the first failure.',
  unsent: 'Not sent yet.',
};

export const stateWords: Readonly<Record<RunState, string>> = {
  running: 'Running',
  paused: 'Paused',
  done: 'Done',
  stopped: 'Stopped',
  'ended-by-failure': 'Stopped at a failure',
  interrupted: 'Interrupted',
};

/** How many items are done, with any outcome. */
export function endedItems({ planned, unsent }: Ledger): number {
  return planned - unsent;
}

/** How far it is, in whole percent; 100 only when nothing is left. While failed items are sent again, of these. */
export function percentOf({ ledger, pass }: Pick<RunSummary, 'ledger' | 'pass'>): number {
  const { total, left } = pass ?? { total: ledger.planned, left: ledger.unsent };
  return total === 0 ? 100 : Math.floor(((total - left) / total) * 100);
}

/** The ledger in one line: `1,188 of 1,200 answered, 9 failed, 3 unknown`. Zeros are left out. */
export function formatLedger(ledger: Ledger): string {
  const rest = ledgerParts.filter((part) => part !== 'answered' && ledger[part] > 0);
  const answered =
    ledger.answered === ledger.planned
      ? `all ${formatNumber(ledger.planned)} answered`
      : `${formatNumber(ledger.answered)} of ${formatNumber(ledger.planned)} answered`;
  return [answered, ...rest.map((part) => `${formatNumber(ledger[part])} ${partWords[part].toLowerCase()}`)].join(', ');
}

/** The same for a narrow column that is called “Answered”: `1,188 of 1,200, 9 failed, 3 unknown`. */
export function formatLedgerShortly(ledger: Ledger): string {
  return formatLedger(ledger)
    .replace(/^all (\S+) answered/, '$1')
    .replace(' answered', '');
}

/** Whether it is running or paused. */
export function isUnderWay(state: RunState): boolean {
  return state === 'running' || state === 'paused';
}

/** How a run stopped, for a notice: `Spring follow-up is done: all 1,200 answered.` */
export function announce({ name, state, ledger, says, unmet }: RunSummary): string {
  const expectations = unmet === 0 ? '' : ` ${formatNumber(unmet)} didn’t meet expectations.`;
  const why = says === null ? '' : ` ${says}`;
  switch (state) {
    case 'running':
      return `${name} is running.`;
    case 'paused':
      return `${name} is paused.${why}`;
    case 'done':
      return `${name} is done: ${formatLedger(ledger)}.${expectations}${why}`;
    case 'stopped':
      return `${name} is stopped: ${formatLedger(ledger)}.${expectations}${why}`;
    case 'ended-by-failure':
      return `${name} stopped at the first failure: ${formatLedger(ledger)}.${expectations}${why}`;
    case 'interrupted':
      return `${name} was interrupted: ${formatLedger(ledger)}.${expectations}${why}`;
  }
}
