import { z } from 'zod';
import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import { type Selection, selectionSchema } from '#app/environments/selection.ts';
import { answerListSchema, giveAnswers } from '#app/event/variables.ts';
import { type Exchange, exchangeSummarySchema } from '#app/exchange/exchange.ts';
import { type Outcome, outcomeSchema } from '#app/exchange/outcome.ts';
import { customerAfter, placeOf } from '#app/exchange/tid-rule.ts';
import { ownValue } from '#app/own-value.ts';
import { beginPresentation, type Presentation, takeResult } from './presentation.ts';
import type { Show, ShownStep } from './show.ts';
import { keyNow, labelNow, tidOf } from './shown-customer.ts';
import { type Step, storyboardSchema } from './storyboard.ts';
import { memberOf } from './storyboard-edit.ts';

/** A presentation sends as this tab, one event at a time. */
export const presentationTabId = 'presentation';

const stepResultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sent'),
    outcome: outcomeSchema,
    exchangeId: z.string(),
    says: z.array(z.string()).readonly(),
    tid: z.string().default(''),
    isOnPractice: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('refused'), says: z.array(z.string()).readonly() }),
]);

/**
 * A show that isn’t over, with all that is needed to go on with it: saved before each event, so that a kill loses nothing.
 * Lists instead of records, because some pass the bridge.
 */
export const showUnderWaySchema = z.object({
  version: z.literal(1),
  /** As it was when the show began, whatever becomes of it. */
  storyboard: storyboardSchema,
  selection: selectionSchema,
  /** Where it sends, as it was then. */
  environment: exchangeSummarySchema.shape.environment,
  /** What the customer keys are drawn from, and when it began. Another seed is another show. */
  draw: z.object({ seed: z.string(), at: z.iso.datetime() }),
  savedAt: z.iso.datetime(),
  /** Which step is on the screen. */
  at: z.number().int().min(0),
  /** `label` says which customer: by their key, or a member of the cast without one. */
  customers: z.array(z.object({ label: z.string(), customerKey: z.string(), tid: z.string() })).readonly(),
  results: z.array(z.object({ stepId: z.string(), result: stepResultSchema })).readonly(),
  /** The event that may have been sent since it was saved; null where none was. */
  underWay: z
    .object({
      stepId: z.string(),
      /** Whether it went to Practice; not known of earlier versions. */
      isOnPractice: z.boolean().optional(),
    })
    .nullable(),
  lastStepId: z.string().nullable(),
  answers: answerListSchema,
  /** The environment that Practice stands in for; null where none is practised for. */
  practisesFor: z.object({ environmentId: z.string() }).nullable().default(null),
  /** The rest goes to Practice, because the presenter finishes there. */
  isOnPractice: z.boolean().default(false),
});

export type ShowUnderWay = Readonly<z.infer<typeof showUnderWaySchema>>;

/** Where a show goes, and what was answered before it. */
type ShowSetup = {
  readonly selection: Selection;
  readonly environment: Environment;
  readonly practisesFor?: Environment;
  readonly answers: Readonly<Record<string, string>>;
};

/** A presentation as it is saved. @param now ISO 8601 */
export function saveShow(presentation: Presentation, setup: ShowSetup, now: string): ShowUnderWay {
  const { storyboard, draw, at, tids, sentKeys, results, sending, firedOnPractice, lastFired, isOnPractice } =
    presentation;
  const { selection, environment, answers, practisesFor } = setup;
  const { id, name, colour } = environment;
  const labels = [...new Set([...Object.keys(sentKeys), ...Object.keys(tids)])];
  return {
    version: 1,
    storyboard,
    selection,
    environment: { id, name, colour, serverName: placeOf(environment, selection.siteKey).serverName },
    draw,
    savedAt: now,
    at,
    customers: labels.map((label) => ({
      label,
      customerKey: ownValue(sentKeys, label) ?? '',
      tid: ownValue(tids, label) ?? '',
    })),
    results: Object.entries(results).map(([stepId, result]) => ({
      stepId,
      result: result.kind === 'sent' ? { tid: '', isOnPractice: false, ...result } : result,
    })),
    underWay: sending === null ? null : { stepId: sending, isOnPractice: firedOnPractice },
    lastStepId: lastFired,
    answers: giveAnswers(answers),
    practisesFor: practisesFor === undefined ? null : { environmentId: practisesFor.id },
    isOnPractice,
  };
}

/**
 * The presentation that a saved show goes on with, on the same step, with the same customers. An event that was under way
 * is never sent again without a press: MXO may have it.
 * @param exchange that event in the history; null where it isn’t there
 * @param says what to say of it
 */
export function resumeShow(show: ShowUnderWay, exchange: Exchange | null, says: readonly string[]): Presentation {
  const { storyboard, draw, at, customers, underWay, lastStepId, isOnPractice } = show;
  const now = (label: string) => labelNow(label, show);
  const saved: Presentation = {
    ...beginPresentation(storyboard, draw),
    at: Math.min(at, storyboard.steps.length),
    tids: Object.fromEntries(customers.flatMap(({ label, tid }) => (tid === '' ? [] : [[now(label), tid]]))),
    sentKeys: Object.fromEntries(
      customers.flatMap(({ label, customerKey }) => (customerKey === '' ? [] : [[now(label), customerKey]])),
    ),
    results: Object.fromEntries(show.results.map(({ stepId, result }) => [stepId, result])),
    sending: underWay?.stepId ?? null,
    firedOnPractice: wentToPractice(show),
    lastFired: lastStepId,
    isOnPractice,
  };
  if (underWay === null) return saved;
  const { stepId } = underWay;
  const after = exchange === null ? { tid: '' } : customerAfter(exchange);
  const { tid } = after;
  const sent = { outcome: outcomeUnderWay(exchange), exchangeId: exchange?.id ?? '', says, tid };
  const result = { kind: 'sent', ...sent, isOnPractice: wentToPractice(show) } as const;
  const taken = { seed: draw.seed, stepId, result, isOnPractice: wentToPractice(show), ...after };
  return { ...takeResult(saved, taken), sending: null };
}

/** What came of an event that was under way, as far as the history tells. */
export function outcomeUnderWay(exchange: Exchange | null): Outcome {
  return exchange === null || exchange.result.kind === 'under-way' ? 'interrupted' : exchange.result.outcome;
}

/** Whether the event that was under way went to Practice: not where the rest went there meanwhile. */
export function wentToPractice({ underWay, isOnPractice }: ShowUnderWay): boolean {
  return underWay?.isOnPractice ?? isOnPractice;
}

/** Whether it was Practice that may have received that event, also where the whole show was there. */
export function mayBeAtPractice(show: ShowUnderWay): boolean {
  return wentToPractice(show) || show.environment.id === practiceId;
}

/** Whether a show has anything to remember, or to go on with. */
export function hasBegun({ at, results, underWay }: ShowUnderWay): boolean {
  return at > 0 || results.length > 0 || underWay !== null;
}

/** Whether a show was interrupted before its end. */
export function isUnfinished(show: ShowUnderWay): boolean {
  return hasBegun(show) && show.at < show.storyboard.steps.length;
}

/**
 * The event that was under way when a show was saved, among the latest ones; null where none was recorded.
 * @param recent the latest events, oldest first
 */
export function findUnderWay(show: ShowUnderWay, recent: readonly Exchange[]): Exchange | null {
  const step = show.storyboard.steps.find(({ id }) => id === show.underWay?.stepId);
  if (step === undefined) return null;
  const { environmentId, siteKey } = show.selection;
  // A saved request may be called like the step. Only shows send in a storyboard.
  const isOfStep = ({ storyboard, from }: Exchange) => storyboard?.id === show.storyboard.id && from === step.title;
  const isThere = ({ environment, ...one }: Exchange) =>
    wentToPractice(show) ? environment.id === practiceId : environment.id === environmentId && one.siteKey === siteKey;
  const isIt = (one: Exchange) => one.sentAt >= show.savedAt && isOfStep(one) && isThere(one);
  return recent.findLast(isIt) ?? null;
}

/** A show that is over, as it is remembered. @param exchange the event that was under way, if any */
export function endShow(show: ShowUnderWay, exchange: Exchange | null): Show {
  const { storyboard, environment, selection, draw, savedAt } = show;
  // What was under way where it went: nothing more of it is fired elsewhere.
  const presentation = resumeShow({ ...show, isOnPractice: wentToPractice(show) }, exchange, []);
  const sentAt = exchange?.sentAt ?? savedAt;
  return {
    version: 1,
    id: draw.seed,
    storyboardId: storyboard.id,
    title: storyboard.title,
    startedAt: draw.at,
    endedAt: sentAt > savedAt ? sentAt : savedAt,
    environment,
    siteKey: selection.siteKey,
    steps: storyboard.steps.map((step, index) => shownStep(presentation, step, index)),
  };
}

/** A show without a customer: null where they are in it, because it can’t go on without them. */
export function showUnderWayWithout(show: ShowUnderWay | null, matcher: CustomerMatcher): ShowUnderWay | null {
  if (show === null) return null;
  const isTheirs = show.customers.some((one) => matcher.whose(one) === 'own');
  return isTheirs || matcher.isIn(showUnderWaySchema, show) ? null : show;
}

function shownStep(presentation: Presentation, step: Step, index: number): ShownStep {
  const { kind, title, id } = step;
  const result = ownValue(presentation.results, id);
  const nobody = {
    stepId: id,
    kind,
    title,
    name: '',
    customerKey: '',
    tid: '',
    outcome: null,
    exchangeId: '',
    isOnPractice: false,
  } as const;
  if (step.kind !== 'event' || result === undefined)
    return { ...nobody, state: index < presentation.at ? 'passed' : 'not-reached' };
  // Without a name: no view shows it, and an erasure couldn’t tell whose it is.
  if (result.kind === 'refused') return { ...nobody, state: 'not-sent' };
  const { outcome, exchangeId, isOnPractice = false, tid = '' } = result;
  const name = memberOf(presentation.storyboard, step)?.name ?? '';
  // Each server has its own TID for the customer.
  const isThere = isOnPractice === presentation.isOnPractice;
  return {
    ...nobody,
    ...{ name, outcome, exchangeId, isOnPractice },
    state: 'sent',
    customerKey: keyNow(presentation, step),
    tid: tid === '' && isThere ? tidOf(presentation, step) : tid,
  };
}
