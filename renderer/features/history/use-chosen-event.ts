import { useState } from 'react';
import type { HistoryQuery } from '#app/history/history-query.ts';
import type { HistoryLines } from './use-history.ts';

/** How far around its last place an event is looked for after others were added or removed. */
const reach = 200;

type Kept = { readonly query: HistoryQuery; readonly id: string | null; readonly place: number };

export type ChosenEvent = {
  /** Null while it is being read, and in an empty list. */
  readonly id: string | null;
  readonly place: number;
  readonly choose: (place: number) => void;
};

/**
 * The event whose details are shown: the newest at first. It stays the same when others are added above it; when it leaves
 * the list, the one in its place follows.
 */
export function useChosenEvent(query: HistoryQuery, lines: HistoryLines): ChosenEvent {
  const [kept, setKept] = useState<Kept>({ query, id: null, place: 0 });
  const now = kept.query === query ? kept : { query, id: null, place: 0 };
  const last = Math.max(0, (lines.total ?? 0) - 1);
  const place = placeNear(now, last, lines);
  const shown = lines.lineAt(place)?.id ?? null;
  // From now on it is this event, wherever it moves to. The one before may only be on a page that isn't read yet.
  const isGone = now.id === null || place === last || lines.lineAt(place + 1) !== null;
  if (lines.query === query && shown !== null && shown !== now.id && isGone) setKept({ query, id: shown, place });
  return {
    id: shown ?? now.id,
    place,
    choose: (wanted) => {
      const next = Math.min(last, Math.max(0, wanted));
      setKept({ query, id: lines.lineAt(next)?.id ?? null, place: next });
    },
  };
}

function placeNear({ id, place }: Kept, last: number, { lineAt }: HistoryLines): number {
  const nearest = Math.min(place, last);
  // While its page is read, it counts as still there.
  if (id === null || lineAt(nearest) === null) return nearest;
  for (let away = 0; away <= reach; away++) {
    if (lineAt(place + away)?.id === id) return place + away;
    if (place >= away && lineAt(place - away)?.id === id) return place - away;
  }
  return nearest;
}
