import type { Dispatch } from 'react';
import { flushSync } from 'react-dom';
import { practiceId } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import type { Field } from '#app/event/problems.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import type { NextAction } from '#app/exchange/outcome.ts';
import { draftFromTemplate, formProblems } from '#app/templates/form.ts';
import { blankTemplate, proposeTemplate } from '#app/templates/propose-template.ts';
import type { Template } from '#app/templates/template.ts';
import { ask, perform } from '#renderer/ask.ts';
import { continueActions } from '#renderer/features/customers/continue-as.ts';
import { focusField, tabOfField } from '#renderer/features/event/focus-field.ts';
import { useLatest, useSending } from '#renderer/features/exchange/use-sending.ts';
import type { SendRequest } from '#renderer/state/send-request.ts';
import { isUnsaved, proposedName, tabTitle } from '#renderer/state/tab-title.ts';
import { reduceTabs, tabInFront } from '#renderer/state/tabs-state.ts';
import { leadToUnusableNumber } from '#renderer/state/unusable-number.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { keepFocusOnTabs } from '#renderer/ui/keep-focus.ts';
import { say, sayWithUndo } from '#renderer/ui/notices.tsx';
import { useKept } from './use-kept.ts';

/** What a person can do in the window, however they do it: by button, key or command. */
export function useActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>) {
  const tab = tabInFront(state.tabs);

  /** Shows the tab that a field is in, and moves the focus there. */
  function goToField(field: Field) {
    flushSync(() => dispatch({ type: 'composer-tab-shown', tab: tabOfField(field) }));
    focusField(field);
  }

  const latest = useLatest(state);

  const ofTab = (draft: Draft): SendRequest => ({
    tabId: tab.id,
    draft,
    selection: state.selection,
    draw: tab.draw,
    answers: {},
  });

  const keepSelection = useKept({
    value: state.selection,
    show: (selection) => dispatch({ type: 'selected', selection }),
    save: (selection) => perform('environment.select', selection, 'the environment wasn’t changed'),
  });
  const select = (selection: Selection) => void keepSelection(selection);
  const saveSettings = useKept({
    value: state.settings,
    show: (settings) => dispatch({ type: 'settings-changed', settings }),
    save: (settings) => perform('settings.save', settings, 'the settings weren’t saved'),
  });

  const sending = useSending(state, dispatch, { goToField, select });

  async function openExchange(id: string): Promise<{ exchange: Exchange; tabId: string } | null> {
    const answer = await ask('exchange.open', { id }, 'the event wasn’t opened');
    if (answer === null) return null;
    const { exchange } = answer;
    if (exchange === null) {
      say('That event is no longer in the history.', 'problem');
      return null;
    }
    const opened = { type: 'exchange-opened', exchange, id: crypto.randomUUID() } as const;
    dispatch(opened);
    return { exchange, tabId: reduceTabs(latest.current.tabs, opened).activeId };
  }

  return {
    select,
    openExchange,
    /** Selects again what was selected, unless the person chose something else since. */
    selectAgain: (before: Selection) => {
      if (latest.current.selection.environmentId === practiceId) select(before);
    },
    send: () => {
      if (tab.send.kind !== 'sending' && !leadToUnusableNumber(dispatch)) sending.send(ofTab(tab.draft));
    },
    goToField,
    answer: sending.answer,
    confirm: sending.confirm,
    settleTid: sending.settleTid,
    cancel: () => sending.cancel(tab.id),
    newEvent: () => dispatch({ type: 'tab-opened', id: crypto.randomUUID(), draft: blankDraft }),
    duplicate: () => dispatch({ type: 'tab-opened', id: crypto.randomUUID(), draft: tab.draft }),
    beginWith: (template: Template) => {
      const draft = draftFromTemplate(template);
      flushSync(() => dispatch({ type: 'tab-opened', id: crypto.randomUUID(), draft }));
      const [unanswered] = formProblems(draft, template);
      if (unanswered !== undefined) focusField(unanswered.field);
    },
    closeTab: (id: string) => {
      const closing = state.tabs.open.find((candidate) => candidate.id === id);
      if (closing?.send.kind === 'sending') return say('An event is under way there. Cancel it first.');
      flushSync(() => dispatch({ type: 'tab-closed', id, freshId: crypto.randomUUID() }));
      keepFocusOnTabs();
      if (closing !== undefined && isUnsaved(closing, state.workspace))
        sayWithUndo(`${tabTitle(closing, state.workspace)} is closed.`, () => dispatch({ type: 'tab-reopened', id }));
    },
    saveSettings,
    copy: async (text: string, what: string) => {
      if (await perform('clipboard.write', { text }, `${what} wasn’t copied`)) say(`${what} copied.`);
    },
    makeTemplate: () => {
      // Without the customer: a template is for all of them.
      const title = proposedName(tab, state.workspace);
      const proposed = proposeTemplate(tab.draft, crypto.randomUUID(), title);
      dispatch({ type: 'template-edited', template: proposed });
    },
    newTemplate: () => dispatch({ type: 'template-edited', template: blankTemplate(crypto.randomUUID()) }),
    ...continueActions(state, dispatch, select),
    /** Sends the recorded draft once more, to its own environment if that still exists. */
    sendAgain: async (id: string) => {
      const opened = await openExchange(id);
      if (opened !== null) sending.resend(opened.exchange, opened.tabId);
    },
    next: async (action: NextAction, exchange: Exchange) => {
      switch (action) {
        case 'open-monitoring':
          if (exchange.environment.id === practiceId) return dispatch({ type: 'dialog-shown', dialog: 'practice' });
          return openMonitoring(exchange);
        case 'edit-environment':
          return dispatch({ type: 'dialog-shown', dialog: 'environments' });
        case 'repeat':
          return sending.resend(exchange, tab.id);
        case 'edit-event':
          return document.getElementById('uri')?.focus();
        case 'show-body':
          return document.querySelector<HTMLElement>('[aria-label="Answer"]')?.focus();
      }
    },
  };

  async function openMonitoring(exchange: Exchange) {
    const answer = await ask('monitoring.open', { exchangeId: exchange.id }, 'Monitoring wasn’t opened');
    if (answer?.kind === 'no-link') dispatch({ type: 'monitoring-explained', question: { exchange, asks: 'where' } });
  }
}

export type Actions = ReturnType<typeof useActions>;
