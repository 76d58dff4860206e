import type { Dispatch } from 'react';
import { perform } from '#renderer/ask.ts';
import { useKept } from '#renderer/state/use-kept.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';

/** Changes the settings, at once in the window, and has main save them. */
export function useSettings({ settings }: Pick<WorkbenchState, 'settings'>, dispatch: Dispatch<WorkbenchAction>) {
  return {
    saveSettings: useKept({
      value: settings,
      show: (shown) => dispatch({ type: 'settings-changed', settings: shown }),
      save: (shown) => perform('settings.save', shown, 'the settings weren’t saved'),
    }),
  };
}
