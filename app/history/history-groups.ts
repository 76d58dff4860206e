import { z } from 'zod';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';

/** Events that follow each other in the list, of one day and of one run or of none. */
export const historyGroupSchema = z.object({
  /** The day in this computer's time zone, `2026-11-28`. */
  day: z.iso.date(),
  runId: z.string().nullable(),
  count: z.number().int(),
});

export type HistoryGroup = Readonly<z.infer<typeof historyGroupSchema>>;

/** Groups the events of a list, newest first. */
export function groupEvents(events: Iterable<Pick<ExchangeSummary, 'sentAt' | 'runId'>>): readonly HistoryGroup[] {
  const groups: { day: string; runId: string | null; count: number }[] = [];
  let day = { name: '', from: '', until: '' };
  for (const { sentAt, runId = null } of events) {
    // ISO 8601 in UTC sorts as text. A date is made once for each day, not for each of 100,000 events.
    if (sentAt < day.from || sentAt >= day.until) day = dayAround(sentAt);
    const last = groups.at(-1);
    if (last !== undefined && last.day === day.name && last.runId === runId) last.count += 1;
    else groups.push({ day: day.name, runId, count: 1 });
  }
  return groups;
}

function dayAround(iso: string): { readonly name: string; readonly from: string; readonly until: string } {
  const from = new Date(iso);
  from.setHours(0, 0, 0, 0);
  const until = new Date(from);
  until.setDate(until.getDate() + 1);
  const pad = (value: number, length = 2) => String(value).padStart(length, '0');
  const name = `${pad(from.getFullYear(), 4)}-${pad(from.getMonth() + 1)}-${pad(from.getDate())}`;
  return { name, from: from.toISOString(), until: until.toISOString() };
}
