import type { Handlers } from '#app/ipc/contract.ts';
import type { Settings } from '#app/settings/settings.ts';
import { savedAnswer } from '#main/ipc/saved-answer.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';

export type SettingsHandlerParts = {
  readonly settings: DocumentStore<Settings>;
  /** Called after each save, even a failed one, with the settings in use. */
  readonly onSettings: (settings: Settings) => void;
};

/** The calls on the settings. */
export function createSettingsHandlers(parts: SettingsHandlerParts): Pick<Handlers, 'settings.save'> {
  const { settings, onSettings } = parts;
  return {
    'settings.save': async (changed) => {
      // The retention is saved with what it removes, by its own call.
      const problem = await settings.update(({ retention }) => ({ ...changed, retention }));
      onSettings(settings.read());
      return savedAnswer(problem);
    },
  };
}
