import type { ExchangeSummary } from '#app/exchange/exchange.ts';

/** The most events that are drawn; older ones stand in the table. */
export const mostDrawn = 60;

/** One event on a tide. */
export type Crest = { readonly event: ExchangeSummary; readonly slot: number; readonly again: boolean };

/** The events of one tid on one server, oldest first. */
export type Lane = {
  readonly key: string;
  readonly tid: string;
  readonly environment: ExchangeSummary['environment'];
  readonly crests: readonly Crest[];
};

/** Days on which nothing happened, shrunk to a line before a slot. */
export type Gap = { readonly slot: number; readonly days: number };

/** A day and the slots of its events. */
export type Day = { readonly day: string; readonly from: number; readonly to: number };

export type TimelineLayout = {
  readonly lanes: readonly Lane[];
  readonly gaps: readonly Gap[];
  readonly days: readonly Day[];
  readonly slots: number;
};

/**
 * Lays a customer's events out along a tide: one lane a tid, a slot an event in the order of time, empty days shrunk.
 * @param events in any order
 */
export function layOutTimeline(events: readonly ExchangeSummary[]): TimelineLayout {
  const inTime = [...events].sort((a, b) => a.sentAt.localeCompare(b.sentAt)).slice(-mostDrawn);
  const lanes = new Map<string, { lane: Omit<Lane, 'crests'>; crests: Crest[] }>();
  const gaps: Gap[] = [];
  const days: Day[] = [];
  for (const [slot, event] of inTime.entries()) {
    const before = inTime[slot - 1];
    const passed = before === undefined ? 0 : daysBetween(before.sentAt, event.sentAt);
    if (passed > 1) gaps.push({ slot, days: passed });
    const today = days.at(-1);
    if (today !== undefined && before !== undefined && passed === 0) days[days.length - 1] = { ...today, to: slot };
    else days.push({ day: event.sentAt, from: slot, to: slot });
    const { environment, tid } = event;
    const key = `${environment.serverName}\n${event.siteKey}\n${tid}`;
    const known = lanes.get(key) ?? { lane: { key, tid, environment }, crests: [] };
    lanes.set(key, known);
    known.crests.push({ event, slot, again: known.crests.at(-1)?.event.uri === event.uri });
  }
  return {
    lanes: [...lanes.values()].map(({ lane, crests }) => ({ ...lane, crests })),
    gaps,
    days,
    slots: inTime.length,
  };
}

/** Midnights between two moments, in the person's time zone. */
function daysBetween(earlier: string, later: string): number {
  const midnight = (iso: string) => new Date(iso).setHours(0, 0, 0, 0);
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}

/**
 * The line of a lane's water: it rises to a crest at each event and ends half a slot after the last.
 * @param xs the middle of each crest, from left to right @returns the line, and the same closed to an area
 */
export function drawProgressLine(
  xs: readonly number[],
  half: number,
  crestY: number,
  valleyY: number,
): { line: string; area: string } {
  const [first = 0] = xs;
  const last = xs.at(-1) ?? 0;
  let line = `M${first - half} ${valleyY}`;
  let from = first - half;
  for (const [index, x] of xs.entries()) {
    const next = xs[index + 1];
    const to = next === undefined ? x + half : (x + next) / 2;
    const reach = Math.min(half, (to - x) * 0.9);
    line += ` C${x - Math.min(half, x - from) * 0.7} ${valleyY} ${x - half * 0.6} ${crestY} ${x} ${crestY}`;
    line += ` S${x + reach} ${valleyY} ${to} ${valleyY}`;
    from = to;
  }
  return { line, area: `${line} L${last + half} ${valleyY + 12} H${first - half} Z` };
}
