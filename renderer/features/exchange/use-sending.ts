import type { Dispatch } from 'react';
import { allowanceOf, needsYes } from '#app/environments/guard.ts';
import type { Field } from '#app/event/problems.ts';
import { giveAnswers } from '#app/event/variables.ts';
import type { SentIn } from '#app/exchange/exchange.ts';
import { firstError } from '#app/exchange/send-problems.ts';
import type { TidUse } from '#app/exchange/tid-rule.ts';
import { dialogOf } from '#renderer/state/dialog.ts';
import { pastedUse } from '#renderer/state/exchange-state.ts';
import { fieldId } from '#renderer/state/focus-field.ts';
import { prepareSendRequest } from '#renderer/state/prepare-tab.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import type { SendRequest } from '#renderer/state/send-request.ts';
import { sentFrom } from '#renderer/state/tab-title.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';
import { useLatest } from '#renderer/ui/use-latest.ts';
import { useSend } from './use-send.ts';

/** What sending needs from the rest of the window. */
type Window = { readonly goToField: (field: Field) => void };

/** Sends the events of the window: the questions before, the send itself, and the question about a TID after. */
export function useSending(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>, { goToField }: Window) {
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
    const error = firstError(problems);
    if (error !== null) {
      // The dialog is closed, so the result of an answer, or of sending again elsewhere, is only shown here.
      if (sendRequest.isAsked || Object.keys(sendRequest.answers).length > 0)
        say(`${error.says}. ${error.why}`, 'problem');
      dispatch({ type: 'fields-asked', tabId: sendRequest.tabId, ids: problems.map(({ field }) => fieldId(field)) });
      return goToField(error.field);
    }
    if (unanswered.length > 0)
      return dispatch({ type: 'dialog-shown', dialog: { kind: 'questions', sendRequest, questions: unanswered } });
    if (!sendRequest.isAsked && needsYes(environment, now.allowed))
      return dispatch({ type: 'dialog-shown', dialog: { kind: 'confirm-send', sendRequest } });
    return void sendNow(sendRequest, sendRequest.isAsked === true && environment.askBeforeSending);
  }

  async function sendNow(sendRequest: SendRequest, confirmed: boolean) {
    const { selection, isAsked: _, answers, ...event } = sendRequest;
    const origin = { ...selection, ...originsOf(latest.current, sendRequest) };
    const asked = await sending.send({ ...event, answers: giveAnswers(answers), ...origin, confirmed });
    if (asked === null) return;
    const { conflict, draft } = asked;
    const question = { sendRequest, confirmed, conflict, draft };
    dispatch({ type: 'dialog-shown', dialog: { kind: 'tid', question } });
  }

  return {
    send,
    cancel: sending.cancel,
    answer: (answers: Readonly<Record<string, string>>) => {
      const asked = dialogOf(state, 'questions');
      dispatch({ type: 'questions-answered', answers });
      if (asked !== null) send({ ...asked.sendRequest, answers });
    },
    confirm: () => {
      const dialog = dialogOf(state, 'confirm-send');
      if (dialog === null) return;
      dispatch({ type: 'dialog-closed', dialog });
      const { sendRequest } = dialog;
      const environment = environmentInUse({ ...state, selection: sendRequest.selection });
      dispatch({ type: 'environment-allowed', allowance: allowanceOf(environment) });
      void sendNow(sendRequest, true);
    },
    /** Sends the event that waits for a decision about its TID, with it or without it. */
    settleTid: (goesAlong: boolean) => {
      const dialog = dialogOf(state, 'tid');
      if (dialog === null) return;
      dispatch({ type: 'dialog-closed', dialog });
      const { sendRequest, confirmed } = dialog.question;
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
  };
}

/** What an event is from, and where its TID is from if it was pasted. */
function originsOf(
  now: WorkbenchState,
  sendRequest: SendRequest,
): { from?: string; storyboard?: SentIn; tidUse?: TidUse } {
  const environment = environmentInUse({ ...now, selection: sendRequest.selection });
  // The TID may be in a variable.
  const tidUse = pastedUse(now, prepareSendRequest(now, sendRequest, environment).draft.tid);
  return { ...sentFrom(now, sendRequest.tabId), ...(tidUse !== undefined && { tidUse }) };
}
