import { z } from 'zod';
import type { Outcome } from '#app/exchange/outcome.ts';

/** What became of an item that is not unsent. */
export const itemStateSchema = z.enum(['answered', 'failed', 'unknown', 'skipped']);

/** The count of a run, which always balances: planned = answered + failed + unknown + skipped + unsent. */
export const ledgerSchema = z.object({
  planned: z.number().int(),
  answered: z.number().int(),
  failed: z.number().int(),
  /** It left this computer, and no whole answer came: MXO may have it. It is never sent again silently. */
  unknown: z.number().int(),
  /** Left out by the person, or left when the first failure ended the run. */
  skipped: z.number().int(),
  unsent: z.number().int(),
});

export type ItemState = z.infer<typeof itemStateSchema>;
export type Ledger = Readonly<z.infer<typeof ledgerSchema>>;

/** What an outcome counts as. */
export function stateOf(outcome: Outcome, dispatched: boolean): Exclude<ItemState, 'skipped'> {
  if (!dispatched) return 'failed';
  switch (outcome) {
    case 'received':
    case 'unreadable-answer':
      return 'answered';
    case 'refused-in-the-body':
    case 'redirected':
    case 'refused':
    case 'server-error':
      return 'failed';
    case 'not-reached':
    case 'not-trusted':
    case 'invalid-answer':
    case 'cut-off':
    case 'timed-out':
    case 'cancelled':
    case 'interrupted':
      return 'unknown';
  }
}

/** The ledger of a run of which nothing was sent yet. */
export function blankLedger(planned: number): Ledger {
  return { planned, answered: 0, failed: 0, unknown: 0, skipped: 0, unsent: planned };
}

/** How many planned items no part counts; negative when some are counted more than once. */
export function uncountedItems({ planned, answered, failed, unknown, skipped, unsent }: Ledger): number {
  return planned - (answered + failed + unknown + skipped + unsent);
}

/** Whether it adds up. */
export function balances(ledger: Ledger): boolean {
  return uncountedItems(ledger) === 0;
}
