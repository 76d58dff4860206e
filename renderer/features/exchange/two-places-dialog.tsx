import { Button, Text } from '@mantine/core';
import { type Dispatch, type ReactNode, use, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { allowanceOf, needsYes } from '#app/environments/guard.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { TidUse } from '#app/exchange/tid-rule.ts';
import { ownValue } from '#app/own-value.ts';
import { ask } from '#renderer/ask.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { environmentFill } from '#renderer/ui/environment-fill.ts';
import { QuestionsDialog } from '#renderer/ui/questions-dialog.tsx';
import { useCall } from '#renderer/use-call.ts';
import { ConfirmSend } from './confirm-send.tsx';
import type { PlaceToChoose } from './send-again-dialog.tsx';
import {
  type EventForTwo,
  firstPlaces,
  orderFor,
  type PerSide,
  planTwoPlaces,
  type Side,
  sides,
  tidsOf,
} from './two-places.ts';
import { TwoPlacesResult } from './two-places-result.tsx';
import { TwoPlacesSetup } from './two-places-setup.tsx';
import { useTwoSends } from './use-two-sends.ts';

type TwoPlacesDialogProps = {
  readonly event: EventForTwo;
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  /** The lists of environments and site keys, which are not a part of this feature. */
  readonly places: (place: PlaceToChoose & { readonly side: Side }) => ReactNode;
  readonly on: TwoPlacesActions;
};

type TwoPlacesActions = {
  /** Remembers the second place for the next time. */
  readonly onSent: (second: Selection) => void;
  readonly onOpen: (exchangeId: string) => void;
  readonly onCopy: (text: string, what: string, ...keys: readonly string[]) => void;
  readonly onClose: () => void;
};

/** Sends one event to two places with one press, and shows the two outcomes beside each other. */
export function TwoPlacesDialog({ event, state, dispatch, places, on }: TwoPlacesDialogProps) {
  const customers = use(CustomersContext);
  const foot = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState(() => firstPlaces(state));
  const [tidChosen, setTidChosen] = useState<Partial<PerSide<boolean>>>({});
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [isSent, setIsSent] = useState(false);
  const [asked, setAsked] = useState<Side | null>(null);
  const sends = useTwoSends();
  const uses = useTidUses(tidsOf(state, event, { places: chosen, answers }));
  const usesOf = (tid: string) => (uses === null ? [] : (ownValue(uses, tid) ?? []));
  const plan = planTwoPlaces(state, event, { places: chosen, answers, tidChosen, usesOf });
  const isSending = sides.some((side) => sends.states[side].kind === 'sending');
  const guarded = sides.map((side) => plan[side].environment).filter(({ askBeforeSending }) => askBeforeSending);
  const known = knowing(customers, [plan.A.prepared.draft.customerKey, plan.B.prepared.draft.customerKey]);

  const orderOf = (side: Side) =>
    orderFor(state, event, {
      sendId: `${side} of two ${crypto.randomUUID()}`,
      at: plan[side],
      answers,
      isTidChosen: tidChosen[side] === true,
    });

  function send() {
    flushSync(() => setIsSent(true));
    // The button that was pressed is gone.
    foot.current?.focus();
    for (const environment of guarded) dispatch({ type: 'environment-allowed', allowance: allowanceOf(environment) });
    sends.send({ A: orderOf('A'), B: orderOf('B') });
    on.onSent(chosen.B);
  }

  function again(side: Side) {
    setAsked(null);
    foot.current?.focus();
    sends.again(side, orderOf(side));
  }

  if (plan.questions.length > 0 && !isSent)
    return (
      <QuestionsDialog
        questions={plan.questions}
        before={{ ...state.answered, ...answers }}
        onAnswer={(given) => setAnswers({ ...answers, ...given })}
        onClose={on.onClose}
      />
    );
  const names = namesOf(plan.A.environment.name, plan.B.environment.name);
  return (
    <CustomersContext value={known}>
      <DialogBox
        opened
        onClose={isSending ? sends.cancel : on.onClose}
        closeOnClickOutside={!isSent}
        closeOnEscape={asked === null}
        title="Send to two environments"
        size={1040}
      >
        {isSent ? (
          <TwoPlacesResult
            plan={plan}
            states={sends.states}
            on={{
              onTryAgain: (side) => (needsYes(plan[side].environment, state.allowed) ? setAsked(side) : again(side)),
              onOpen: on.onOpen,
              onCopy: on.onCopy,
            }}
          />
        ) : (
          <TwoPlacesSetup
            plan={plan}
            places={(side) =>
              places({
                side,
                environment: plan[side].environment,
                siteKey: chosen[side].siteKey,
                onSelect: (place) => {
                  setChosen({ ...chosen, [side]: place });
                  setTidChosen({});
                },
              })
            }
            onTid={(side, isTidSent) => setTidChosen({ ...tidChosen, [side]: isTidSent })}
          />
        )}
        <DialogFoot>
          {guarded.length > 0 && !isSent && (
            <Text fw={600} mr="auto">
              Events sent to {namesOf(...guarded.map(({ name }) => name))} reach real customers.
            </Text>
          )}
          <Button ref={foot} data-autofocus onClick={onFirstClick(isSending ? sends.cancel : on.onClose)}>
            {isSending ? 'Cancel' : isSent ? 'Done' : 'Don’t send'}
          </Button>
          {!isSent && (
            <Button
              variant="filled"
              {...(guarded[0] === undefined ? {} : { style: { background: environmentFill(guarded[0]) } })}
              disabled={plan.blockers.length > 0 || uses === null}
              onClick={onFirstClick(send)}
            >
              Send to {names}
            </Button>
          )}
        </DialogFoot>
      </DialogBox>
      {asked !== null && (
        <ConfirmSend
          environment={plan[asked].environment}
          draft={plan[asked].prepared.draft}
          repeatedAfterMs={null}
          onConfirm={() => again(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </CustomersContext>
  );
}

/** `UAT and PROD`; one environment with two site keys is named once. */
function namesOf(...names: readonly string[]): string {
  return [...new Set(names)].join(' and ');
}

/** Where each TID was used, by TID; null until that is read. Where it can't be read, main still asks about it. */
function useTidUses(tids: readonly string[]): Readonly<Record<string, readonly TidUse[]>> | null {
  const read = async () => {
    const readOne = async (tid: string) => {
      const answer = await ask('customer.tidUses', { tid }, 'the TID wasn’t checked against the history');
      return [tid, answer?.uses ?? []] as const;
    };
    return Object.fromEntries(await Promise.all(tids.map(readOne)));
  };
  const { value } = useCall(tids.length === 0 ? null : JSON.stringify(tids), read);
  return tids.length === 0 ? {} : value;
}
