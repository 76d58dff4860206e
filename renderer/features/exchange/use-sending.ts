import { type Dispatch, useLayoutEffect, useRef } from 'react';
import { allowanceOf, needsYes } from '#app/environments/guard.ts';
import type { Field } from '#app/event/problems.ts';
import { differencesFromThen } from '#app/exchange/differences-from-then.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { carryDraft, placeOf, tidUseOf } from '#app/exchange/tid-rule.ts';
import { ownValue } from '#app/own-value.ts';
import { newSeed } from '#renderer/state/new-draw.ts';
import { prepareSendRequest } from '#renderer/state/prepare-tab.ts';
import { environmentInUse, findPlace, selectEnvironment } from '#renderer/state/selection.ts';
import type { SendRequest } from '#renderer/state/send-request.ts';
import { originOf } from '#renderer/state/tab-title.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';
import { useSend } from './use-send.ts';

/** What sending needs from the rest of the window. */
type Window = {
  readonly goToField: (field: Field) => void;
  readonly select: (selection: SendRequest['selection']) => void;
};

/** Sends the events of the window: the questions before, the send itself, and the question about a TID after. */
export function useSending(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>, { goToField, select }: Window) {
  const sending = useSend(state.underWayAtOpening, (tabId, send) => dispatch({ type: 'send-changed', tabId, send }));
  const latest = useLatest(state);

  /**
   * Sends an event, or shows what prevents that: the first error, the questions in it, or the question of a guarded
   * environment.
   */
  function send(sendRequest: SendRequest) {
    const now = latest.current;
    const environment = environmentInUse({ ...now, selection: sendRequest.selection });
    const { problems, unanswered } = prepareSendRequest(now, sendRequest, environment);
    const error = problems.find(({ level }) => level === 'error');
    if (error !== undefined) {
      // The dialog is closed, so the result of an answer is only shown here.
      if (Object.keys(sendRequest.answers).length > 0) say(`${error.says}. ${error.why}`, 'problem');
      const ids = problems.flatMap(({ field }) => (field.kind === 'form' ? [field.id] : []));
      dispatch({ type: 'fields-asked', tabId: sendRequest.tabId, ids });
      return goToField(error.field);
    }
    if (unanswered.length > 0)
      return dispatch({ type: 'questions-asked', asking: { sendRequest, questions: unanswered } });
    if (needsYes(environment, now.allowed)) return dispatch({ type: 'confirmation-asked', confirming: sendRequest });
    return void sendNow(sendRequest, false);
  }

  async function sendNow(sendRequest: SendRequest, confirmed: boolean) {
    const { selection, ...event } = sendRequest;
    const { tabs, workspace, pastedTids } = latest.current;
    const sender = tabs.open.find(({ id }) => id === event.tabId);
    const from = sender === undefined ? null : originOf(sender, workspace);
    const tidUse = ownValue(pastedTids, event.draft.tid);
    const more = { ...(from !== null && { from }), ...(tidUse !== undefined && { tidUse }) };
    const asked = await sending.send({ ...event, ...selection, ...more, confirmed });
    if (asked === null) return;
    const { conflict, draft } = asked;
    dispatch({ type: 'tid-asked', question: { sendRequest, confirmed, conflict, draft } });
  }

  return {
    send,
    cancel: sending.cancel,
    answer: (answers: Readonly<Record<string, string>>) => {
      dispatch({ type: 'questions-answered', answers });
      if (state.asking !== null) send({ ...state.asking.sendRequest, answers });
    },
    confirm: () => {
      const { confirming } = state;
      dispatch({ type: 'confirmation-asked', confirming: null });
      if (confirming === null) return;
      const environment = environmentInUse({ ...state, selection: confirming.selection });
      dispatch({ type: 'environment-allowed', allowance: allowanceOf(environment) });
      void sendNow(confirming, true);
    },
    /** Sends the event that waits for a decision about its TID, with it or without it. */
    settleTid: (goesAlong: boolean) => {
      const { tidQuestion } = state;
      dispatch({ type: 'tid-asked', question: null });
      if (tidQuestion === null) return;
      const { sendRequest, confirmed } = tidQuestion;
      if (goesAlong) return void sendNow({ ...sendRequest, tidChosen: true }, confirmed);
      const { tabId, draft } = sendRequest;
      const withoutTid = { ...draft, tid: '' };
      dispatch({
        type: 'draft-edited',
        tabId,
        edit: (now) => (now.tid === draft.tid ? { ...now, tid: '' } : now),
      });
      void sendNow({ ...sendRequest, draft: withoutTid }, confirmed);
    },
    /** Sends a recorded event again to its environment, with its TID only if environment and site key are the same. */
    resend: (exchange: Exchange, tabId: string) => {
      const { environments, selection: shown } = latest.current;
      const environment = environments.find(({ id }) => id === exchange.environment.id);
      const same = findPlace(environments, tidUseOf(exchange), exchange.environment.id);
      const selection = same ?? (environment === undefined ? null : selectEnvironment(environment, exchange.siteKey));
      if (selection === null)
        return say(
          `The environment ${exchange.environment.name} was deleted. Choose one above, then press Send.`,
          'problem',
        );
      const to = environmentInUse({ environments, selection });
      const { draft, says } = carryDraft(exchange.draft, placeOf(to, selection.siteKey), [tidUseOf(exchange)]);
      if (shown.environmentId !== selection.environmentId || shown.siteKey !== selection.siteKey) {
        select(selection);
        say(`${to.name} is selected. The event went there before.`);
      }
      for (const difference of differencesFromThen({ ...exchange, draft }, to, selection.siteKey)) say(difference);
      if (says !== null) say(says, 'problem');
      send({ tabId, draft, selection, draw: newSeed(), answers: {} });
    },
  };
}

/** What is shown now, for what goes on after an answer: the drawing that asked may be an old one by then. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
