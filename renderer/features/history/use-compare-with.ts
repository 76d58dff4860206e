import { useState } from 'react';
import type { HistoryQuery } from '#app/history/history-query.ts';

type CompareWithPorts = {
  readonly query: HistoryQuery;
  readonly selected: ReadonlySet<string>;
  readonly select: (ids: readonly string[]) => void;
  readonly compare: (first: string, second: string) => void;
  readonly onSay: (message: string) => void;
};

/** Compares an event with the selected one. The first of two stays the first when the second is searched for. */
export function useCompareWith({ query, selected, select, compare, onSay }: CompareWithPorts) {
  const [first, setFirst] = useState<{ readonly id: string; readonly query: HistoryQuery } | null>(null);
  // Where the list is the same, the person sees whether it's still selected.
  if (first !== null && first.query === query && !selected.has(first.id)) setFirst(null);

  return (id: string) => {
    const others = [...selected].filter((candidate) => candidate !== id);
    const other = others[0] ?? (first !== null && first.id !== id ? first.id : null);
    if (others.length > 1)
      return onSay(
        'More than one other event is selected. Select only the event that you want to compare this one with.',
      );
    setFirst(other === null ? { id, query } : null);
    // One that another search found isn't in this list.
    select([...others, id]);
    if (other !== null) compare(other, id);
    else onSay('Now choose Compare on another event to see them side by side.');
  };
}
