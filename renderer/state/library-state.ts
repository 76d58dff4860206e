import type { Catalogue } from '#app/library/catalogue.ts';
import { removeForGood } from '#app/library/trash.ts';
import { settleLibrary } from '#app/library/undo-step.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { reduceTabs } from './tabs-state.ts';
import {
  type Changes,
  type EnvironmentStep,
  isEmptyChange,
  libraryChange,
  noChanges,
  remember,
  settleDraft,
  turnOver,
  withoutThings,
} from './undo.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** What is saved, and what can be undone and redone: of it, and of the open events. */
export type LibraryState = {
  readonly workspace: Workspace;
  readonly changes: Changes;
  readonly catalogue: Catalogue;
};

export type LibraryAction =
  /** A change that is worked out on what is there when it arrives, so that two at once both count. */
  | {
      readonly type: 'workspace-edited';
      readonly edit: (workspace: Workspace) => Workspace;
      /** For a notice, or something else, that undoes exactly this change. */
      readonly changeId?: string;
      /** Those that came with it, in main already. */
      readonly environments?: EnvironmentStep;
    }
  /** What is noted in passing, such as when a request was used. It cannot be undone. */
  | { readonly type: 'workspace-noted'; readonly edit: (workspace: Workspace) => Workspace }
  /** Things of the trash are deleted permanently, and no undo brings them back. */
  | { readonly type: 'trash-emptied'; readonly ids: readonly string[] }
  | { readonly type: 'catalogue-learnt'; readonly catalogue: Catalogue }
  /** A change is undone (`before`) or redone (`after`). */
  | { readonly type: 'change-settled'; readonly id: string; readonly to: 'before' | 'after' };

export function reduceLibrary(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  switch (action.type) {
    case 'workspace-edited':
      return editLibrary(state, action);
    case 'workspace-noted':
      return { ...state, workspace: action.edit(state.workspace) };
    case 'trash-emptied':
      return emptyTrash(state, action.ids);
    case 'catalogue-learnt':
      return { ...state, catalogue: action.catalogue };
    case 'change-settled':
      return settleChange(state, action.id, action.to);
    case 'customer-erased':
      // Nothing of them comes back by undo.
      return { ...state, workspace: action.workspace, catalogue: action.catalogue, changes: noChanges };
    default:
      return state;
  }
}

function editLibrary(
  state: WorkbenchState,
  { edit, changeId, environments }: Extract<LibraryAction, { type: 'workspace-edited' }>,
): WorkbenchState {
  const workspace = edit(state.workspace);
  if (workspace === state.workspace && environments === undefined) return state;
  const id = changeId ?? crypto.randomUUID();
  const isTyping = changeId === undefined;
  const change = libraryChange(id, state.workspace, workspace, { isTyping, ...(environments && { environments }) });
  return { ...state, workspace, changes: isEmptyChange(change) ? state.changes : remember(state.changes, change) };
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
  return { ...state, workspace, changes: withoutThings(state.changes, removed, workspace) };
}

/** The window with a change undone or redone. What changed since stays as it is. */
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
