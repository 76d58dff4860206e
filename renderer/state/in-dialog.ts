import type { WorkbenchState } from './workbench-state.ts';

/** Whether something stands in front of the window, so that keys and pasted texts are not meant for it. */
export function isInDialog(state: WorkbenchState): boolean {
  return [
    state.dialog,
    state.confirming,
    state.tidQuestion,
    state.explaining,
    state.erasing,
    state.asking,
    state.naming,
    state.editingTemplate,
    state.exporting,
    state.importing,
    state.presentation.toCheck,
    state.presentation.setup,
  ].some((shown) => shown !== null);
}
