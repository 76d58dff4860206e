import type { Desktop } from '#main/desktop/desktop.ts';
import { createTestCipher } from './test-cipher.ts';

type Answers = Pick<Desktop['dialogs'], 'askWhereToSave'> &
  Pick<Desktop['security'], 'resolveProxy'> & { readonly openExternal: (link: string) => void };

/** A desktop that shows nothing and answers as the test says. */
export function createTestDesktop(folder: string, { askWhereToSave, resolveProxy, openExternal }: Answers): Desktop {
  const nothing = () => {};
  return {
    folder,
    window: { push: nothing, applyAppearance: nothing, reload: nothing, onSaved: nothing },
    remote: { open: nothing, close: nothing, push: nothing, takeKey: () => true, releaseKey: nothing },
    audience: { open: nothing, close: nothing, push: nothing },
    menu: { offer: nothing },
    dialogs: { askWhereToSave, takeOpenedFiles: async () => ({ files: [], unreadable: [] }) },
    shell: {
      openExternal,
      showFolder: nothing,
      showFile: nothing,
      writeClipboard: async () => {},
      notifyRunEnded: nothing,
      restart: nothing,
    },
    security: { cipher: createTestCipher(), resolveProxy, emptyCaches: async () => {} },
    errors: { write: nothing, describe: () => '' },
  };
}
