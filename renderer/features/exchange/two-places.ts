import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { Draft } from '#app/event/draft.ts';
import { giveAnswers, type Seed } from '#app/event/variables.ts';
import type { Prepared } from '#app/exchange/prepare.ts';
import { serverNameFor } from '#app/exchange/request.ts';
import {
  isIdenticalPlace,
  judgeTid,
  judgeTidAtSecond,
  placeOf,
  type TidAtPlace,
  type TidUse,
} from '#app/exchange/tid-rule.ts';
import { compareRequests } from '#app/history/compare-exchanges.ts';
import type { ComparedField } from '#app/history/compared-fields.ts';
import { conflictMessage } from '#app/history/history-problems.ts';
import type { Input } from '#app/ipc/contract.ts';
import { pastedUse } from '#renderer/state/exchange-state.ts';
import { prepareSendRequest } from '#renderer/state/prepare-tab.ts';
import { environmentInUse, otherPlaceThan } from '#renderer/state/selection.ts';
import { sentFrom } from '#renderer/state/tab-title.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';

/** The two places that one event is sent to: A is the one in the header. */
export const sides = ['A', 'B'] as const;
export type Side = (typeof sides)[number];
export type PerSide<T> = Readonly<Record<Side, T>>;

/** The event of a tab, with what its random values are drawn from: the same in both requests. */
export type EventForTwo = { readonly tabId: string; readonly draft: Draft; readonly draw: Seed };

/** What the person chose for the two sends. */
export type TwoPlacesChoice = {
  readonly places: PerSide<Selection>;
  readonly answers: Readonly<Record<string, string>>;
  /** Whether the TID goes along, where the person said so. */
  readonly tidChosen: Partial<PerSide<boolean>>;
  /** What the history knows of TIDs, by TID. */
  readonly usesOf: (tid: string) => readonly TidUse[];
};

/** The event at one of the two places. */
export type EventAtPlace = {
  readonly environment: Environment;
  readonly selection: Selection;
  /** As it is handed to be sent. */
  readonly draft: Draft;
  readonly prepared: Prepared;
  /** Why the TID stays away unless the person ticks it, in words; null where nothing speaks against it. */
  readonly tidReason: string | null;
  readonly isTidSent: boolean;
  readonly tidUse: TidUse | undefined;
};

export type TwoPlacesPlan = PerSide<EventAtPlace> & {
  /** What keeps the event from being sent, in words. */
  readonly blockers: readonly string[];
  readonly questions: readonly string[];
  readonly differences: readonly ComparedField[];
};

type Resolved = { readonly environment: Environment; readonly prepared: Prepared; readonly tidAt: TidAtPlace };

/** One event as it would be sent to two places, with what differs and what prevents it. */
export function planTwoPlaces(state: WorkbenchState, event: EventForTwo, choice: TwoPlacesChoice): TwoPlacesPlan {
  // One moment, so that times are no difference.
  const at = new Date().toISOString();
  const prepare = (draft: Draft, selection: Selection, environment: Environment) =>
    prepareSendRequest(state, { draft, selection, draw: event.draw, answers: choice.answers }, environment, at);

  function resolve(side: Side): Resolved {
    const selection = choice.places[side];
    const environment = environmentInUse({ ...state, selection });
    const prepared = prepare(event.draft, selection, environment);
    const pasted = pastedUse(state, prepared.draft.tid);
    const uses = [...choice.usesOf(prepared.draft.tid), ...(pasted === undefined ? [] : [pasted])];
    return {
      environment,
      prepared,
      tidAt: { draft: prepared.draft, to: placeOf(environment, selection.siteKey), uses },
    };
  }

  function atPlace(side: Side, resolved: PerSide<Resolved>): EventAtPlace {
    const { environment, prepared } = resolved[side];
    const selection = choice.places[side];
    const tidReason = tidReasonAt(side, resolved);
    const isTidSent = choice.tidChosen[side] ?? tidReason === null;
    const draft = isTidSent ? event.draft : { ...event.draft, tid: '' };
    const tidUse = pastedUse(state, prepared.draft.tid);
    const sent = isTidSent ? prepared : prepare(draft, selection, environment);
    return { environment, selection, draft, prepared: sent, tidReason, isTidSent, tidUse };
  }

  const resolved = { A: resolve('A'), B: resolve('B') };
  const plan = { A: atPlace('A', resolved), B: atPlace('B', resolved) };
  return {
    ...plan,
    blockers: [...samePlaceProblem(resolved), ...errorsOf(plan)],
    questions: [...new Set(sides.flatMap((side) => plan[side].prepared.unanswered))],
    differences: compareRequests(outgoing(plan.A), outgoing(plan.B)),
  };
}

/** The TIDs of an event at the two places, with values in the place of variables; each once, and none that is empty. */
export function tidsOf(
  state: WorkbenchState,
  { draft, draw }: EventForTwo,
  { places, answers }: Pick<TwoPlacesChoice, 'places' | 'answers'>,
): readonly string[] {
  const tids = sides.map((side) => {
    const selection = places[side];
    const environment = environmentInUse({ ...state, selection });
    return prepareSendRequest(state, { draft, selection, draw, answers }, environment).draft.tid;
  });
  return [...new Set(tids)].filter((tid) => tid.trim() !== '');
}

function tidReasonAt(side: Side, { A, B }: PerSide<Resolved>): string | null {
  const { environment, tidAt } = side === 'A' ? A : B;
  const verdict = side === 'A' ? judgeTid(A.tidAt.draft, A.tidAt.to, A.tidAt.uses) : judgeTidAtSecond(B.tidAt, A.tidAt);
  if (verdict.kind === 'keep') return null;
  if (verdict.kind === 'unknown-here') return `This TID isn’t known on ${environment.name}.`;
  const { says, why } = conflictMessage(verdict, tidAt.draft.customerKey);
  return `${says}. ${why}`;
}

function samePlaceProblem({ A, B }: PerSide<Resolved>): readonly string[] {
  return isIdenticalPlace(A.tidAt.to, B.tidAt.to)
    ? ['A and B are the same server and site key. Choose another one for A or B.']
    : [];
}

/** What is wrong at both places is said once. */
function errorsOf(plan: PerSide<EventAtPlace>): readonly string[] {
  const errors = (side: Side) =>
    plan[side].prepared.problems.filter(({ level }) => level === 'error').map(({ says, why }) => `${says}. ${why}`);
  const [inA, inB] = [errors('A'), errors('B')];
  return [
    ...inA.map((error) => (inB.includes(error) ? error : `A: ${error}`)),
    ...inB.filter((error) => !inA.includes(error)).map((error) => `B: ${error}`),
  ];
}

function outgoing({ environment, selection, prepared }: EventAtPlace) {
  const { siteKey } = selection;
  const { name } = environment;
  const request = prepared.reading.ok ? prepared.reading.request : null;
  return {
    environment: { name, serverName: serverNameFor(environment, siteKey) },
    siteKey,
    draft: prepared.draft,
    request,
  };
}

/**
 * What main is asked to send to one of the places. The dialog named each environment that asks, so it counts as a yes.
 * @param sendId takes the place of the tab, whose own send is another one
 */
export function orderFor(
  state: WorkbenchState,
  { tabId, draw }: EventForTwo,
  { sendId, at, answers, isTidChosen }: OrderParts,
): Input<'exchange.send'> {
  const { draft, selection, environment, tidUse } = at;
  return {
    tabId: sendId,
    draft,
    ...selection,
    draw,
    answers: giveAnswers(answers),
    confirmed: environment.askBeforeSending,
    ...sentFrom(state, tabId),
    ...(isTidChosen && { tidChosen: true }),
    ...(tidUse !== undefined && { tidUse }),
  };
}

type OrderParts = {
  readonly sendId: string;
  readonly at: EventAtPlace;
  readonly answers: Readonly<Record<string, string>>;
  readonly isTidChosen: boolean;
};

/** The places that are offered first: that of the header, and the other one of last time if it is still there. */
export function firstPlaces({
  environments,
  selection,
  settings,
}: Pick<WorkbenchState, 'environments' | 'selection' | 'settings'>): PerSide<Selection> {
  return { A: selection, B: otherPlaceThan(selection, environments, settings.otherPlace) };
}
