import type { Dispatch } from 'react';
import type { LibraryItem } from '#app/library/library.ts';
import { mostInRun } from '#app/limits.ts';
import { formatCount } from '#app/quantity.ts';
import type { RunInput } from '#app/runs/run.ts';
import { blankRunForm } from '#app/runs/run-form.ts';
import { say } from '#renderer/ui/notices.tsx';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** Starts to set up a run of this input, for the current environment and site key. */
export function setUpRun({ selection }: Pick<WorkbenchState, 'selection'>, source: RunInput): WorkbenchAction {
  return { type: 'run-set-up', form: blankRunForm(selection, source), selection };
}

/** Starts to set up a run of events from the history, or says that there are too many. */
export function setUpHistoryRun(
  state: WorkbenchState,
  dispatch: Dispatch<WorkbenchAction>,
  exchangeIds: readonly string[],
): void {
  if (exchangeIds.length <= mostInRun) dispatch(setUpRun(state, { kind: 'history', exchangeIds }));
  else say(`A run can include at most ${formatCount(mostInRun, 'event')} from the history. Select fewer.`, 'problem');
}

/** A folder or saved request as what a run sends. */
export function sourceOf(item: LibraryItem): RunInput {
  return item.kind === 'folder'
    ? { kind: 'folder', folderId: item.folder.id }
    : { kind: 'request', requestId: item.request.id };
}
