import type { Dispatch } from 'react';
import { flushSync } from 'react-dom';
import { blankDraft } from '#app/event/draft.ts';
import type { Field } from '#app/event/problems.ts';
import { shorten } from '#app/text/shorten.ts';
import { focusField, tabOfField } from '#renderer/state/focus-field.ts';
import { isUnsaved, proposedName } from '#renderer/state/tab-title.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say, sayWithUndo } from '#renderer/ui/notices.tsx';

/** What a person can do with the open events, besides sending and saving them. */
export function eventActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>) {
  const duplicateTab = (id: string) => {
    const { draft } = state.tabs.open.find((tab) => tab.id === id) ?? tabInFront(state.tabs);
    dispatch({ type: 'tab-opened', id: crypto.randomUUID(), draft });
  };

  /** Closes tabs, except where an event is under way. What is not saved in them can be brought back. */
  function closeTabs(ids: readonly string[]) {
    const named = state.tabs.open.filter(({ id }) => ids.includes(id));
    const closing = named.filter(({ send }) => send.kind !== 'sending');
    if (closing.length < named.length) say('An event is still being sent there. Cancel it, then close the tab.');
    if (closing.length === 0) return;
    flushSync(() => {
      // From the right: opened again one by one, they come back from the left.
      for (const { id } of closing.toReversed()) dispatch({ type: 'tab-closed', id, freshId: crypto.randomUUID() });
    });
    keepFocusOnTabs();
    const unsaved = closing.filter((tab) => isUnsaved(tab, state.workspace));
    const [first] = unsaved;
    if (first === undefined) return;
    // Nothing knows the customer of a closed event any more, to mask them.
    const what =
      unsaved.length === 1 ? shorten(proposedName(first, state.workspace)) : `${unsaved.length} unsaved events`;
    sayWithUndo(`${what} closed.`, () => {
      for (const { id } of unsaved) dispatch({ type: 'tab-reopened', id });
    });
  }

  return {
    /** Shows the tab that a field is in, and moves the focus there. */
    goToField: (field: Field) => {
      const tab = tabOfField(field);
      if (tab !== null) flushSync(() => dispatch({ type: 'composer-tab-shown', tab }));
      focusField(field);
    },
    newEvent: () => {
      flushSync(() => dispatch({ type: 'tab-opened', id: crypto.randomUUID(), draft: blankDraft }));
      focusField({ kind: 'uri' });
    },
    duplicate: () => duplicateTab(state.tabs.activeId),
    duplicateTab,
    closeTab: (id: string) => closeTabs([id]),
    closeTabs,
  };
}

export type EventActions = ReturnType<typeof eventActions>;

/** Moves the focus to the current tab when it was lost with a closed tab. */
function keepFocusOnTabs(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('nav[aria-label="Open events"] [aria-current="page"]')?.focus();
}
