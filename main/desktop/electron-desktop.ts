import { join } from 'node:path';
import { app, clipboard, dialog, nativeTheme, safeStorage, session, shell } from 'electron';
import type { Settings } from '#app/settings/settings.ts';
import type { Cipher } from '#main/secrets/secrets.ts';
import { formatDiagnostics } from '#main/settings/diagnostics.ts';
import { createReload } from './confirm-close.ts';
import type { Desktop, DialogPort, ErrorPort, SecurityPort, ShellPort, WindowPort } from './desktop.ts';
import type { ErrorLog } from './error-log.ts';
import type { MainWindow } from './main-window.ts';
import { setMenu } from './menu.ts';
import type { OpenedFiles } from './opened-file.ts';
import type { WindowSaving } from './save-window.ts';
import { openExternal } from './security.ts';
import { showRunNotification } from './show-run-notification.ts';

export type ElectronParts = {
  readonly folder: string;
  readonly window: MainWindow;
  readonly remote: Desktop['remote'];
  readonly audience: Desktop['audience'];
  readonly saving: WindowSaving;
  readonly errors: ErrorLog;
  readonly openedFiles: OpenedFiles;
  readonly restart: () => void;
};

/** The port to the desktop, on Electron. */
export function createDesktop(parts: ElectronParts): Desktop {
  const { folder, window, remote, audience, errors } = parts;
  return {
    folder,
    window: createWindowPort(parts),
    remote,
    audience,
    menu: { offer: (commands) => setMenu(commands, (id) => chooseCommand(window, id)) },
    dialogs: createDialogs(parts),
    shell: createShell(parts),
    security,
    errors: createErrors(errors),
  };
}

/** Passes a command that was chosen in the menu to the window. */
export function chooseCommand(window: MainWindow, id: string): void {
  window.focus();
  window.push('command.chosen', { id });
}

function createWindowPort({ window, saving }: ElectronParts): WindowPort {
  const reload = createReload(saving.save);
  return {
    push: window.push,
    applyAppearance: ({ theme, zoom }: Settings) => {
      nativeTheme.themeSource = theme;
      const contents = window.current()?.webContents;
      // Setting even the same zoom lays out the whole page again.
      if (contents?.getZoomFactor() !== zoom) contents?.setZoomFactor(zoom);
    },
    reload: () => {
      const opened = window.current();
      if (opened !== null) void reload(opened);
    },
    onSaved: saving.onSaved,
  };
}

function createDialogs({ window, openedFiles }: ElectronParts): DialogPort {
  return {
    askWhereToSave: async (name) => {
      const options = { defaultPath: join(app.getPath('documents'), name) };
      const parent = window.current();
      const answer = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
      return answer.canceled ? null : answer.filePath;
    },
    takeOpenedFiles: openedFiles.take,
  };
}

function createShell({ folder, window, restart }: ElectronParts): ShellPort {
  return {
    openExternal,
    showFolder: () => void shell.openPath(folder),
    showFile: (file) => shell.showItemInFolder(file),
    writeClipboard: (text) => clipboard.writeText(text),
    notifyRunEnded: (progress) =>
      showRunNotification(progress, window.current()?.isFocused() ?? false, (runId) => {
        window.focus();
        window.push('run.asked', { runId });
      }),
    restart,
  };
}

/** The system's keyring. Without one Electron only obfuscates, which is no better than plain text. */
const keyring: Cipher = {
  canKeep: () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())),
  seal: (text) => safeStorage.encryptString(text),
  open: (sealed) => safeStorage.decryptString(sealed),
};

const security: SecurityPort = {
  cipher: keyring,
  resolveProxy: (url) => session.defaultSession.resolveProxy(url),
  // Our own pages store nothing personal there, but erasing a customer must not depend on that.
  emptyCaches: async () => {
    await session.defaultSession.clearCache();
    await session.defaultSession.clearStorageData();
  },
};

function createErrors(errors: ErrorLog): ErrorPort {
  return {
    write: errors.write,
    describe: (counts) =>
      formatDiagnostics({
        versions: { tidings: app.getVersion(), ...process.versions },
        system: `${process.platform} ${process.getSystemVersion()} ${process.arch}`,
        isPackaged: app.isPackaged,
        counts,
        errors: errors.recent(),
      }),
  };
}
