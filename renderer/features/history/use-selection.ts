import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { HistoryQuery } from '#app/history/history-query.ts';
import { mostSelected } from '#app/limits.ts';
import { formatCount } from '#app/quantity.ts';
import { ask } from '#renderer/ask.ts';
import { call, isFailed, listen } from '#renderer/bridge.ts';
import { addRange, nothingSelected, type Selection, selectOnly, toggleOne, withoutMissing } from './selection.ts';

const tooManyWords = `At most ${formatCount(mostSelected, 'event')} can be selected at once. Narrow down the list first.`;

/** How long to wait for more events before the selection is checked again, in milliseconds. */
const settleMs = 150;

/**
 * What is selected of what a query finds. A new query selects nothing. An event that the query no longer finds leaves the
 * selection as soon as main reports the change.
 * @param onSay hears what a person should know, such as that there are too many
 */
export function useSelection(query: HistoryQuery, onSay: (message: string) => void) {
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
      // What failed there is reported there.
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

  /** All that the query finds; null when the person was told why not. */
  async function allIds(): Promise<readonly string[] | null> {
    const answer = await ask('history.ids', { query }, 'not all events were selected');
    if (answer === null || answer.ids.length <= mostSelected) return answer?.ids ?? null;
    onSay(tooManyWords);
    return null;
  }

  function dropMissing(missing: readonly string[]) {
    if (latest.current.query === query) change((now) => withoutMissing(now, missing));
  }

  // Asked again with the next change, and before any action: a failure here needs no word.
  const check = useEffectEvent(async () => {
    const ids = [...selection.ids];
    const answer = ids.length === 0 ? null : await call('history.missing', { query, ids });
    if (answer !== null && !isFailed(answer)) dropMissing(answer.ids);
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

  return {
    ids: selection.ids,
    allIds,
    /** What is selected and still found, asked at the moment of an action; null when that could not be asked. */
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
      if (!all && waiting.current === null) return change(() => nothingSelected);
      return press(async () => {
        const ids = all ? await allIds() : [];
        return (now) => (ids === null ? now : selectOnly(ids));
      });
    },
    /** Selects an event or takes it out; with `extend`, selects every event from the last one that was pressed to it. */
    toggle: async (id: string, extend: boolean) => {
      if (!extend && waiting.current === null) return change((now) => toggleOne(now, id));
      return press(async () => {
        const { anchor } = latest.current.selection;
        if (!extend || anchor === null) return (now) => toggleOne(now, id);
        const answer = await ask('history.range', { query, fromId: anchor, toId: id }, 'the events were not selected');
        if (answer === null) return (now) => now;
        // One of the two is gone: the one that was pressed counts alone.
        return (now) => (answer.ids === null ? toggleOne(now, id) : addRange(now, answer.ids, id));
      });
    },
  };
}
