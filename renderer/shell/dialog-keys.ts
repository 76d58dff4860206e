import { type Dispatch, useLayoutEffect, useState } from 'react';
import type { Dialog } from '#renderer/state/dialog.ts';
import type { WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { holdKeys } from '#renderer/ui/hold-keys.ts';

/**
 * Holds the keys from the moment that a dialog is asked for until it has the focus: it may have to be loaded, and what is
 * typed meanwhile isn't meant for what is behind it.
 * @returns the dispatch to use in the window, which notices that a dialog is asked for
 */
export function useDialogKeys(dialogs: readonly Dialog[], dispatch: Dispatch<WorkbenchAction>) {
  const [keys] = useState(() => createDialogKeys(dispatch));
  useLayoutEffect(() => keys.follow(dialogs), [keys, dialogs]);
  useLayoutEffect(() => () => keys.follow([]), [keys]);
  return keys.dispatch;
}

function createDialogKeys(dispatch: Dispatch<WorkbenchAction>) {
  let shown: readonly Dialog[] = [];
  let release: (() => void) | null = null;
  const isShown = ({ kind }: Dialog) => shown.some((other) => other.kind === kind);

  function hold() {
    release ??= holdKeys({
      onEscape: () => {
        const dialog = shown.at(-1);
        if (dialog !== undefined) dispatch({ type: 'dialog-closed', dialog });
      },
      onEnd: () => {
        release = null;
      },
    });
  }

  return {
    dispatch: (action: WorkbenchAction) => {
      // Another tab of a dialog that is open leaves the focus where it is.
      if (action.type === 'dialog-shown' && !isShown(action.dialog)) hold();
      dispatch(action);
    },
    follow: (dialogs: readonly Dialog[]) => {
      const hasNew = !dialogs.every(isShown);
      shown = dialogs;
      if (hasNew) hold();
      if (dialogs.length > 0) return;
      release?.();
      release = null;
    },
  };
}
