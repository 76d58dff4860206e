import type { LibraryItem } from '#app/library/library.ts';
import type { RunSource } from '#app/run/run.ts';
import { blankRunForm } from '#renderer/features/runs/run-form.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** Begins to set up a run of this source, on the environment and site key in use. */
export function setUpRun({ selection }: Pick<WorkbenchState, 'selection'>, source: RunSource): WorkbenchAction {
  return { type: 'run-set-up', form: blankRunForm(selection, source), selection };
}

/** A folder or saved request as what a run sends. */
export function sourceOf(item: LibraryItem): RunSource {
  return item.kind === 'folder'
    ? { kind: 'folder', folderId: item.folder.id }
    : { kind: 'request', requestId: item.request.id };
}
