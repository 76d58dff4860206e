import type { Environment } from '#app/environment/environment.ts';
import { practiceId } from '#app/environment/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import type { SavedTab } from '#app/event/tab.ts';
import { type HistoryQuery, wholeHistory } from '#app/exchange/history-query.ts';
import type { Output } from '#app/ipc/contract.ts';
import type { Selection, Settings } from '#app/ipc/state.ts';
import type { MonitoringQuestion } from '#renderer/features/response/monitoring-help.tsx';
import { openTabs, reduceTabs, type Tabs, type TabsAction } from './tabs/tabs-state.ts';

export type View = 'composer' | 'history' | 'visitors';

export type Dialog = 'environments' | 'settings' | 'storage' | 'practice' | 'keys';

/** What the window shows. Main owns all of it that lasts; this may vanish. */
export type WorkbenchState = {
  readonly environments: readonly Environment[];
  readonly selection: Selection;
  /** The guarded environment of the last start, until the person chose one in this one. */
  readonly goBackTo: Selection | null;
  readonly settings: Settings;
  readonly historyTotal: number;
  /** What the person looks for in the history. */
  readonly historyQuery: HistoryQuery;
  readonly view: View;
  readonly dialog: Dialog | null;
  /** The side bar of a wide window. */
  readonly libraryOpen: boolean;
  /** The same, as a drawer, under 800 px of width. */
  readonly drawerOpen: boolean;
  /** The event that waits for a yes, on a guarded environment. */
  readonly confirming: Confirming | null;
  /** The event whose place in Monitoring is being explained. */
  readonly explaining: MonitoringQuestion | null;
  /** The customer who may be forgotten, while the person thinks about it. */
  readonly forgetting: string | null;
  readonly tabs: Tabs;
};

export type Confirming = { readonly tabId: string; readonly draft: Draft };

export type WorkbenchAction =
  | TabsAction
  | { readonly type: 'confirmation-asked'; readonly confirming: Confirming | null }
  | { readonly type: 'monitoring-explained'; readonly question: MonitoringQuestion | null }
  | { readonly type: 'forgetting-asked'; readonly customerKey: string | null }
  /** The open events as they are without a customer; whatever else the window remembers of them goes. */
  | {
      readonly type: 'customer-forgotten';
      readonly tabs: readonly SavedTab[];
      readonly activeTabId: string | null;
      readonly freshId: string;
    }
  | { readonly type: 'selected'; readonly selection: Selection }
  | { readonly type: 'environments-changed'; readonly environments: readonly Environment[] }
  | { readonly type: 'settings-changed'; readonly settings: Settings }
  | { readonly type: 'history-queried'; readonly query: HistoryQuery }
  | { readonly type: 'history-counted'; readonly total: number }
  | { readonly type: 'view-shown'; readonly view: View }
  | { readonly type: 'dialog-shown'; readonly dialog: Dialog | null }
  | { readonly type: 'library-toggled' }
  | { readonly type: 'drawer-toggled' };

/** The window as it opens: the events that were open, or the sample event, ready to be sent. */
export function openWorkbench(session: Output<'session.open'>): WorkbenchState {
  return {
    environments: session.environments,
    selection: session.selection,
    goBackTo: session.goBackTo,
    settings: session.settings,
    historyTotal: session.historyCount,
    historyQuery: wholeHistory,
    view: 'composer',
    dialog: null,
    libraryOpen: true,
    drawerOpen: false,
    confirming: null,
    explaining: null,
    forgetting: null,
    tabs: openTabs(session.tabs, session.activeTabId, crypto.randomUUID()),
  };
}

export function reduceWorkbench(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  switch (action.type) {
    case 'confirmation-asked':
      return { ...state, confirming: action.confirming };
    case 'monitoring-explained':
      return { ...state, explaining: action.question };
    case 'forgetting-asked':
      return { ...state, forgetting: action.customerKey };
    case 'customer-forgotten':
      return {
        ...state,
        forgetting: null,
        explaining: null,
        confirming: null,
        historyQuery: wholeHistory,
        tabs: openTabs(action.tabs, action.activeTabId, action.freshId),
      };
    case 'selected':
      return { ...state, selection: action.selection, goBackTo: null };
    case 'environments-changed':
      return {
        ...state,
        environments: action.environments,
        selection: settle(state.selection, action.environments),
        goBackTo:
          state.goBackTo && settle(state.goBackTo, action.environments) === state.goBackTo ? state.goBackTo : null,
      };
    case 'settings-changed':
      return { ...state, settings: action.settings };
    case 'history-queried':
      return { ...state, historyQuery: action.query };
    case 'history-counted':
      return { ...state, historyTotal: action.total };
    case 'view-shown':
      return { ...state, view: action.view, drawerOpen: false };
    case 'dialog-shown':
      return { ...state, dialog: action.dialog };
    case 'library-toggled':
      return { ...state, libraryOpen: !state.libraryOpen, drawerOpen: !state.drawerOpen };
    case 'drawer-toggled':
      return { ...state, drawerOpen: !state.drawerOpen };
    default:
      return { ...state, view: showsComposer(action) ? 'composer' : state.view, tabs: reduceTabs(state.tabs, action) };
  }
}

/** What brings a tab to the front brings the composer there too. */
function showsComposer({ type }: TabsAction): boolean {
  return ['tab-opened', 'tab-shown', 'tab-reopened', 'tab-stepped', 'exchange-opened'].includes(type);
}

/** The environment in use. */
export function environmentInUse({ environments, selection }: WorkbenchState): Environment {
  const chosen = environments.find(({ id }) => id === selection.environmentId) ?? environments[0];
  if (chosen === undefined) throw new Error('Practice is always there.');
  return chosen;
}

/** The selection with an environment's first site key, or the one of it that is selected already. */
export function selectEnvironment(environment: Environment, siteKey: string): Selection {
  const known = environment.siteKeys.some((candidate) => candidate.siteKey === siteKey);
  return { environmentId: environment.id, siteKey: known ? siteKey : (environment.siteKeys[0]?.siteKey ?? '') };
}

/** The same selection while it still exists; else the environment's first site key, or Practice. */
function settle(selection: Selection, environments: readonly Environment[]): Selection {
  const environment =
    environments.find(({ id }) => id === selection.environmentId) ?? environments.find(({ id }) => id === practiceId);
  if (environment === undefined) return selection;
  const settled = selectEnvironment(environment, selection.siteKey);
  return settled.environmentId === selection.environmentId && settled.siteKey === selection.siteKey
    ? selection
    : settled;
}
