import type { Outcome } from '#app/exchange/outcome.ts';

/** The result of a step that was fired. */
export type StepResult =
  | {
      readonly kind: 'sent';
      readonly outcome: Outcome;
      readonly exchangeId: string;
      /** What happened and what to do, as it is said everywhere. */
      readonly says: readonly string[];
      /** What its customer had after it. */
      readonly tid?: string;
      /** Practice got it in place of the real server. */
      readonly isOnPractice?: boolean;
    }
  /** Tidings did not let it out; nothing was sent. */
  | { readonly kind: 'refused'; readonly says: readonly string[] };

/** Whether MXO, or Practice, has the event. */
export function isReceived(result: StepResult): boolean {
  return result.kind === 'sent' && result.outcome === 'received';
}
