import type { Dispatch } from 'react';
import type { Continuation, CustomerTid } from '#app/customers/customer-index.ts';
import type { Selection } from '#app/environments/selection.ts';
import { isSameCustomer } from '#app/event/customer-key.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { resolveFor } from '#app/exchange/prepare.ts';
import { carryDraft, customerAfter, placeOf, type TidUse, tidUseOf } from '#app/exchange/tid-rule.ts';
import { environmentInUse, findPlace } from '#renderer/state/selection.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';

type Customer = Pick<Draft, 'customerKey' | 'tid'>;

/** The ways to continue the event as a customer. None uses a TID where it was not used before. */
export function continueActions(
  state: WorkbenchState,
  dispatch: Dispatch<WorkbenchAction>,
  select: (selection: Selection) => void,
) {
  const { environments, workspace } = state;

  /** Continues as a customer. A key that already means them, as through a variable, stays as it was typed. */
  function putCustomer({ customerKey, tid }: Customer, to = state.selection) {
    const environment = environmentInUse({ environments, selection: to });
    const draw = { seed: '', at: new Date().toISOString() };
    const meaning = (key: string) =>
      resolveFor({ ...blankDraft, customerKey: key }, environment, {
        workspace: workspace.variables,
        answers: {},
        draw,
      }).draft.customerKey;
    const edit = (now: Draft) => {
      const isTheirs = customerKey.trim() === '' || isSameCustomer(meaning(now.customerKey), customerKey);
      return { ...now, customerKey: isTheirs ? now.customerKey : customerKey, tid };
    };
    dispatch({ type: 'draft-edited', edit });
  }

  function goOnAs(customer: Customer, use: TidUse, to = state.selection) {
    const place = placeOf(environmentInUse({ environments, selection: to }), to.siteKey);
    const { draft, says } = carryDraft(customer, place, [use]);
    putCustomer(draft, to);
    if (says !== null) say(says, 'problem');
  }

  return {
    /** As a customer that is known here, or as a new one. */
    continueAs: (customer: Continuation | null) => {
      putCustomer(customer ?? { customerKey: '', tid: '' });
    },
    /** With a tid of theirs, on the server and site key where it means something. */
    continueAt: (customerKey: string, at: CustomerTid | null) => {
      dispatch({ type: 'view-shown', view: 'composer' });
      if (at === null) return putCustomer({ customerKey, tid: '' });
      const { name, serverName, id } = at.environment;
      const use = { environmentName: name, serverName, siteKey: at.siteKey, customerKey: at.customerKey };
      const there = findPlace(environments, use, id);
      if (there !== null) select(there);
      goOnAs({ customerKey: at.customerKey, tid: at.tid }, use, there ?? state.selection);
    },
    /** As the customer of an exchange, with the TID it returned. */
    continueFrom: (exchange: Exchange) => goOnAs(customerAfter(exchange), tidUseOf(exchange)),
  };
}
