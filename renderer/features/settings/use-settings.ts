import type { Dispatch } from 'react';
import type { Settings, SettingsUpdate } from '#app/settings/settings.ts';
import { perform } from '#renderer/ask.ts';
import { useKept } from '#renderer/state/use-kept.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';

/** Changes the settings, at once in the window, and has main save them. */
export function useSettings({ settings }: Pick<WorkbenchState, 'settings'>, dispatch: Dispatch<WorkbenchAction>) {
  const keep = useKept<Settings>({
    value: settings,
    show: (shown) => dispatch({ type: 'settings-changed', settings: shown }),
    save: (shown) => perform('settings.save', shown, 'the settings weren’t saved'),
  });
  return {
    saveSettings: (update: SettingsUpdate): Promise<boolean> =>
      keep((now) => ({ ...now, ...(typeof update === 'function' ? update(now) : update) })),
  };
}
