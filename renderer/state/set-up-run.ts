import type { Dispatch } from 'react';
import type { LibraryItem } from '#app/library/library.ts';
import { mostInRun } from '#app/limits.ts';
import { formatCount } from '#app/quantity.ts';
import { asRecorded } from '#app/runs/pace.ts';
import type { RunInput } from '#app/runs/run.ts';
import { blankRunForm } from '#app/runs/run-form.ts';
import { say } from '#renderer/ui/notices.tsx';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** Whether a run keeps the time that was between the events of its input. */
type Timing = { readonly isAsRecorded: boolean };

/** Starts to set up a run of this input, for the current environment and site key. */
export function setUpRun(
  { selection }: Pick<WorkbenchState, 'selection'>,
  source: RunInput,
  { isAsRecorded }: Timing = { isAsRecorded: false },
): WorkbenchAction {
  const blank = blankRunForm(selection, source);
  return { type: 'run-set-up', form: isAsRecorded ? { ...blank, pace: asRecorded(blank.pace) } : blank, selection };
}

/** What sets up runs of events from the history, or says that there are too many. */
export function historyRunActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>) {
  const setUp = (timing: Timing) => (exchangeIds: readonly string[]) => {
    if (exchangeIds.length <= mostInRun) dispatch(setUpRun(state, { kind: 'history', exchangeIds }, timing));
    else say(`A run can include at most ${formatCount(mostInRun, 'event')} from the history. Select fewer.`, 'problem');
  };
  return { onRun: setUp({ isAsRecorded: false }), onReplay: setUp({ isAsRecorded: true }) };
}

/** A folder or saved request as what a run sends. */
export function sourceOf(item: LibraryItem): RunInput {
  return item.kind === 'folder'
    ? { kind: 'folder', folderId: item.folder.id }
    : { kind: 'request', requestId: item.request.id };
}
