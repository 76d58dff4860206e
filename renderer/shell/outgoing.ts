import type { Draft } from '#app/event/draft.ts';
import type { Seed } from '#app/event/variables.ts';
import type { Selection } from '#app/ipc/state.ts';

/** An event on its way to be sent. */
export type Outgoing = {
  readonly tabId: string;
  readonly draft: Draft;
  readonly selection: Selection;
  readonly draw: Seed;
  readonly answers: Readonly<Record<string, string>>;
};
