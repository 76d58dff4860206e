import type { Environment } from '#app/environment/environment.ts';
import type { SavedTab } from '#app/event/tab.ts';
import { type HistoryQuery, wholeHistory } from '#app/exchange/history-query.ts';
import type { Output } from '#app/ipc/contract.ts';
import type { Selection, Settings } from '#app/ipc/state.ts';
import type { Catalogue } from '#app/library/catalogue.ts';
import type { Template } from '#app/library/template.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { MonitoringQuestion } from '#renderer/features/response/monitoring-help.tsx';
import type { Asking, Exporting, Naming } from './asked.ts';
import type { Outgoing } from './outgoing.ts';
import { noRuns, type RunsAction, type RunsState, reduceRuns } from './runs-state.ts';
import { settle } from './selection.ts';
import { noShows, reduceShows, type Shows, type ShowsAction } from './shows-state.ts';
import { bringsToFront, openTabs, reduceTabs, type Tabs, type TabsAction } from './tabs/tabs-state.ts';
import { type Change, type Changes, noChanges, remember } from './undo.ts';

export type View = 'composer' | 'templates' | 'storyboards' | 'runs' | 'history' | 'visitors' | 'guide';

export type Dialog = 'environments' | 'settings' | 'storage' | 'network' | 'practice' | 'keys' | 'trash' | 'palette';

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
  readonly runs: RunsState;
  /** Where the guide is open, also while something else is shown. */
  readonly guidePlace: string;
  readonly dialog: Dialog | null;
  /** The side bar of a wide window. */
  readonly libraryOpen: boolean;
  /** The same, as a drawer, under 800 px of width. */
  readonly drawerOpen: boolean;
  /** The event that waits for a yes, on a guarded environment. */
  readonly confirming: Outgoing | null;
  /** The event whose place in Monitoring is being explained. */
  readonly explaining: MonitoringQuestion | null;
  /** The customer who may be forgotten, while the person thinks about it. */
  readonly forgetting: string | null;
  /** The questions of an event that wait for answers before it is sent. */
  readonly asking: Asking | null;
  /** What was answered in this session, by question, to be offered again. It is never saved. */
  readonly answered: Readonly<Record<string, string>>;
  /** What was allowed in this session, where an environment asks once. */
  readonly allowed: readonly string[];
  /** What is about to get a name: a tab's event to be saved, or a folder. */
  readonly naming: Naming | null;
  /** The template that is being made or changed. */
  readonly editingTemplate: Template | null;
  /** Which step of the tour is shown; null while nobody asked for it. */
  readonly tourStep: number | null;
  /** What is about to be written to a file. */
  readonly exporting: Exporting | null;
  /** What the import begins with, a text or a file; null while nobody imports. */
  readonly importing: string | File | null;
  readonly shows: Shows;
  readonly workspace: Workspace;
  /** What can be taken back and done again. */
  readonly changes: Changes;
  readonly catalogue: Catalogue;
  readonly tabs: Tabs;
};

export type WorkbenchAction =
  | TabsAction
  | RunsAction
  | ShowsAction
  | { readonly type: 'confirmation-asked'; readonly confirming: Outgoing | null }
  | { readonly type: 'monitoring-explained'; readonly question: MonitoringQuestion | null }
  | { readonly type: 'forgetting-asked'; readonly customerKey: string | null }
  /** The open events as they are without a customer; whatever else the window remembers of them goes. */
  | {
      readonly type: 'customer-forgotten';
      readonly tabs: readonly SavedTab[];
      readonly activeTabId: string | null;
      readonly freshId: string;
      readonly workspace: Workspace;
      readonly catalogue: Catalogue;
    }
  | {
      readonly type: 'workspace-changed';
      readonly workspace: Workspace;
      readonly isUndoable: boolean;
      /** Those that came with it, in main already. */
      readonly environments?: readonly Environment[];
    }
  /** A change that is worked out on what is there when it arrives, so that two at once both count. */
  | { readonly type: 'workspace-edited'; readonly edit: (workspace: Workspace) => Workspace }
  | { readonly type: 'catalogue-learnt'; readonly catalogue: Catalogue }
  | { readonly type: 'change-undone' }
  | { readonly type: 'change-redone' }
  | { readonly type: 'questions-asked'; readonly asking: Asking | null }
  | { readonly type: 'questions-answered'; readonly answers: Readonly<Record<string, string>> }
  | { readonly type: 'environment-allowed'; readonly allowance: string }
  | { readonly type: 'naming-asked'; readonly naming: Naming | null }
  | { readonly type: 'palette-closed' }
  | { readonly type: 'tour-shown'; readonly step: number | null }
  | { readonly type: 'exporting'; readonly exporting: Exporting | null }
  | { readonly type: 'importing'; readonly importing: string | File | null }
  | { readonly type: 'template-edited'; readonly template: Template | null }
  | { readonly type: 'selected'; readonly selection: Selection }
  | { readonly type: 'environments-changed'; readonly environments: readonly Environment[] }
  | { readonly type: 'settings-changed'; readonly settings: Settings }
  | { readonly type: 'history-queried'; readonly query: HistoryQuery }
  | { readonly type: 'history-counted'; readonly total: number }
  | { readonly type: 'view-shown'; readonly view: View }
  | { readonly type: 'guide-turned'; readonly place: string }
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
    runs: noRuns,
    guidePlace: '',
    dialog: null,
    libraryOpen: true,
    drawerOpen: false,
    confirming: null,
    explaining: null,
    forgetting: null,
    asking: null,
    answered: {},
    allowed: [],
    naming: null,
    editingTemplate: null,
    tourStep: null,
    exporting: null,
    importing: null,
    shows: noShows,
    workspace: session.workspace,
    changes: noChanges,
    catalogue: session.catalogue,
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
        runs: noRuns,
        historyQuery: wholeHistory,
        // Nothing of them comes back by undo.
        changes: noChanges,
        asking: null,
        answered: {},
        workspace: action.workspace,
        catalogue: action.catalogue,
        tabs: openTabs(action.tabs, action.activeTabId, action.freshId),
      };
    case 'workspace-changed': {
      const { workspace, isUndoable, environments = [] } = action;
      const change: Change = { kind: 'workspace', before: state.workspace, after: workspace, environments };
      return { ...state, workspace, changes: isUndoable ? remember(state.changes, change) : state.changes };
    }
    case 'workspace-edited': {
      const workspace = action.edit(state.workspace);
      const changed = { type: 'workspace-changed', workspace, isUndoable: true } as const;
      return workspace === state.workspace ? state : reduceWorkbench(state, changed);
    }
    case 'storyboard-chosen':
      return { ...state, shows: reduceShows(state.shows, action), view: 'storyboards', drawerOpen: false };
    case 'staging-changed':
    case 'stage-changed':
    case 'presenting-toggled':
      return { ...state, shows: reduceShows(state.shows, action) };
    case 'catalogue-learnt':
      return { ...state, catalogue: action.catalogue };
    case 'change-undone': {
      const [change, ...undo] = state.changes.undo;
      if (change === undefined) return state;
      return { ...apply(state, change, 'before'), changes: { undo, redo: [change, ...state.changes.redo] } };
    }
    case 'change-redone': {
      const [change, ...redo] = state.changes.redo;
      if (change === undefined) return state;
      return { ...apply(state, change, 'after'), changes: { undo: [change, ...state.changes.undo], redo } };
    }
    case 'questions-asked':
      return { ...state, asking: action.asking };
    case 'questions-answered':
      return { ...state, asking: null, answered: { ...state.answered, ...action.answers } };
    case 'environment-allowed':
      return { ...state, allowed: [...state.allowed, action.allowance] };
    case 'naming-asked':
      return { ...state, naming: action.naming };
    // What was chosen in it may have opened another dialog by now.
    case 'palette-closed':
      return { ...state, dialog: state.dialog === 'palette' ? null : state.dialog };
    case 'tour-shown':
      return { ...state, tourStep: action.step, view: action.step === null ? state.view : 'composer' };
    case 'exporting':
      return { ...state, exporting: action.exporting };
    case 'importing':
      return { ...state, importing: action.importing };
    case 'template-edited':
      return { ...state, editingTemplate: action.template };
    case 'draft-changed': {
      const tabId = action.tabId ?? state.tabs.activeId;
      const before = state.tabs.open.find(({ id }) => id === tabId)?.draft;
      const tabs = reduceTabs(state.tabs, action);
      if (before === undefined) return state;
      return {
        ...state,
        tabs,
        changes: remember(state.changes, { kind: 'draft', tabId, before, after: action.draft }),
      };
    }
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
      return action.total === state.historyTotal ? state : { ...state, historyTotal: action.total };
    case 'view-shown':
      return { ...state, view: action.view, runs: { ...state.runs, place: { kind: 'list' } }, drawerOpen: false };
    case 'guide-turned':
      return { ...state, guidePlace: action.place };
    case 'runs-shown':
    case 'run-set-up':
    case 'run-started':
      return { ...state, view: 'runs', runs: reduceRuns(state.runs, action), drawerOpen: false };
    // What was being read for it may come when the person looks at something else by now.
    case 'run-form-changed':
      return { ...state, runs: reduceRuns(state.runs, action) };
    case 'dialog-shown':
      return { ...state, dialog: action.dialog };
    case 'library-toggled':
      return { ...state, libraryOpen: !state.libraryOpen, drawerOpen: !state.drawerOpen };
    case 'drawer-toggled':
      return { ...state, drawerOpen: !state.drawerOpen };
    default:
      return { ...state, view: bringsToFront(action) ? 'composer' : state.view, tabs: reduceTabs(state.tabs, action) };
  }
}

/** The window with a change taken back or done again; the tab that it is in comes to the front. */
function apply(state: WorkbenchState, change: Change, side: 'before' | 'after'): WorkbenchState {
  if (change.kind === 'workspace') return { ...state, workspace: change[side] };
  if (!state.tabs.open.some(({ id }) => id === change.tabId)) return state;
  const shown = reduceTabs(state.tabs, { type: 'tab-shown', id: change.tabId });
  return { ...state, view: 'composer', tabs: reduceTabs(shown, { type: 'draft-changed', draft: change[side] }) };
}
