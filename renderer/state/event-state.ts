import type { Draft } from '#app/event/draft.ts';
import { openTabs, reduceTabs, type Tabs } from './tabs-state.ts';
import { type Change, isEmptyChange, remember, withoutTabs } from './undo.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** The open events after something happened, and what of it can be undone. */
export function reduceEvent(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  switch (action.type) {
    case 'draft-changed':
      return changeDraft(state, action.tabId, () => action.draft);
    case 'draft-edited':
      return changeDraft(state, action.tabId, action.edit);
    case 'customer-erased':
      return { ...state, tabs: withSends(openTabs(action.tabs, action.activeTabId, action.freshId), state.tabs) };
    default: {
      const tabs = reduceTabs(state.tabs, action);
      if (tabs === state.tabs) return state;
      return { ...state, tabs, changes: withoutTabs(state.changes, replacedTabs(state.tabs, tabs)) };
    }
  }
}

/** What is under way is still shown so, and can be cancelled. What is done may name the customer. */
function withSends(tabs: Tabs, before: Tabs): Tabs {
  const underWay = new Map(
    before.open.flatMap(({ id, send, draw }) => (send.kind === 'sending' ? [[id, { send, draw }]] : [])),
  );
  return { ...tabs, open: tabs.open.map((tab) => ({ ...tab, ...underWay.get(tab.id) })) };
}

function changeDraft(
  state: WorkbenchState,
  tabId = state.tabs.activeId,
  edit: (draft: Draft) => Draft,
): WorkbenchState {
  const before = state.tabs.open.find(({ id }) => id === tabId)?.draft;
  if (before === undefined) return state;
  const after = edit(before);
  if (after === before) return state;
  const change: Change = { kind: 'draft', id: crypto.randomUUID(), tabId, before, after };
  const tabs = reduceTabs(state.tabs, { type: 'draft-changed', tabId, draft: after });
  return { ...state, tabs, changes: isEmptyChange(change) ? state.changes : remember(state.changes, change) };
}

/** The open events that something else took the place of. */
function replacedTabs(before: Tabs, after: Tabs): ReadonlySet<string> {
  if (before.open === after.open) return new Set();
  const drafts = new Map(before.open.map(({ id, draft }) => [id, draft]));
  return new Set(after.open.flatMap(({ id, draft }) => (drafts.has(id) && drafts.get(id) !== draft ? [id] : [])));
}
