import { type HistoryQuery, wholeHistory } from '#app/history/history-query.ts';
import type { Show } from '#app/storyboards/show.ts';

/**
 * Finds what a show sent, and nothing else that was sent meanwhile. Some of it may have gone to Practice instead. The moment when
 * its last event was sent belongs to it.
 */
export function eventsOfShow({ startedAt, endedAt, storyboardId }: Show): HistoryQuery {
  const until = new Date(Date.parse(endedAt) + 1).toISOString();
  return { ...wholeHistory, storyboardId, from: startedAt, until };
}
