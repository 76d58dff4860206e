import { useMemo, useState } from 'react';
import { type ListRows, listRows } from './list-rows.ts';
import type { HistoryLines } from './use-history.ts';

/** The lines of the list, and which groups are collapsed. */
export function useListRows({ groups, total, query }: Pick<HistoryLines, 'groups' | 'total' | 'query'>): {
  readonly rows: ListRows;
  readonly onCollapse: (key: string, isCollapsed: boolean) => void;
} {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const groupBy = query?.groupBy ?? 'day';
  const rows = useMemo(
    () => (groups === null ? plainRows(total ?? 0) : listRows(groups, groupBy, collapsed)),
    [groups, total, groupBy, collapsed],
  );
  return {
    rows,
    onCollapse: (key, isCollapsed) =>
      setCollapsed((now) => {
        const next = new Set(now);
        if (isCollapsed) next.add(key);
        else next.delete(key);
        return next;
      }),
  };
}

/** Lines without heads. */
function plainRows(count: number): ListRows {
  return {
    count,
    rowAt: (index) => (index >= 0 && index < count ? { kind: 'event', place: index } : null),
    indexOf: (place) => (place >= 0 && place < count ? place : null),
    nearestOpen: (place) => (place >= 0 && place < count ? place : null),
    headsAt: () => [],
    groupOf: () => null,
  };
}
