import { type Dispatch, useEffect, useEffectEvent } from 'react';
import { call, isFailed } from '#renderer/bridge.ts';
import type { WorkbenchAction } from '#renderer/state/workbench-state.ts';

/**
 * Asks, when the window opens, whether to go on with a show that was broken off. The answer waits for its last event: who
 * presents by then has left that show.
 */
export function useInterruptedShow(isInShow: boolean, dispatch: Dispatch<WorkbenchAction>): void {
  const isInShowNow = useEffectEvent(() => isInShow);
  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      const answer = await call('show.interrupted', {});
      if (isGone || isInShowNow() || isFailed(answer) || answer.interrupted === null) return;
      const { interrupted } = answer;
      dispatch({ type: 'dialog-shown', dialog: { kind: 'interrupted-show', interrupted } });
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [dispatch]);
}
