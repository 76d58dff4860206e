import { type Dispatch, useEffect } from 'react';
import type { Notice } from '#app/desktop/notice.ts';
import { perform } from '#renderer/ask.ts';
import { listen } from '#renderer/bridge.ts';
import type { WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { PartNotLoadedError, partNotLoaded } from '#renderer/ui/load-part.ts';
import { say, sayOnce, sayProblemWithOffer } from '#renderer/ui/notices.tsx';
import { unsavedForms } from '#renderer/ui/unsaved.ts';

const unhandled =
  'Something went wrong in Tidings, so your last action may not have worked. Try again. If it fails again, reload the window.';

const reload = () => void perform('window.reload', {}, 'the window wasn’t loaded again');

/** Shows what main has to say, at the start and later, and keeps count of the history. */
export function useNotices(atStart: readonly Notice[], dispatch: Dispatch<WorkbenchAction>): void {
  useEffect(() => {
    const show = ({ says, level, offer }: Notice) => {
      if (offer === 'storage')
        sayProblemWithOffer(says, 'Open Storage', () =>
          dispatch({ type: 'dialog-shown', dialog: { kind: 'settings', tab: 'storage' } }),
        );
      else if (offer === 'reload') sayProblemWithOffer(says, 'Reload', reload);
      else say(says, level);
    };
    for (const notice of atStart) show(notice);
    const endNotices = listen('notice.raised', show);
    const endCount = listen('exchange.changed', ({ total }) => dispatch({ type: 'history-counted', total }));
    const endChanges = listen('history.changed', ({ total }) => dispatch({ type: 'history-counted', total }));
    const endLearnt = listen('catalogue.learnt', ({ catalogue }) => dispatch({ type: 'catalogue-learnt', catalogue }));
    // The net below everything: what nothing else caught, a part of the window that can't be loaded for one.
    const onRejection = ({ reason }: PromiseRejectionEvent) =>
      reason instanceof PartNotLoadedError
        ? sayProblemWithOffer(partNotLoaded, 'Reload', reload)
        : sayOnce('unhandled', unhandled);
    window.addEventListener('unhandledrejection', onRejection);
    const endRuns = listen('run.asked', ({ runId }) =>
      // A form can belong to the view that would go.
      unsavedForms().length > 0
        ? say('A form with unsaved changes is open. Save or close it, then open the run under Runs.')
        : dispatch({ type: 'runs-shown', place: { kind: 'run', runId } }),
    );
    const endMarks = listen('exchange.marked', ({ ids, marks }) => dispatch({ type: 'exchanges-marked', ids, marks }));
    return () => {
      window.removeEventListener('unhandledrejection', onRejection);
      endRuns();
      endMarks();
      endLearnt();
      endChanges();
      endNotices();
      endCount();
    };
  }, [atStart, dispatch]);
}
