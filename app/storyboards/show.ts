import { z } from 'zod';
import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { foldKey } from '#app/event/customer-key.ts';
import { exchangeSummarySchema } from '#app/exchange/exchange.ts';
import { outcomeSchema } from '#app/exchange/outcome.ts';

/** How many shows of one storyboard are remembered, and of all together. */
const mostOfOne = 20;
const mostOfAll = 500;

/** A step of a show that is over. */
const shownStepSchema = z.object({
  stepId: z.string(),
  kind: z.enum(['event', 'note', 'pause']),
  title: z.string(),
  /** The customer in the cast; empty where there was none. */
  name: z.string(),
  /** What the event was sent with; empty where nothing was sent. */
  customerKey: z.string(),
  tid: z.string(),
  /** `not-sent`: Tidings didn’t let the event out. `not-reached`: the show ended before. */
  state: z.enum(['sent', 'not-sent', 'passed', 'not-reached']),
  /** Null where nothing was sent. */
  outcome: outcomeSchema.nullable(),
  /** Its event in the history; empty where there is none. */
  exchangeId: z.string(),
  /** Practice got it, because the presenter finished there. */
  isOnPractice: z.boolean().default(false),
});

/** A show that is over: one presentation of a storyboard, as it went. */
export const showSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  storyboardId: z.string(),
  title: z.string(),
  startedAt: z.iso.datetime(),
  /** When the last step was left, or sent. */
  endedAt: z.iso.datetime(),
  environment: exchangeSummarySchema.shape.environment,
  siteKey: z.string(),
  steps: z.array(shownStepSchema).readonly(),
});

export const showsSchema = z.array(showSchema).readonly();

export type ShownStep = Readonly<z.infer<typeof shownStepSchema>>;
export type Show = Readonly<z.infer<typeof showSchema>>;

/** Whether an event that was sent arrived; true where none was sent. */
export function isReceivedOutcome(outcome: ShownStep['outcome']): boolean {
  return outcome === null || outcome === 'received';
}

/** How many steps of a show were left or sent. */
export function stepsDone({ steps }: Show): number {
  return steps.filter(({ state }) => state !== 'not-reached').length;
}

/** How long a show took, in milliseconds. */
export function showDuration({ startedAt, endedAt }: Show): number {
  return Math.max(0, Date.parse(endedAt) - Date.parse(startedAt));
}

/** Whether a show went to Practice in the middle. */
export function isFinishedOnPractice({ steps }: Show): boolean {
  return steps.some(({ isOnPractice }) => isOnPractice);
}

/** The customers of a show, each once for each server that knows them. */
export function customersOfShow({
  steps,
}: Show): readonly Pick<ShownStep, 'name' | 'customerKey' | 'tid' | 'isOnPractice'>[] {
  const known = steps.filter(({ customerKey }) => customerKey !== '');
  const byKey = new Map(known.map((step) => [`${step.isOnPractice} ${foldKey(step.customerKey)}`, step]));
  return [...byKey.values()];
}

/** The shows with one more, the newest first. The oldest give way. */
export function withShow(shows: readonly Show[], show: Show): readonly Show[] {
  let ofThis = 0;
  return [show, ...shows.filter(({ id }) => id !== show.id)]
    .filter(({ storyboardId }) => storyboardId !== show.storyboardId || ++ofThis <= mostOfOne)
    .slice(0, mostOfAll);
}

/** The shows without a customer. What they were sent is gone from the history, so nothing leads there. */
export function showsWithout(shows: readonly Show[], matcher: CustomerMatcher): readonly Show[] {
  const isOwn = (step: ShownStep) => matcher.whose(step) === 'own';
  const withoutOwn = shows.map((show) => {
    // A step that wasn’t sent has the name alone.
    const names = new Set(show.steps.filter(isOwn).map(({ name }) => name));
    const isTheirs = (step: ShownStep) =>
      isOwn(step) || (step.customerKey === '' && step.name !== '' && names.has(step.name));
    return names.size === 0
      ? show
      : { ...show, steps: show.steps.map((step) => (isTheirs(step) ? withoutCustomer(step) : step)) };
  });
  const isSame = withoutOwn.every((show, at) => show === shows[at]);
  return matcher.clear(showsSchema, isSame ? shows : withoutOwn);
}

function withoutCustomer(step: ShownStep): ShownStep {
  // The name may be that of their profile, which is gone by now; without a key no view shows it.
  return { ...step, name: 'Customer', customerKey: '', tid: '', exchangeId: '' };
}
