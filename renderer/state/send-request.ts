import type { Selection } from '#app/environments/selection.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Seed } from '#app/event/variables.ts';
import type { TidConflict } from '#app/exchange/tid-rule.ts';

/** An event on its way to be sent. */
export type SendRequest = {
  readonly tabId: string;
  readonly draft: Draft;
  readonly selection: Selection;
  readonly draw: Seed;
  readonly answers: Readonly<Record<string, string>>;
  /** The person said that its TID goes along, whatever is known of it. */
  readonly tidChosen?: boolean;
  /** A dialog that named the environment asked about this event. The yes counts for this one only. */
  readonly isAsked?: boolean;
};

/** An event that waits for a word on its TID: it is another environment's, or another customer's. */
export type TidQuestion = {
  readonly sendRequest: SendRequest;
  /** They said yes to a guarded environment before. */
  readonly confirmed: boolean;
  readonly conflict: TidConflict;
  /** As it would have been sent. */
  readonly draft: Draft;
};
