import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { reduceWorkbench } from './reduce-workbench.ts';
import { tabInFront } from './tabs-state.ts';
import { openWorkbench, type WorkbenchAction } from './workbench-state.ts';

const after = (...actions: readonly WorkbenchAction[]) => actions.reduce(reduceWorkbench, openWorkbench(anySession()));

it('an edit is worked out on what is there when it arrives, and can be undone', () => {
  const typed: WorkbenchAction = { type: 'draft-changed', draft: { ...blankDraft, uri: 'typed meanwhile' } };
  const edit: WorkbenchAction = { type: 'draft-edited', edit: (draft) => ({ ...draft, tid: 't' }) };
  const state = after(typed, edit);
  expect(tabInFront(state.tabs).draft).toMatchObject({ uri: 'typed meanwhile', tid: 't' });
  const [change] = state.changes.undo;
  const undone = reduceWorkbench(state, { type: 'change-settled', id: change?.id ?? '', to: 'before' });
  expect(tabInFront(undone.tabs).draft).toMatchObject({ uri: 'typed meanwhile', tid: '' });
});

it('an edit of a tab that is closed by now changes nothing', () => {
  const state = after();
  const edit: WorkbenchAction = { type: 'draft-edited', tabId: 'closed', edit: (draft) => ({ ...draft, tid: 't' }) };
  expect(reduceWorkbench(state, edit)).toBe(state);
});

it('an event that is under way while a customer is erased is still shown so', () => {
  const start = openWorkbench(anySession());
  const { id, draft } = tabInFront(start.tabs);
  const send = { kind: 'sending', since: 1 } as const;
  const saved = { id, draft, exchangeId: null, requestId: null };
  const sending = reduceWorkbench(start, { type: 'send-changed', tabId: id, send });
  const state = reduceWorkbench(sending, {
    type: 'customer-erased',
    tabs: [saved, { ...saved, id: 'other' }],
    activeTabId: id,
    freshId: 'fresh',
    workspace: blankWorkspace,
    catalogue: [],
  });
  expect(state.tabs.open.map(({ send }) => send)).toEqual([send, { kind: 'idle' }]);
});

it('in a narrow window, the side bar does not stay in front of the event that was chosen in it', () => {
  const request = { id: 'r', name: 'Interest', folderId: null, draft: blankDraft, usedAt: '', deletedAt: null };
  const state = after({ type: 'drawer-toggled' }, { type: 'request-opened', request, id: 'new' });
  expect(state).toMatchObject({ view: 'composer', drawerOpen: false });
});
