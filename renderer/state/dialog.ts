import type { BodyOptions } from '#app/event/body.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Seed } from '#app/event/variables.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import type { HistoryQuery } from '#app/history/history-query.ts';
import type { Output } from '#app/ipc/contract.ts';
import type { LibraryItem } from '#app/library/library.ts';
import { type RunningPlace, runningPlaceOf } from '#app/practice/practice.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import type { Template } from '#app/templates/template.ts';
import type { PresentationToCheck } from './presentation-state.ts';
import { environmentInUse } from './selection.ts';
import type { SendRequest, TidQuestion } from './send-request.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** What can be in front of the window. Each says what it is about, so that the host needs nothing else to show it. */
export type Dialog =
  /** `fresh` is what is known of an environment to be added; without it, `shownId` or the one in use is shown. */
  | { readonly kind: 'environments'; readonly fresh?: FreshEnvironment; readonly shownId?: string }
  | { readonly kind: 'settings'; readonly tab: SettingsTab }
  /** What the practice server on a port received; null is the server inside Tidings. */
  | { readonly kind: 'practice'; readonly running: RunningPlace | null }
  | { readonly kind: 'trash' }
  | { readonly kind: 'touchpoints' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'about' }
  /** An event that waits for a yes, on a guarded environment. */
  | { readonly kind: 'confirm-send'; readonly sendRequest: SendRequest }
  /** A recorded event that is about to be sent again, from a tab. */
  /** Without a tab, the event is opened in one once it is sent. */
  | { readonly kind: 'send-again'; readonly exchange: Exchange; readonly tabId: string | null }
  /** The event of a tab that is about to be sent to two places at once, and then its two outcomes. */
  | { readonly kind: 'two-places'; readonly tabId: string; readonly draft: Draft; readonly draw: Seed }
  | { readonly kind: 'tid'; readonly question: TidQuestion }
  /** An event that waits for answers before it is sent. */
  | { readonly kind: 'questions'; readonly sendRequest: SendRequest; readonly questions: readonly string[] }
  /** An event that is looked for in MXO's Monitoring. */
  | { readonly kind: 'monitoring'; readonly exchange: Exchange }
  /** A customer to be opened in a web page, whose address is missing. */
  | { readonly kind: 'page'; readonly visit: PageVisit }
  /** A search of the history that waits for a name. */
  | { readonly kind: 'save-search'; readonly query: HistoryQuery }
  | { readonly kind: 'saved-searches' }
  /** A customer who is to be erased, whoever that is. */
  | { readonly kind: 'whom-to-erase' }
  | { readonly kind: 'erase-customer'; readonly customerKey: string }
  | { readonly kind: 'name'; readonly naming: Naming }
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'export'; readonly exporting: Exporting }
  | { readonly kind: 'import'; readonly start: ImportSource }
  | { readonly kind: 'presentation-check'; readonly toCheck: PresentationToCheck }
  /** A storyboard that is checked before it is presented. */
  | { readonly kind: 'show-check'; readonly storyboard: Storyboard }
  /** A show that was broken off. */
  | { readonly kind: 'interrupted-show'; readonly interrupted: InterruptedShow };

export type InterruptedShow = NonNullable<Output<'show.interrupted'>['interrupted']>;

/** A customer on a server, to be known to a web page. */
export type PageVisit = {
  readonly environmentId: string;
  readonly siteKey: string;
  readonly tid: string;
  readonly customerKey: string;
};

/** What is imported: a text, or the files that were dropped or chosen at once. */
export type ImportSource = string | readonly File[];

/** What is known of an environment that is about to be added. What isn't is empty. */
export type FreshEnvironment = {
  readonly serverName: string;
  readonly siteKey: string;
  /** How bodies are written there; absent where nothing shows it. */
  readonly form?: BodyOptions;
  /** What to add or check, in words. */
  readonly says: string;
  /** A TID that came with it, which belongs to where the environment sends. */
  readonly tid?: string;
};

/** Nothing is known yet. */
export const unknownEnvironment: FreshEnvironment = { serverName: '', siteKey: '', says: '' };

export type DialogKind = Dialog['kind'];
export type DialogOf<K extends DialogKind> = Extract<Dialog, { readonly kind: K }>;

export type SettingsTab = 'general' | 'storage' | 'network' | 'keys';

/** What a file is to be made of: everything, some of the library, one template, or one storyboard. */
export type Exporting =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'items'; readonly items: readonly LibraryItem[] }
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'storyboard'; readonly storyboard: Storyboard };

/**
 * Something that waits for a name. It says what it is about by id and contains no copy of the library: the change is made
 * to the library as it is then.
 */
export type Naming = {
  readonly title: string;
  /** Null when only the folder is asked. */
  readonly name: string | null;
  /** The folder that it goes into; undefined when that is not asked. */
  readonly folderId?: string | null;
  readonly about: NamedThing;
};

/** What a name is for. */
export type NamedThing =
  /** The event of a tab, to be saved as a new request. */
  | { readonly kind: 'save'; readonly tabId: string }
  | { readonly kind: 'new-folder'; readonly folderId: string | null }
  | { readonly kind: 'rename'; readonly id: string }
  | { readonly kind: 'move'; readonly ids: readonly string[] };

export type DialogAction =
  | { readonly type: 'dialog-shown'; readonly dialog: Dialog }
  /** Closes exactly this one: a late answer must not close what was opened meanwhile. */
  | { readonly type: 'dialog-closed'; readonly dialog: Dialog };

/** Those that are about the window itself. They contain no event and no customer. */
const ofWindow: ReadonlySet<DialogKind> = new Set([
  'environments',
  'settings',
  'practice',
  'trash',
  'touchpoints',
  'palette',
  'about',
]);

/** Those of the window that a person types in: another one opens in front of them, or what was typed would be lost. */
const withForm: ReadonlySet<DialogKind> = new Set(['environments', 'settings', 'touchpoints']);

/** The open dialog of a kind; null while there is none. */
export function dialogOf<K extends DialogKind>({ dialogs }: Pick<WorkbenchState, 'dialogs'>, kind: K) {
  return dialogs.find((one): one is DialogOf<K> => one.kind === kind) ?? null;
}

/** Practice Monitoring of the environment in use. Where that has no practice server, the one inside Tidings is shown. */
export function practiceInUse(state: Pick<WorkbenchState, 'environments' | 'selection'>): Dialog {
  return { kind: 'practice', running: runningPlaceOf(environmentInUse(state)) };
}

/** Whether something is in front of the window, so that keys and pasted texts are not meant for it. */
export function isInDialog({ dialogs, presentation }: Pick<WorkbenchState, 'dialogs' | 'presentation'>): boolean {
  return dialogs.length > 0 || presentation.setup !== null;
}

/** Usually one dialog is open. A question of main, or a file that is opened, can come while there is another. */
export function reduceDialogs(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  const keep = (isKept: (dialog: Dialog) => boolean): WorkbenchState => {
    const dialogs = state.dialogs.filter(isKept);
    return dialogs.length === state.dialogs.length ? state : { ...state, dialogs };
  };
  switch (action.type) {
    case 'dialog-shown': {
      const { dialog } = action;
      return { ...state, dialogs: [...state.dialogs.filter((other) => !takesPlaceOf(dialog, other)), dialog] };
    }
    case 'dialog-closed':
      return keep((other) => other !== action.dialog);
    case 'questions-answered':
      return keep(({ kind }) => kind !== 'questions');
    case 'presentation-changed':
      return keep(({ kind }) => kind !== 'presentation-check' && kind !== 'interrupted-show');
    case 'customer-erased':
      return keep(({ kind }) => ofWindow.has(kind));
    default:
      return state;
  }
}

function takesPlaceOf({ kind }: Dialog, other: Dialog): boolean {
  if (kind === other.kind) return true;
  return ofWindow.has(kind) && ofWindow.has(other.kind) && !withForm.has(other.kind);
}
