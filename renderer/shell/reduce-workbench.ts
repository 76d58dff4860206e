import { wholeHistory } from '#app/exchange/history-query.ts';
import { noRuns, reduceRuns } from './runs-state.ts';
import { settle } from './selection.ts';
import { reduceShows } from './shows-state.ts';
import { bringsToFront, openTabs, reduceTabs } from './tabs/tabs-state.ts';
import { type Change, noChanges, remember } from './undo.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** The window after something happened in it. */
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
    // Something else may have been dropped on the dialog by now.
    case 'import-done':
      return { ...state, importing: state.importing === action.of ? null : state.importing };
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
