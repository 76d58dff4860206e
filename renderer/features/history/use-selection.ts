import { useState } from 'react';
import type { HistoryQuery } from '#app/exchange/history-query.ts';
import { ask } from '#renderer/ask.ts';
import type { HistoryLines } from './use-history.ts';

type Selection = {
  readonly query: HistoryQuery;
  readonly ids: ReadonlySet<string>;
  /** Where a range begins: the last place that was chosen alone. */
  readonly anchor: number | null;
};

/** What is chosen in the list. A new query chooses nothing. */
export function useSelection(query: HistoryQuery, lines: HistoryLines) {
  const [kept, setSelection] = useState<Selection>({ query, ids: new Set(), anchor: null });
  const selection = kept.query === query ? kept : { query, ids: new Set<string>(), anchor: null };
  const allIds = async () => (await ask('history.ids', { query }, 'not all events were selected'))?.ids ?? [];

  return {
    ids: selection.ids,
    allIds,
    select: (ids: readonly string[]) => setSelection({ query, ids: new Set(ids), anchor: null }),
    selectAll: async (all: boolean) => setSelection({ query, ids: new Set(all ? await allIds() : []), anchor: null }),
    /** Adds a line to what is chosen or takes it out; with `extend`, adds all from the anchor to it. */
    toggle: (id: string, place: number, extend: boolean) => {
      const ids = new Set(selection.ids);
      if (extend && selection.anchor !== null) {
        const [from, to] = [Math.min(selection.anchor, place), Math.max(selection.anchor, place)];
        for (let at = from; at <= to; at++) {
          const line = lines.lineAt(at);
          if (line !== null) ids.add(line.id);
        }
      } else if (ids.has(id)) ids.delete(id);
      else ids.add(id);
      setSelection({ query, ids, anchor: place });
    },
  };
}
