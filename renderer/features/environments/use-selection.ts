import type { Dispatch } from 'react';
import { practiceId } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import { perform } from '#renderer/ask.ts';
import { useKept } from '#renderer/state/use-kept.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { dropState } from '#renderer/ui/notices.tsx';
import { useLatest } from '#renderer/ui/use-latest.ts';

/** Chooses the environment and the site key, and has main remember them. */
export function useSelection({ selection }: Pick<WorkbenchState, 'selection'>, dispatch: Dispatch<WorkbenchAction>) {
  const latest = useLatest(selection);
  const keep = useKept({
    value: selection,
    show: (shown) => dispatch({ type: 'selected', selection: shown }),
    save: (shown) => perform('environment.select', shown, 'the environment wasn’t changed'),
  });
  const select = (chosen: Selection) => {
    // A message that names what was selected before is no longer true.
    dropState('selection');
    void keep(() => chosen);
  };
  return {
    select,
    /** Selects again what was selected, unless the person chose something else since. */
    selectAgain: (before: Selection) => {
      if (latest.current.environmentId === practiceId) select(before);
    },
  };
}
