import type { Selection } from '#app/environments/selection.ts';

/** What the runs view shows. */
export type RunsPlace =
  | { readonly kind: 'list' }
  | { readonly kind: 'new' }
  | { readonly kind: 'run'; readonly runId: string };

/** The place that was last sent to beside another one, and how another one is remembered. */
export type OtherPlace = { readonly last: Selection | null; readonly onChange: (place: Selection) => void };

/** What the room of runs asks of what is around it. */
export type RunPorts = {
  readonly onOpenExchange: (id: string) => void;
  readonly onSay: (message: string, level?: 'info' | 'problem') => void;
  readonly onSayWithUndo: (message: string, undo: () => void) => void;
};
