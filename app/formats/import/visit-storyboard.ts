import { foldKey } from '#app/event/customer-key.ts';
import { nameOf } from '#app/event/event-title.ts';
import { formatCount, formatDuration } from '#app/quantity.ts';
import { type CastMember, longestPauseMs, type Step, type Storyboard } from '#app/storyboards/storyboard.ts';
import { createEventStep, newCastName } from '#app/storyboards/storyboard-edit.ts';
import type { ImportedRequest } from './imported.ts';

/** A visit as it was recorded: how many events it has, and how long it took from the first to the last. */
export type RecordedVisit = { readonly events: number; readonly durationMs: number };

/** A shorter gap has no pause of its own. */
const shortestPauseMs = 1_000;

type TimedRequest = ImportedRequest & { readonly at: string };

/** The visit in some requests; null where no two of them say when they were made. */
export function visitIn(requests: readonly ImportedRequest[]): RecordedVisit | null {
  return visitOf(timedOf(requests));
}

function visitOf(timed: readonly TimedRequest[]): RecordedVisit | null {
  const [first, last] = [timed[0], timed.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  return { events: timed.length, durationMs: Date.parse(last.at) - Date.parse(first.at) };
}

/**
 * A storyboard of a recorded visit: its events in their order, with a pause for each gap. A TID is the recorded visitor's,
 * so none is in it: each customer gets their own. Null where there is no visit.
 */
export function visitStoryboard(requests: readonly ImportedRequest[], newId: () => string): Storyboard | null {
  const timed = timedOf(requests);
  const visit = visitOf(timed);
  if (visit === null) return null;
  const cast: CastMember[] = [];
  const people = new Map<string, CastMember>();
  const memberFor = (customerKey: string): CastMember | null => {
    const who = foldKey(customerKey);
    if (who === '') return null;
    const member = people.get(who) ?? { id: newId(), name: newCastName('', cast), customerKey, properties: [] };
    if (!people.has(who)) cast.push(member);
    people.set(who, member);
    return member;
  };
  const steps = timed.flatMap(({ name, draft, at }, index): readonly Step[] => {
    const before = timed[index - 1];
    const gapMs = before === undefined ? 0 : Date.parse(at) - Date.parse(before.at);
    const castId = memberFor(draft.customerKey)?.id ?? null;
    const event = createEventStep(newId(), name === '' ? nameOf(draft) : name, { ...draft, customerKey: '' }, castId);
    if (gapMs < shortestPauseMs) return [event];
    const playMs = Math.min(gapMs, longestPauseMs);
    return [{ kind: 'pause', id: newId(), title: `${gapInWords(gapMs)} later`, playMs }, event];
  });
  const about = `Recorded: ${formatCount(visit.events, 'event')} in ${formatDuration(visit.durationMs)}.`;
  const title = `Visit of ${timed[0]?.at.slice(0, 10) ?? ''}`;
  return { version: 1, id: newId(), title, about, cast, steps, deletedAt: null };
}

/** Those with a time, the earliest first, and then the others. */
export function byTime(requests: readonly ImportedRequest[]): readonly ImportedRequest[] {
  return [...timedOf(requests), ...requests.filter(({ at }) => at === undefined)];
}

/** Those with a time, the earliest first. */
function timedOf(requests: readonly ImportedRequest[]): readonly TimedRequest[] {
  const timed = requests.flatMap((one): readonly TimedRequest[] =>
    one.at === undefined ? [] : [{ ...one, at: one.at }],
  );
  return timed.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function gapInWords(gapMs: number): string {
  const seconds = Math.round(gapMs / 1_000);
  if (seconds < 60) return formatCount(seconds, 'second');
  const minutes = Math.round(gapMs / 60_000);
  return minutes < 60 ? formatCount(minutes, 'minute') : formatCount(Math.round(gapMs / 3_600_000), 'hour');
}
