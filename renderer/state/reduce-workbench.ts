import { wholeHistory } from '#app/history/history-query.ts';
import { removeForGood } from '#app/library/trash.ts';
import { settleLibrary } from '#app/library/undo-step.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { reducePresentation } from './presentation-state.ts';
import { noRuns, reduceRuns } from './runs-state.ts';
import { settle } from './selection.ts';
import { bringsToFront, openTabs, reduceTabs, type Tabs } from './tabs-state.ts';
import {
  type Change,
  libraryChange,
  noChanges,
  remember,
  settleDraft,
  turnOver,
  withoutTabs,
  withoutThings,
} from './undo.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** The window after something happened in it. */
export function reduceWorkbench(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  switch (action.type) {
    case 'confirmation-asked':
      return { ...state, confirming: action.confirming };
    case 'tids-learnt': {
      const learnt = action.tids.map(({ tid, place }) => {
        const environmentName = place.serverName.replace(/^https?:\/\//, '');
        return [tid, { ...place, environmentName, customerKey: '' }] as const;
      });
      return { ...state, pastedTids: { ...state.pastedTids, ...Object.fromEntries(learnt) } };
    }
    case 'tid-asked':
      return { ...state, tidQuestion: action.question };
    case 'monitoring-explained':
      return { ...state, explaining: action.question };
    case 'erasing-asked':
      return { ...state, erasing: action.customerKey };
    case 'customer-erased':
      return {
        ...state,
        erasing: null,
        explaining: null,
        confirming: null,
        tidQuestion: null,
        pastedTids: {},
        runs: noRuns,
        historyQuery: wholeHistory,
        // Nothing of them comes back by undo.
        changes: noChanges,
        asking: null,
        answered: {},
        naming: null,
        editingTemplate: null,
        exporting: null,
        importing: null,
        presentation: { ...state.presentation, toCheck: null, setup: null },
        workspace: action.workspace,
        catalogue: action.catalogue,
        tabs: openTabs(action.tabs, action.activeTabId, action.freshId),
      };
    case 'workspace-edited':
      return editLibrary(state, action);
    case 'workspace-noted':
      return { ...state, workspace: action.edit(state.workspace) };
    case 'trash-emptied':
      return emptyTrash(state, action.ids);
    case 'storyboard-chosen':
      return {
        ...state,
        presentation: reducePresentation(state.presentation, action),
        view: 'storyboards',
        drawerOpen: false,
      };
    case 'presentation-check-changed':
    case 'presentation-changed':
    case 'presenting-toggled':
      return { ...state, presentation: reducePresentation(state.presentation, action) };
    case 'catalogue-learnt':
      return { ...state, catalogue: action.catalogue };
    case 'change-settled':
      return settleChange(state, action.id, action.to);
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
      if (before === action.draft) return state;
      const change: Change = { kind: 'draft', id: crypto.randomUUID(), tabId, before, after: action.draft };
      return { ...state, tabs, changes: remember(state.changes, change) };
    }
    case 'draft-edited': {
      const { edit, tabId = state.tabs.activeId } = action;
      const before = state.tabs.open.find(({ id }) => id === tabId)?.draft;
      const draft = before === undefined ? undefined : edit(before);
      if (draft === undefined || draft === before) return state;
      return reduceWorkbench(state, { type: 'draft-changed', tabId, draft });
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
    default: {
      const tabs = reduceTabs(state.tabs, action);
      const changes = withoutTabs(state.changes, replacedTabs(state.tabs, tabs));
      return { ...state, view: bringsToFront(action) ? 'composer' : state.view, tabs, changes };
    }
  }
}

function editLibrary(
  state: WorkbenchState,
  { edit, changeId, environments }: Extract<WorkbenchAction, { type: 'workspace-edited' }>,
): WorkbenchState {
  const workspace = edit(state.workspace);
  if (workspace === state.workspace && environments === undefined) return state;
  const id = changeId ?? crypto.randomUUID();
  const isTyping = changeId === undefined;
  const change = libraryChange(id, state.workspace, workspace, { isTyping, ...(environments && { environments }) });
  return { ...state, workspace, changes: remember(state.changes, change) };
}

function emptyTrash(state: WorkbenchState, ids: readonly string[]): WorkbenchState {
  const workspace = removeForGood(state.workspace, new Set(ids));
  const things = ({ folders, requests, templates, storyboards }: Workspace) => [
    ...folders,
    ...requests,
    ...templates,
    ...storyboards,
  ];
  const there = new Set(things(workspace).map(({ id }) => id));
  const removed = things(state.workspace).filter(({ id }) => !there.has(id));
  return { ...state, workspace, changes: withoutThings(state.changes, removed) };
}

/** The window with a change taken back or made again. What changed since stays as it is. */
function settleChange(state: WorkbenchState, id: string, to: 'before' | 'after'): WorkbenchState {
  const change = state.changes[to === 'before' ? 'undo' : 'redo'].find((one) => one.id === id);
  if (change === undefined) return state;
  const changes = turnOver(state.changes, id, to);
  if (change.kind === 'library')
    return { ...state, changes, workspace: settleLibrary(state.workspace, change.step, to).workspace };
  const draft = settleDraft(state.tabs, change, to);
  if (draft === null) return { ...state, changes };
  return { ...state, changes, tabs: reduceTabs(state.tabs, { type: 'draft-changed', tabId: change.tabId, draft }) };
}

/** The open events that something else took the place of. */
function replacedTabs(before: Tabs, after: Tabs): ReadonlySet<string> {
  if (before.open === after.open) return new Set();
  const drafts = new Map(before.open.map(({ id, draft }) => [id, draft]));
  return new Set(after.open.flatMap(({ id, draft }) => (drafts.has(id) && drafts.get(id) !== draft ? [id] : [])));
}
