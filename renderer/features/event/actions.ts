import type { Dispatch } from 'react';
import { flushSync } from 'react-dom';
import { blankDraft } from '#app/event/draft.ts';
import type { Field } from '#app/event/problems.ts';
import { focusField, tabOfField } from '#renderer/state/focus-field.ts';
import { isUnsaved, tabTitle } from '#renderer/state/tab-title.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say, sayWithUndo } from '#renderer/ui/notices.tsx';

/** What a person can do with the open events, besides sending and saving them. */
export function eventActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>) {
  return {
    /** Shows the tab that a field is in, and moves the focus there. */
    goToField: (field: Field) => {
      flushSync(() => dispatch({ type: 'composer-tab-shown', tab: tabOfField(field) }));
      focusField(field);
    },
    newEvent: () => dispatch({ type: 'tab-opened', id: crypto.randomUUID(), draft: blankDraft }),
    duplicate: () => dispatch({ type: 'tab-opened', id: crypto.randomUUID(), draft: tabInFront(state.tabs).draft }),
    closeTab: (id: string) => {
      const closing = state.tabs.open.find((candidate) => candidate.id === id);
      if (closing?.send.kind === 'sending') return say('An event is under way there. Cancel it first.');
      flushSync(() => dispatch({ type: 'tab-closed', id, freshId: crypto.randomUUID() }));
      keepFocusOnTabs();
      if (closing !== undefined && isUnsaved(closing, state.workspace))
        sayWithUndo(`${tabTitle(closing, state.workspace)} is closed.`, () => dispatch({ type: 'tab-reopened', id }));
    },
  };
}

export type EventActions = ReturnType<typeof eventActions>;

/** Moves the focus to the current tab when it was lost with a closed tab. */
function keepFocusOnTabs(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('nav[aria-label="Open events"] [aria-current="page"]')?.focus();
}
