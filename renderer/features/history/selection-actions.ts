import { useEffect } from 'react';
import { say } from '#renderer/ui/notices.tsx';

/** What the view that is shown does with its selected events; null while none is shown. */
let shown: SelectionActions | null = null;

type SelectionActions = {
  readonly hasSelected: boolean;
  /** Sets up a run of them with the time that was between them. */
  readonly onReplay: () => void;
};

/** Lets commands act on the selected events while the view is shown. */
export function useSelectionActions(actions: SelectionActions): void {
  useEffect(() => {
    shown = actions;
    return () => {
      shown = null;
    };
  });
}

/** Replays the selected events, or says that none are selected. */
export function replaySelected(): void {
  if (shown?.hasSelected === true) shown.onReplay();
  else say('Select the events to replay first.', 'problem');
}
