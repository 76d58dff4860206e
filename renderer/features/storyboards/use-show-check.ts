import { useEffect, useState } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { needsYes } from '#app/environments/guard.ts';
import { noSecretChanges } from '#app/environments/secret-changes.ts';
import type { Prepared } from '#app/exchange/prepare.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import { beginPresentation } from '#app/storyboards/presentation.ts';
import {
  type CheckedCustomer,
  type CheckLine,
  checkLine,
  connectionLines,
  customerLine,
  guardLine,
  isReused,
  serverLine,
  stepLine,
  tidLine,
} from '#app/storyboards/show-check.ts';
import { draftInPresentation } from '#app/storyboards/shown-customer.ts';
import type { EventStep, Storyboard } from '#app/storyboards/storyboard.ts';
import { memberOf } from '#app/storyboards/storyboard-edit.ts';
import { call, isFailed } from '#renderer/bridge.ts';
import { newDraw } from '#renderer/state/new-draw.ts';
import { adviceOn } from '#renderer/state/prepare-tab.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { useCall } from '#renderer/use-call.ts';
import { prepareStep } from './prepare-step.ts';
import { setUp } from './present-actions.ts';

/** Checks a storyboard before its show, without sending an event. */
export function useShowCheck(storyboard: Storyboard, state: WorkbenchState) {
  const [turn, setTurn] = useState(1);
  const [atOnce, setAtOnce] = useState(() => linesAtOnce(storyboard, state));
  const environment = environmentInUse(state);
  const { value } = useCall(`${turn}`, async () => {
    const [server, customers] = await Promise.all([checkServer(environment), checkCustomers(atOnce, environment)]);
    return { server, customers };
  });
  const isRunning = value === null;
  useEffect(() => (isRunning ? stop : undefined), [isRunning]);
  const { steps, rest } = atOnce;
  return {
    environment,
    isRunning,
    lines: [...(value?.server ?? []), ...rest, ...(value?.customers ?? []), ...steps],
    stop,
    again: () => {
      setAtOnce(linesAtOnce(storyboard, state));
      setTurn(turn + 1);
    },
  };
}

function stop(): void {
  ignoreResult(call('connection.cancelTest', {}), 'The test ends with its own deadline, too.');
}

type AtOnce = {
  readonly steps: readonly CheckLine[];
  readonly rest: readonly CheckLine[];
  readonly customers: readonly CheckedCustomer[];
};

/** What needs no call: each step as it would be sent, and its customer, drawn twice to see whether they are new. */
function linesAtOnce(storyboard: Storyboard, state: WorkbenchState): AtOnce {
  const environment = environmentInUse(state);
  const prepare = prepareIn(storyboard, state);
  const [one, other] = [prepare(), prepare()];
  const events = storyboard.steps.flatMap((step, index) => (step.kind === 'event' ? [{ step, place: index + 1 }] : []));
  const customers = events.map(({ step, place }): CheckedCustomer => {
    const name = memberOf(storyboard, step)?.name ?? `Customer of step ${place}`;
    return { name, keys: [one(step).draft.customerKey.trim(), other(step).draft.customerKey.trim()] };
  });
  // Two members of a cast may have one name.
  const each = new Map(
    customers.filter(({ keys }) => keys[0] !== '').map((one) => [`${one.keys[0]} ${one.name}`, one]),
  );
  return {
    steps: events.map(({ step, place }) => stepLine(step, place, one(step))),
    rest: [guardLine(environment, needsYes(environment, state.allowed)), tidLine],
    customers: [...each.values()],
  };
}

/** Prepares steps for a show, each time for another one. */
function prepareIn(storyboard: Storyboard, state: WorkbenchState) {
  const setup = setUp(state, storyboard, 'present');
  return () => {
    const presentation = beginPresentation(storyboard, newDraw());
    return (step: EventStep): Prepared => {
      const prepared = prepareStep(presentation, step, { state, setup });
      const advice = adviceOn(state, draftInPresentation(presentation, step));
      return { ...prepared, problems: [...prepared.problems, ...advice] };
    };
  };
}

async function checkServer(environment: Environment): Promise<readonly CheckLine[]> {
  const tested = await call('connection.test', { environment, secrets: noSecretChanges });
  switch (tested.kind) {
    case 'tested':
      return connectionLines(tested.stages, tested.certificate, environment);
    case 'refused':
      return [serverLine([tested.says], 'problem', 'Correct the environment in Manage environments.')];
    case 'cancelled':
      return [serverLine(['You stopped the check before the server responded.'], 'warning', 'Check again.')];
    case 'call-failed':
      return [serverLine(['Something went wrong in Tidings, so it wasn’t checked.'], 'problem', 'Check again.')];
  }
}

async function checkCustomers({ customers }: AtOnce, environment: Environment): Promise<readonly CheckLine[]> {
  return Promise.all(
    customers.map(async (customer) => {
      if (!isReused(customer)) return customerLine(customer, environment, null);
      const query = { ...wholeHistory, customerKey: customer.keys[0], environmentId: environment.id };
      const found = await call('history.list', { query, limit: 1, offset: 0 });
      if (!isFailed(found)) return customerLine(customer, environment, found.exchanges[0]?.sentAt ?? null);
      const says = ['The history couldn’t be searched for this customer.'];
      return checkLine({
        id: `customer ${customer.name} ${customer.keys[0]}`,
        title: customer.name,
        state: 'warning',
        says,
      });
    }),
  );
}
