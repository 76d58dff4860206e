import type { OfferedCommand, OpenedFiles } from '#app/desktop/calls.ts';
import type { ErrorSummary } from '#app/error.ts';
import type { RunProgress } from '#app/runs/run.ts';
import type { RemoteKey, Settings } from '#app/settings/settings.ts';
import type { AudienceState } from '#app/storyboards/calls.ts';
import type { SendPush } from '#main/ipc/push.ts';
import type { Cipher } from '#main/secrets/secrets.ts';

/** All that the services need from Electron. Nothing outside this folder knows more of it. */
export type Desktop = {
  /** The user-data folder. */
  readonly folder: string;
  readonly window: WindowPort;
  readonly remote: RemoteWindow;
  readonly audience: AudienceWindow;
  readonly menu: MenuPort;
  readonly dialogs: DialogPort;
  readonly shell: ShellPort;
  readonly security: SecurityPort;
  readonly errors: ErrorPort;
};

/** The main window. */
export type WindowPort = {
  readonly push: SendPush;
  /** Applies the theme and zoom that the person chose. */
  readonly applyAppearance: (settings: Settings) => void;
  /** Reloads the window once everything typed is saved. */
  readonly reload: () => void;
  /** Called when the window has saved everything except these forms. */
  readonly onSaved: (unsavedForms: readonly string[]) => void;
};

/** The remote's window, and the one global key that works from any program. */
export type RemoteWindow = {
  readonly open: (onClosed: () => void) => void;
  readonly close: () => void;
  readonly push: SendPush;
  /** Registers the key for the whole computer; false when another program has it. */
  readonly takeKey: (key: RemoteKey, onPress: () => void) => boolean;
  readonly releaseKey: () => void;
};

/** The window that others look at while a storyboard is presented. */
export type AudienceWindow = {
  /** Opens it, or moves it to another display. `onMoved` is called with each place that it has from then on. */
  readonly open: (displayId: number | null, onMoved: (state: AudienceState) => void) => void;
  readonly close: (why: 'chosen' | 'failed') => void;
  readonly push: SendPush;
};

export type MenuPort = { readonly offer: (commands: readonly OfferedCommand[]) => void };

export type DialogPort = {
  /** Asks where to save a file of this name; null when the person cancels. */
  readonly askWhereToSave: (name: string) => Promise<string | null>;
  /** Reads the files that the person opened with Tidings; each is returned once. */
  readonly takeOpenedFiles: () => Promise<OpenedFiles>;
};

/** What the operating system does for the app. */
export type ShellPort = {
  readonly openExternal: (link: string) => void;
  readonly showFolder: () => void;
  /** Shows a file in its folder. */
  readonly showFile: (file: string) => void;
  readonly writeClipboard: (text: string) => Promise<void>;
  /** Shows a notification when a long run has ended and the window isn't in front. */
  readonly notifyRunEnded: (last: RunProgress) => void;
  readonly restart: () => void;
};

export type SecurityPort = {
  readonly cipher: Cipher;
  /** The system's proxy for an address, in the format of a PAC script's answer. */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly emptyCaches: () => Promise<void>;
};

export type ErrorPort = {
  readonly write: (what: string, error?: ErrorSummary) => void;
  /** The diagnostics as text, with how many of each thing there are. */
  readonly describe: (counts: Readonly<Record<string, number>>) => string;
};
