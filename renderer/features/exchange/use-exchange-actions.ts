import type { Dispatch } from 'react';
import { flushSync } from 'react-dom';
import type { Environment } from '#app/environments/environment.ts';
import type { Field } from '#app/event/problems.ts';
import { type Exchange, tidAfter } from '#app/exchange/exchange.ts';
import { missingEvent } from '#app/exchange/missing-event.ts';
import type { NextAction } from '#app/exchange/outcome.ts';
import { practiceServerOf } from '#app/practice/practice.ts';
import { ask, problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import { type Dialog, dialogOf, type PageVisit } from '#renderer/state/dialog.ts';
import { newSeed } from '#renderer/state/new-draw.ts';
import type { SendRequest } from '#renderer/state/send-request.ts';
import { reduceTabs, type Tab, tabInFront } from '#renderer/state/tabs-state.ts';
import { leadToUnusableInComposer } from '#renderer/state/unusable-in-composer.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';
import { useLatest } from '#renderer/ui/use-latest.ts';
import type { LinkKind } from './link-form.tsx';
import { useSending } from './use-sending.ts';

/** What sending needs of the rest of the window. */
type Window = { readonly goToField: (field: Field) => void };

/** What a person can do to send the event in front, and with what was sent. */
export function useExchangeActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>, window: Window) {
  const tab = tabInFront(state.tabs);
  const latest = useLatest(state);
  const { send, cancel, ...answers } = useSending(state, dispatch, window);

  /** Shows an exchange. Returns the tab that it is in. */
  function showExchange(exchange: Exchange): string {
    const opened = { type: 'exchange-opened', exchange, id: crypto.randomUUID() } as const;
    const tabId = reduceTabs(latest.current.tabs, opened).activeId;
    // What follows looks the tab up.
    flushSync(() => dispatch(opened));
    return tabId;
  }

  return {
    ...answers,
    ...linkActions(latest, dispatch),
    openExchange: async (id: string): Promise<{ exchange: Exchange; tabId: string } | null> => {
      const exchange = await readExchange(id);
      return exchange === null ? null : { exchange, tabId: showExchange(exchange) };
    },
    send: () => {
      if (tab.send.kind === 'sending' || leadToUnusableInComposer(dispatch)) return;
      send({ tabId: tab.id, draft: tab.draft, selection: state.selection, draw: tab.draw, answers: {} });
    },
    cancel: () => cancel(tab.id),
    sendToTwo: () => askForTwo(tab, dispatch),
    /** Asks where a recorded event is to be sent again. */
    sendAgain: async (id: string) => {
      const exchange = await readExchange(id);
      // The view stays as it is until something is sent.
      if (exchange !== null) dispatch({ type: 'dialog-shown', dialog: { kind: 'send-again', exchange, tabId: null } });
    },
    /** Sends the recorded event that the dialog is about, and asked about. */
    confirmSendAgain: (event: Omit<SendRequest, 'tabId'>) => {
      const dialog = dialogOf(latest.current, 'send-again');
      if (dialog === null) return;
      dispatch({ type: 'dialog-closed', dialog });
      send({ ...event, tabId: dialog.tabId ?? showExchange(dialog.exchange), isAsked: true });
    },
    next: async (action: NextAction, exchange: Exchange) => {
      switch (action) {
        case 'open-monitoring':
          return dispatch({ type: 'dialog-shown', dialog: monitoringDialog(exchange) });
        case 'edit-environment':
          return dispatch({ type: 'dialog-shown', dialog: { kind: 'environments', shownId: exchange.environment.id } });
        case 'repeat':
          return dispatch({ type: 'dialog-shown', dialog: { kind: 'send-again', exchange, tabId: tab.id } });
        case 'edit-event':
          return window.goToField({ kind: 'uri' });
        case 'show-body':
          return showAnswer();
      }
    },
  };
}

/** Asks which two places an event is sent to at once. */
function askForTwo({ id: tabId, draft, send }: Tab, dispatch: Dispatch<WorkbenchAction>): void {
  if (send.kind === 'sending' || leadToUnusableInComposer(dispatch)) return;
  dispatch({ type: 'dialog-shown', dialog: { kind: 'two-places', tabId, draft, draw: newSeed() } });
}

function monitoringDialog(exchange: Exchange): Dialog {
  const practice = practiceServerOf(exchange);
  return practice === null ? { kind: 'monitoring', exchange } : { kind: 'practice', running: practice.running };
}

/** The customer of an event, to be known to a web page. */
export function visitOf(exchange: Exchange): PageVisit {
  const { environment, siteKey, draft } = exchange;
  return { environmentId: environment.id, siteKey, tid: tidAfter(exchange), customerKey: draft.customerKey };
}

/** An event of the history; null, and said why, when it can't be read. */
async function readExchange(id: string): Promise<Exchange | null> {
  const answer = await ask('exchange.open', { id }, 'the event wasn’t opened');
  if (answer === null) return null;
  if (answer.exchange === null) say(missingEvent(answer.unread), 'problem');
  return answer.exchange;
}

/** Moves the focus to the answer, also where another tab of the response is in front. */
function showAnswer(): void {
  const answer = document.querySelector<HTMLElement>('[aria-label="Answer"]');
  const panel = answer?.closest('[role="tabpanel"]');
  const tabs = document.querySelectorAll<HTMLElement>('[aria-label="Response"] [role="tab"]');
  flushSync(() => [...tabs].find((tab) => tab.getAttribute('aria-controls') === panel?.id)?.click());
  answer?.focus();
}

/** What leads from an event to MXO's Monitoring, and to a web page as its customer. */
function linkActions(latest: { readonly current: WorkbenchState }, dispatch: Dispatch<WorkbenchAction>) {
  const todayOf = (environmentId: string) => latest.current.environments.find(({ id }) => id === environmentId);
  const sayNoAddress = (link: string) =>
    say(`The ${link} link isn’t an https address. Check the link and the server name.`, 'problem');

  async function openMonitoring({ id }: Exchange) {
    const answer = await ask('monitoring.open', { exchangeId: id }, 'Monitoring wasn’t opened');
    if (answer?.kind === 'no-link') sayNoAddress('Monitoring');
  }

  return {
    /** Opens the environment's page in the browser as a customer. Where it has none, its address is asked for. */
    openPage: async (visit: PageVisit) => {
      const environment = todayOf(visit.environmentId);
      if (environment === undefined) return say('This environment was deleted, and its page link with it.', 'problem');
      if (environment.pageLink === '') return dispatch({ type: 'dialog-shown', dialog: { kind: 'page', visit } });
      const answer = await ask('environment.openPage', visit, 'the page wasn’t opened');
      if (answer?.kind === 'no-link') sayNoAddress('page');
    },
    openMonitoring,
    /** Leads to Monitoring by the link of an event's environment; where it has none, to what is looked for there. */
    monitor: async (id: string) => {
      const exchange = await readExchange(id);
      if (exchange === null) return;
      const environment = todayOf(exchange.environment.id);
      const hasLink = (environment?.monitoringLink || exchange.environment.monitoringLink) !== '';
      if (hasLink && practiceServerOf(exchange) === null) return openMonitoring(exchange);
      dispatch({ type: 'dialog-shown', dialog: monitoringDialog(exchange) });
    },
    /** Returns why the link was not saved; null when it was. */
    saveLink: async (kind: LinkKind, environment: Environment, link: string): Promise<string | null> => {
      const answer = await call('environment.save', { environment: { ...environment, [kind]: link } });
      if (answer.kind === 'refused') return answer.says.join(' ');
      if (answer.kind !== 'saved') return problemOf(answer, 'the link wasn’t saved');
      dispatch({ type: 'environments-changed', environments: answer.environments });
      return null;
    },
  };
}
