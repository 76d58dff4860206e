import type { ErrorPlace } from '#app/desktop/calls.ts';
import { outsideLinks } from '#app/desktop/outside-links.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import { writeText } from '#main/export/write-export.ts';
import type { Desktop } from './desktop.ts';

type DesktopCalls =
  | Extract<keyof Handlers, `file.${string}` | `menu.${string}` | `error.${string}` | `window.${string}`>
  | 'link.open'
  | 'clipboard.write';

type DesktopHandlerParts = Pick<Desktop, 'window' | 'menu' | 'dialogs' | 'shell' | 'errors'> & {
  /** The file that the person chose last to write to; null before. */
  readonly lastFile: () => string | null;
};

const errorTexts: Readonly<Record<ErrorPlace, string>> = {
  part: 'A part of the window failed',
  dialog: 'A dialog in the window failed',
  window: 'The whole window failed',
  handler: 'Something in the window failed',
  promise: 'A promise in the window failed',
  remote: 'The remote failed',
  audience: 'The audience window failed',
};

/** The calls on the window itself, the menu, files and the clipboard. */
export function createDesktopHandlers(parts: DesktopHandlerParts): Pick<Handlers, DesktopCalls> {
  const { window, menu, dialogs, shell, errors, lastFile } = parts;
  return {
    'file.save': async ({ name, text }) => {
      const file = await dialogs.askWhereToSave(name);
      if (file === null) return { kind: 'cancelled' };
      const problem = await writeText(file, text);
      return problem === null ? { kind: 'saved', file } : { kind: 'not-saved', says: problem };
    },
    'file.showWritten': () => {
      const file = lastFile();
      if (file !== null) shell.showFile(file);
      return {};
    },
    'file.takeOpened': dialogs.takeOpenedFiles,
    'menu.offer': ({ commands }) => {
      menu.offer(commands);
      return {};
    },
    'error.report': ({ place, error }) => {
      errors.write(errorTexts[place], error);
      return {};
    },
    'window.reload': () => {
      window.reload();
      return {};
    },
    'window.saved': ({ unsavedForms }) => {
      window.onSaved(unsavedForms);
      return {};
    },
    'link.open': ({ link }) => {
      shell.openExternal(outsideLinks[link]);
      return {};
    },
    'clipboard.write': async ({ text }) => {
      await shell.writeClipboard(text);
      return {};
    },
  };
}
