import { useState } from 'react';
import type { HistoryQuery } from '#app/history/history-query.ts';
import type { GroupHeadPorts } from './group-head.tsx';
import type { HistoryLines } from './use-history.ts';
import type { useSelection } from './use-selection.ts';

/** The events of the groups that were selected by their heads, by the keys of these. */
type Known = { readonly query: HistoryQuery | null; readonly groups: ReadonlyMap<string, readonly string[]> };

/** Selects whole groups of the list, also those of which only a part was read. */
export function useGroupSelection(
  lines: HistoryLines,
  { ids, setRange }: Pick<ReturnType<typeof useSelection>, 'ids' | 'setRange'>,
): Pick<GroupHeadPorts, 'isSelected' | 'onSelect'> {
  const [known, setKnown] = useState<Known>({ query: null, groups: new Map() });
  const groups = known.query === lines.query ? known.groups : new Map<string, readonly string[]>();
  return {
    isSelected: ({ key, place, count }) => {
      if (ids.size < count) return false;
      if (ids.size >= (lines.total ?? 0)) return true;
      const own = groups.get(key);
      if (own?.length === count) return own.every((id) => ids.has(id));
      for (let at = place; at < place + count; at++) {
        const line = lines.lineAt(at);
        if (line === null || !ids.has(line.id)) return false;
      }
      return true;
    },
    onSelect: async ({ key, firstId, lastId }, isSelected) => {
      const { query } = lines;
      const own = await setRange(firstId, lastId, isSelected);
      if (own === null) return;
      setKnown((now) => ({ query, groups: new Map([...(now.query === query ? now.groups : []), [key, own]]) }));
    },
  };
}
