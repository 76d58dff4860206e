import { z } from 'zod';
import { type ExchangeSummary, isDispatched, sentInSchema } from '#app/exchange/exchange.ts';
import type { Grouping } from './history-query.ts';

/** Events that follow each other in the list and belong together: by day and run, by run, or by storyboard. */
export const historyGroupSchema = z.object({
  /** The day of the newest of them in this computer's time zone, `2026-11-28`. */
  day: z.iso.date(),
  /** Null for none, and where they are grouped by storyboard. */
  runId: z.string().nullable(),
  /** Null for none, and where they aren't grouped by it. */
  storyboard: sentInSchema.nullable(),
  count: z.number().int(),
  /** How many of them were sent and have a verdict. */
  judged: z.number().int(),
  /** How many of them were never sent: they need no verdict. */
  unsent: z.number().int(),
  firstId: z.string(),
  lastId: z.string(),
});

export type HistoryGroup = Readonly<z.infer<typeof historyGroupSchema>>;

/** What events are grouped by; the time in milliseconds since 1970. */
export type GroupedEvent = Pick<ExchangeSummary, 'left' | 'runId' | 'storyboard' | 'marks'> & { readonly time: number };

/**
 * Groups the events of a list that is in the order of this grouping, as `gatherBy` brings it.
 * @param idAt the id of the event at a place in the list; only the first and last of a group are asked for
 */
export function groupEvents(
  events: Iterable<GroupedEvent>,
  groupBy: Grouping,
  idAt: (place: number) => string,
): readonly HistoryGroup[] {
  const groups: { -readonly [K in keyof HistoryGroup]: HistoryGroup[K] }[] = [];
  let day = { name: '', from: 0, until: 0 };
  let lastKey: string | null = null;
  let place = 0;
  const endLast = () => {
    const last = groups.at(-1);
    if (last !== undefined) last.lastId = idAt(place - 1);
  };
  for (const event of events) {
    const { time } = event;
    // A date is made once for each day, not for each of 100,000 events.
    if (time < day.from || time >= day.until) day = dayAround(time);
    const own = groupKeyOf(event, groupBy);
    const key = groupBy === 'day' ? `${day.name} ${own ?? ''}` : own;
    const last = groups.at(-1);
    const unsent = isDispatched(event) ? 0 : 1;
    const judged = unsent === 1 || event.marks.triggered === 'not-checked' ? 0 : 1;
    if (last !== undefined && key === lastKey) {
      last.count += 1;
      last.judged += judged;
      last.unsent += unsent;
    } else {
      endLast();
      const firstId = idAt(place);
      const runId = groupBy === 'storyboard' ? null : (event.runId ?? null);
      const storyboard = groupBy === 'storyboard' ? (event.storyboard ?? null) : null;
      groups.push({ day: day.name, runId, storyboard, count: 1, judged, unsent, firstId, lastId: firstId });
    }
    lastKey = key;
    place += 1;
  }
  endLast();
  return groups;
}

/** What tells the group of an event from others of its day, or from all others; null for none. */
export function groupKeyOf(
  event: Pick<GroupedEvent, 'runId' | 'storyboard'> | undefined,
  groupBy: Grouping,
): string | null {
  return (groupBy === 'storyboard' ? event?.storyboard?.id : event?.runId) ?? null;
}

/** Puts those with the same key beside each other, in the order of the first of each; those without a key come last. */
export function gatherBy<T>(items: readonly T[], keyOf: (item: T) => string | null): readonly T[] {
  const gathered = new Map<string, T[]>();
  const others: T[] = [];
  let lastKey: string | null = null;
  let last = others;
  for (const item of items) {
    const key = keyOf(item);
    // Most follow one of their own group.
    if (key !== lastKey) {
      last = key === null ? others : (gathered.get(key) ?? []);
      if (key !== null) gathered.set(key, last);
      lastKey = key;
    }
    last.push(item);
  }
  const all: T[] = [];
  for (const group of [...gathered.values(), others]) for (const item of group) all.push(item);
  return all;
}

function dayAround(time: number): { readonly name: string; readonly from: number; readonly until: number } {
  const from = new Date(time);
  from.setHours(0, 0, 0, 0);
  const until = new Date(from);
  until.setDate(until.getDate() + 1);
  const pad = (value: number, length = 2) => String(value).padStart(length, '0');
  const name = `${pad(from.getFullYear(), 4)}-${pad(from.getMonth() + 1)}-${pad(from.getDate())}`;
  return { name, from: from.getTime(), until: until.getTime() };
}
