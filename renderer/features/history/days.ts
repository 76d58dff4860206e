import type { HistoryQuery } from '#app/history/history-query.ts';
import type { SpanName } from '#app/history/saved-search.ts';

/** The day of a moment in the person's time zone, as a date field has it; `offset` days later. */
export function dayOf(iso: string, offset = 0): string {
  const moment = new Date(iso);
  moment.setDate(moment.getDate() + offset);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${String(moment.getFullYear()).padStart(4, '0')}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

/** The first moment of a day of a date field, ISO 8601 UTC; null for none. */
export function startOfDay(day: string): string | null {
  return midnight(day, 0);
}

/** The first moment after a day of a date field, ISO 8601 UTC; null for none, as after the year 9999. */
export function endOfDay(day: string): string | null {
  return midnight(day, 1);
}

/** The last day that ends before a moment which no longer counts, or that it ends within, as a date field has it. */
export function lastDayBefore(until: string): string {
  return dayOf(new Date(Date.parse(until) - 1).toISOString());
}

type DaySpan = {
  readonly name: SpanName;
  readonly label: string;
  readonly firstDay: number;
  readonly lastDay: number;
};

export const todaySpan: DaySpan = { name: 'today', label: 'Today', firstDay: 0, lastDay: 0 };

/** Spans of days that people often look for. */
export const daySpans: readonly DaySpan[] = [
  todaySpan,
  { name: 'yesterday', label: 'Yesterday', firstDay: -1, lastDay: -1 },
  { name: 'last-7-days', label: 'Last 7 days', firstDay: -6, lastDay: 0 },
];

/** The moments of a span of days, counted from the day of `now`. */
export function spanOf({ firstDay, lastDay }: DaySpan, now: Date): Pick<HistoryQuery, 'from' | 'until'> {
  const today = now.toISOString();
  return { from: startOfDay(dayOf(today, firstDay)), until: endOfDay(dayOf(today, lastDay)) };
}

/** The span that a query has the days of; null for none. */
export function spanIn(query: Pick<HistoryQuery, 'from' | 'until'>, now: Date): DaySpan | null {
  const isOf = (span: DaySpan) => {
    const { from, until } = spanOf(span, now);
    return query.from === from && query.until === until;
  };
  return daySpans.find(isOf) ?? null;
}

function midnight(day: string, offset: number): string | null {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  // Not by the constructor: to it the year 26 is 1926.
  const moment = new Date(0);
  moment.setFullYear(year, month - 1, date + offset);
  moment.setHours(0, 0, 0, 0);
  if (day === '' || Number.isNaN(moment.getTime())) return null;
  const iso = moment.toISOString();
  // A year of five digits has a sign, and is none that a query takes.
  return iso.startsWith('+') ? null : iso;
}
