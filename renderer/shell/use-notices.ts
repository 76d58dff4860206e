import { type Dispatch, useEffect } from 'react';
import type { Notice } from '#app/ipc/state.ts';
import { listen } from '#renderer/bridge.ts';
import { say } from './notices.tsx';
import type { WorkbenchAction } from './workbench-state.ts';

/** Shows what main has to say, at the start and later, and keeps count of the history. */
export function useNotices(atStart: readonly Notice[], dispatch: Dispatch<WorkbenchAction>): void {
  useEffect(() => {
    for (const { says, level } of atStart) say(says, level);
    const endNotices = listen('notice.raised', ({ says, level }) => say(says, level));
    const endCount = listen('exchange.changed', ({ total }) => dispatch({ type: 'history-counted', total }));
    const endChanges = listen('history.changed', ({ total }) => dispatch({ type: 'history-counted', total }));
    const endLearnt = listen('catalogue.learnt', ({ catalogue }) => dispatch({ type: 'catalogue-learnt', catalogue }));
    return () => {
      endLearnt();
      endChanges();
      endNotices();
      endCount();
    };
  }, [atStart, dispatch]);
}
