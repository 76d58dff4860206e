import { useHasOpenDialog } from '#renderer/ui/dialog-box.tsx';
import { isInDialog } from './dialog.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** Whether what is pasted or dropped meets a dialog of the window or of a view, or the presenter, and not the view itself. */
export function useInDialog(state: Pick<WorkbenchState, 'dialogs' | 'presentation'>): boolean {
  const hasOpenDialog = useHasOpenDialog();
  return hasOpenDialog || isInDialog(state);
}
