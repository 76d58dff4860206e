import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { HistoryQuery } from '#app/history/history-query.ts';
import { mostSelected } from '#app/limits.ts';
import { formatCount } from '#app/quantity.ts';
import { ask } from '#renderer/ask.ts';
import { call, isFailed, listen } from '#renderer/bridge.ts';
import {
  addRange,
  nothingSelected,
  removeAll,
  type Selection,
  selectOnly,
  toggleOne,
  withoutMissing,
} from './selection.ts';

const tooManyWords = `At most ${formatCount(mostSelected, 'event')} can be selected at once. Narrow down the list first.`;

/** How long to wait for more events before the selection is checked again, in milliseconds. */
const settleMs = 150;

/** The selection of a query. A new query selects nothing. */
function useQuerySelection(query: HistoryQuery, onSay: (message: string) => void) {
  const [kept, setKept] = useState({ query, selection: nothingSelected });
  const selection = kept.query === query ? kept.selection : nothingSelected;
  const latest = useRef({ query, selection });
  if (latest.current.query !== query) latest.current = { query, selection };
  /** Answers that are on their way, in the order of the presses. */
  const waiting = useRef<Promise<void> | null>(null);

  function change(to: (selection: Selection) => Selection) {
    const next = { query: latest.current.query, selection: to(latest.current.selection) };
    if (next.selection === latest.current.selection) return;
    if (next.selection.ids.size > mostSelected) return onSay(tooManyWords);
    latest.current = next;
    setKept(next);
  }

  /** Applies a press after those before it. An answer for another query is dropped. */
  function press(step: () => Promise<(selection: Selection) => Selection>) {
    const turn = async (before: Promise<void> | null) => {
      // A failure of the press before is reported there.
      await before?.catch(() => {});
      if (latest.current.query !== query) return;
      const to = await step();
      if (latest.current.query === query) change(to);
    };
    const own = turn(waiting.current).finally(() => {
      if (waiting.current === own) waiting.current = null;
    });
    waiting.current = own;
    return own;
  }

  return {
    selection,
    newest: () => latest.current.selection,
    isWaiting: () => waiting.current !== null,
    change,
    press,
    dropMissing: (missing: readonly string[]) => {
      if (latest.current.query === query) change((now) => withoutMissing(now, missing));
    },
  };
}

/** Removes events that the query no longer finds, soon after main reports a change. */
function useMissingCheck(
  query: HistoryQuery,
  selected: ReadonlySet<string>,
  onMissing: (ids: readonly string[]) => void,
) {
  // The next change and every action check again, so a failure here needs no notice.
  const check = useEffectEvent(async () => {
    const ids = [...selected];
    const answer = ids.length === 0 ? null : await call('history.missing', { query, ids });
    if (answer !== null && !isFailed(answer)) onMissing(answer.ids);
  });
  useEffect(() => {
    let settling: number | undefined;
    const soon = () => {
      settling ??= window.setTimeout(() => {
        settling = undefined;
        void check();
      }, settleMs);
    };
    const ends = [listen('history.changed', () => void check()), listen('exchange.changed', soon)];
    return () => {
      window.clearTimeout(settling);
      for (const end of ends) end();
    };
  }, []);
}

/**
 * The selected events of a query. An event that the query no longer finds leaves the selection as soon as main reports the
 * change.
 * @param onSay shows a message, for example that too many are selected
 */
export function useSelection(query: HistoryQuery, onSay: (message: string) => void) {
  const { selection, newest, isWaiting, change, press, dropMissing } = useQuerySelection(query, onSay);
  useMissingCheck(query, selection.ids, dropMissing);

  /** All that the query finds; null when a notice says why not. */
  async function allIds(): Promise<readonly string[] | null> {
    const answer = await ask('history.ids', { query }, 'not all events were selected');
    if (answer === null || answer.ids.length <= mostSelected) return answer?.ids ?? null;
    onSay(tooManyWords);
    return null;
  }

  return {
    ids: selection.ids,
    allIds,
    /** The selected events that the query still finds, read when an action starts; null when that failed. */
    take: async (): Promise<readonly string[] | null> => {
      const ids = [...selection.ids];
      const answer = await ask('history.missing', { query, ids }, 'nothing was done');
      if (answer === null) return null;
      dropMissing(answer.ids);
      const gone = new Set(answer.ids);
      return ids.filter((id) => !gone.has(id));
    },
    select: (ids: readonly string[]) => change(() => selectOnly(ids)),
    selectAll: async (all: boolean) => {
      if (!all && !isWaiting()) return change(() => nothingSelected);
      return press(async () => {
        const ids = all ? await allIds() : [];
        return (now) => (ids === null ? now : selectOnly(ids));
      });
    },
    /** Selects or deselects the events from one to another. Returns them; null when a notice says why not. */
    setRange: async (fromId: string, toId: string, isSelected: boolean): Promise<readonly string[] | null> => {
      let ids: readonly string[] | null = null;
      await press(async () => {
        const answer = await ask('history.range', { query, fromId, toId }, 'the events were not selected');
        ids = answer?.ids ?? null;
        const range = ids;
        if (range === null) return (now) => now;
        return (now) => (isSelected ? addRange(now, range, fromId) : removeAll(now, range));
      });
      return ids;
    },
    /** Selects or deselects an event. With `extend`, selects every event from the last one pressed to this one. */
    toggle: async (id: string, extend: boolean) => {
      if (!extend && !isWaiting()) return change((now) => toggleOne(now, id));
      return press(async () => {
        const { anchor } = newest();
        if (!extend || anchor === null) return (now) => toggleOne(now, id);
        const answer = await ask('history.range', { query, fromId: anchor, toId: id }, 'the events were not selected');
        if (answer === null) return (now) => now;
        // One of the two is gone: only the pressed one counts.
        return (now) => (answer.ids === null ? toggleOne(now, id) : addRange(now, answer.ids, id));
      });
    },
  };
}
