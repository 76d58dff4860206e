import { type Dispatch, useEffect } from 'react';
import { call, isFailed } from '#renderer/bridge.ts';
import type { WorkbenchAction } from '#renderer/state/workbench-state.ts';

/** Asks, when the window opens, whether to go on with a show that was broken off. */
export function useInterruptedShow(dispatch: Dispatch<WorkbenchAction>): void {
  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      const answer = await call('show.interrupted', {});
      if (isGone || isFailed(answer) || answer.interrupted === null) return;
      const { interrupted } = answer;
      dispatch({ type: 'dialog-shown', dialog: { kind: 'interrupted-show', interrupted } });
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [dispatch]);
}
