import type { Dispatch } from 'react';
import { flushSync } from 'react-dom';
import { practiceId } from '#app/environment/environment.ts';
import { allowanceOf, needsYes } from '#app/environment/guard.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import type { Field } from '#app/event/problems.ts';
import { type Exchange, tidAfter } from '#app/exchange/exchange.ts';
import type { NextAction } from '#app/exchange/outcome.ts';
import type { Continuation, VisitorTid } from '#app/exchange/visitor-book.ts';
import type { Selection, Settings } from '#app/ipc/state.ts';
import { draftFromTemplate, formProblems } from '#app/library/form.ts';
import { blankTemplate, proposeTemplate } from '#app/library/propose-template.ts';
import type { Template } from '#app/library/template.ts';
import { call } from '#renderer/bridge.ts';
import { focusField, tabOfField } from '#renderer/features/composer/focus-field.ts';
import { differencesFromThen } from './differences.ts';
import { say, sayWithUndo } from './notices.tsx';
import type { Outgoing } from './outgoing.ts';
import { prepareOutgoing } from './prepare-tab.ts';
import { environmentInUse, selectEnvironment } from './selection.ts';
import { keepFocusOnTabs } from './tabs/keep-focus.ts';
import { isUnsaved, originOf, proposedName, tabTitle } from './tabs/tab-title.ts';
import { newDraw, reduceTabs, tabInFront } from './tabs/tabs-state.ts';
import { leadToUnusableNumber } from './unusable-number.ts';
import { useSend } from './use-send.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** What a person can do in the window, however they do it: by button, key or command. */
export function useActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>) {
  const sending = useSend((tabId, send) => dispatch({ type: 'send-changed', tabId, send }));
  const tab = tabInFront(state.tabs);

  /**
   * Sends an event, or leads to what stands in the way: the first error, the questions in it, or the question of a guarded
   * environment.
   */
  function sendDraft(outgoing: Outgoing) {
    const environment = environmentInUse({ ...state, selection: outgoing.selection });
    const { problems, unanswered } = prepareOutgoing(state, outgoing, environment);
    const error = problems.find(({ level }) => level === 'error');
    if (error !== undefined) {
      // What comes of an answer stands nowhere else: the answer is gone with the dialog.
      if (Object.keys(outgoing.answers).length > 0) say(`${error.says}. ${error.why}`, 'problem');
      const ids = problems.flatMap(({ field }) => (field.kind === 'form' ? [field.id] : []));
      dispatch({ type: 'fields-asked', tabId: outgoing.tabId, ids });
      return goToField(error.field);
    }
    if (unanswered.length > 0)
      return dispatch({ type: 'questions-asked', asking: { outgoing, questions: unanswered } });
    if (needsYes(environment, state.allowed)) return dispatch({ type: 'confirmation-asked', confirming: outgoing });
    return sendNow(outgoing, false);
  }

  function sendNow({ tabId, draft, selection, draw, answers }: Outgoing, confirmed: boolean) {
    const sender = state.tabs.open.find(({ id }) => id === tabId);
    const from = sender === undefined ? null : originOf(sender, state.workspace);
    void sending.send({ tabId, draft, ...selection, ...(from !== null && { from }), draw, answers, confirmed });
  }

  /** Shows the tab that a field is in, and moves the focus there. */
  function goToField(field: Field) {
    flushSync(() => dispatch({ type: 'composer-tab-shown', tab: tabOfField(field) }));
    focusField(field);
  }

  const ofTab = (draft: Draft): Outgoing => ({
    tabId: tab.id,
    draft,
    selection: state.selection,
    draw: tab.draw,
    answers: {},
  });

  function select(selection: Selection) {
    dispatch({ type: 'selected', selection });
    void call('environment.select', selection);
  }

  async function openExchange(id: string): Promise<{ exchange: Exchange; tabId: string } | null> {
    const { exchange } = await call('exchange.open', { id });
    if (exchange === null) {
      say('That event is no longer in the history.', 'problem');
      return null;
    }
    const opened = { type: 'exchange-opened', exchange, id: crypto.randomUUID() } as const;
    dispatch(opened);
    return { exchange, tabId: reduceTabs(state.tabs, opened).activeId };
  }

  return {
    select,
    openExchange,
    send: () => {
      if (tab.send.kind !== 'sending' && !leadToUnusableNumber(dispatch)) sendDraft(ofTab(tab.draft));
    },
    goToField,
    answer: (answers: Readonly<Record<string, string>>) => {
      dispatch({ type: 'questions-answered', answers });
      if (state.asking !== null) sendDraft({ ...state.asking.outgoing, answers });
    },
    confirm: () => {
      const { confirming } = state;
      dispatch({ type: 'confirmation-asked', confirming: null });
      if (confirming === null) return;
      const environment = environmentInUse({ ...state, selection: confirming.selection });
      dispatch({ type: 'environment-allowed', allowance: allowanceOf(environment) });
      sendNow(confirming, true);
    },
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
        sayWithUndo(`${tabTitle(closing, state.workspace)} is closed.`, () => dispatch({ type: 'tab-reopened' }));
    },
    saveSettings: (settings: Settings) => {
      dispatch({ type: 'settings-changed', settings });
      void call('settings.save', settings);
    },
    copy: (text: string, what: string) => {
      void call('clipboard.write', { text });
      say(`${what} copied.`);
    },
    makeTemplate: () => {
      // Without the customer: a template is for all of them.
      const title = proposedName(tab, state.workspace);
      const proposed = proposeTemplate(tab.draft, crypto.randomUUID(), title);
      dispatch({ type: 'template-edited', template: proposed });
    },
    newTemplate: () => dispatch({ type: 'template-edited', template: blankTemplate(crypto.randomUUID()) }),
    continueAs: (visitor: Continuation | null) => {
      const change = visitor === null ? { tid: '' } : { customerKey: visitor.customerKey, tid: visitor.tid };
      dispatch({ type: 'draft-changed', draft: { ...tab.draft, ...change } });
    },
    /** Continues as a visitor with a tid of theirs, on the server where it means something. */
    continueAt: (customerKey: string, at: VisitorTid | null) => {
      const environment = state.environments.find(({ id }) => id === at?.environment.id);
      if (environment !== undefined && at !== null) select(selectEnvironment(environment, at.siteKey));
      const draft = { ...tab.draft, customerKey, tid: environment === undefined ? '' : (at?.tid ?? '') };
      dispatch({ type: 'view-shown', view: 'composer' });
      dispatch({ type: 'draft-changed', draft });
      if (at !== null && environment === undefined)
        say(`The environment ${at.environment.name} was deleted, and its TID means nothing elsewhere.`, 'problem');
    },
    continueFrom: (exchange: Exchange) => {
      const { customerKey } = exchange.draft;
      dispatch({ type: 'draft-changed', draft: { ...tab.draft, customerKey, tid: tidAfter(exchange) } });
    },
    /** Sends the recorded draft once more, to its own environment if that still exists. */
    sendAgain: async (id: string) => {
      const opened = await openExchange(id);
      if (opened === null) return;
      const { exchange, tabId } = opened;
      const environment = state.environments.find((candidate) => candidate.id === exchange.environment.id);
      if (environment === undefined) {
        say(`The environment ${exchange.environment.name} was deleted. Choose one above, then press Send.`, 'problem');
        return;
      }
      const selection = selectEnvironment(environment, exchange.siteKey);
      select(selection);
      for (const difference of differencesFromThen(exchange, environment, selection.siteKey)) say(difference);
      sendDraft({ tabId, draft: exchange.draft, selection, draw: newDraw(), answers: {} });
    },
    next: async (action: NextAction, exchange: Exchange) => {
      switch (action) {
        case 'open-monitoring':
          if (exchange.environment.id === practiceId) return dispatch({ type: 'dialog-shown', dialog: 'practice' });
          return openMonitoring(exchange);
        case 'edit-environment':
          return dispatch({ type: 'dialog-shown', dialog: 'environments' });
        case 'repeat':
          return sendDraft(ofTab(exchange.draft));
        case 'edit-event':
          return document.getElementById('uri')?.focus();
        case 'show-body':
          return document.querySelector<HTMLElement>('[aria-label="Answer"]')?.focus();
      }
    },
  };

  async function openMonitoring(exchange: Exchange) {
    const { kind } = await call('monitoring.open', { exchangeId: exchange.id });
    if (kind === 'no-link') dispatch({ type: 'monitoring-explained', question: { exchange, asks: 'where' } });
  }
}

export type Actions = ReturnType<typeof useActions>;
