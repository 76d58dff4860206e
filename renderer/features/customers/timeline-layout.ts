import { normalServerName } from '#app/environments/endpoint.ts';
import { foldTid } from '#app/event/customer-key.ts';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import { compareTexts } from '#app/text/compare-texts.ts';

/** The most events that are drawn. The table has the older ones too. */
export const mostDrawn = 60;

/** One event on the timeline. */
export type TimelineEvent = { readonly event: ExchangeSummary; readonly slot: number; readonly again: boolean };

/** The events of one tid on one server, oldest first. */
export type Lane = {
  readonly key: string;
  readonly tid: string;
  readonly environment: ExchangeSummary['environment'];
  /** Null if all events of the customer on this server have the same one. */
  readonly siteKey: string | null;
  readonly events: readonly TimelineEvent[];
};

/** Days without events, drawn as a line before a slot. */
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
 * Lays out a customer's events: one lane for each TID, one slot for each event in order of time.
 * @param events in any order
 */
export function layOutTimeline(events: readonly ExchangeSummary[]): TimelineLayout {
  const inTime = [...events].sort((a, b) => compareTexts(a.sentAt, b.sentAt)).slice(-mostDrawn);
  const lanes = new Map<string, { lane: Omit<Lane, 'events'>; events: TimelineEvent[] }>();
  const serverOf = ({ environment }: ExchangeSummary) => normalServerName(environment.serverName);
  const siteKeysOf = (server: string) =>
    new Set(inTime.flatMap((event) => (serverOf(event) === server ? [event.siteKey] : [])));
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
    const server = serverOf(event);
    const key = `${server}\n${event.siteKey}\n${foldTid(tid)}`;
    const siteKey = siteKeysOf(server).size > 1 ? event.siteKey : null;
    const known = lanes.get(key) ?? { lane: { key, tid, environment, siteKey }, events: [] };
    lanes.set(key, known);
    known.events.push({ event, slot, again: known.events.at(-1)?.event.uri === event.uri });
  }
  return {
    lanes: [...lanes.values()].map(({ lane, events: own }) => ({ ...lane, events: own })),
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

type CurveSize = {
  /** Half of a slot. */
  readonly half: number;
  readonly topY: number;
  readonly bottomY: number;
};

/**
 * The curve of a lane: it rises at each event and ends half a slot after the last one.
 * @param xs the middle of each event, from left to right
 * @returns the line, and the area below it
 */
export function drawCurve(xs: readonly number[], { half, topY, bottomY }: CurveSize): { line: string; area: string } {
  const [first = 0] = xs;
  const last = xs.at(-1) ?? 0;
  let line = `M${first - half} ${bottomY}`;
  let from = first - half;
  for (const [index, x] of xs.entries()) {
    const next = xs[index + 1];
    const to = next === undefined ? x + half : (x + next) / 2;
    const reach = Math.min(half, (to - x) * 0.9);
    line += ` C${x - Math.min(half, x - from) * 0.7} ${bottomY} ${x - half * 0.6} ${topY} ${x} ${topY}`;
    line += ` S${x + reach} ${bottomY} ${to} ${bottomY}`;
    from = to;
  }
  return { line, area: `${line} L${last + half} ${bottomY + 12} H${first - half} Z` };
}
