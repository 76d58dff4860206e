import { useCallback, useEffect, useRef, useState } from 'react';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import type { HistoryGroup } from '#app/history/history-groups.ts';
import type { HistoryQuery } from '#app/history/history-query.ts';
import type { Output } from '#app/ipc/contract.ts';
import { ask } from '#renderer/ask.ts';
import { listen } from '#renderer/bridge.ts';

const pageSize = 100;
/** How long to wait for more changes before the list is read again, in milliseconds. */
const settleMs = 150;

const notListed = 'the history isn’t shown in full';

export type HistoryLines = {
  /** What the lines were found by: the query before, until those of the next one are read; null until any are. */
  readonly query: HistoryQuery | null;
  /** How many events the query finds; null until that is read. */
  readonly total: number | null;
  readonly all: number;
  readonly tookMs: number;
  /** All of them by day and run; null until they are read. */
  readonly groups: readonly HistoryGroup[] | null;
  /** The event at an index of the list; null while it is being read. */
  readonly lineAt: (place: number) => ExchangeSummary | null;
  /** Reads the events of a part of the list that are not read yet. */
  readonly want: (from: number, to: number) => void;
};

type Loaded = {
  readonly query: HistoryQuery;
  readonly total: number;
  readonly all: number;
  readonly tookMs: number;
  readonly groups: readonly HistoryGroup[] | null;
  readonly pages: ReadonlyMap<number, readonly ExchangeSummary[]>;
};

/** The events of a query. Pages are read as they are scrolled to, and again when the history changes. */
export function useHistory(query: HistoryQuery): HistoryLines {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const asked = useRef({ query, pages: new Set<number>() });

  const load = useCallback(async (wanted: HistoryQuery, pages: readonly number[], anew: boolean) => {
    if (anew) {
      asked.current = { query: wanted, pages: new Set() };
      setLoaded(
        (before) => before && { ...before, pages: new Map([...before.pages].filter(([page]) => pages.includes(page))) },
      );
    }
    const { pages: underWay } = asked.current;
    for (const page of pages.filter((candidate) => !underWay.has(candidate))) {
      underWay.add(page);
      const place = { query: wanted, limit: pageSize, offset: page * pageSize };
      const answer = await ask('history.list', { ...place, withGroups: page === 0 }, notListed);
      if (asked.current.query !== wanted || asked.current.pages !== underWay) return;
      if (answer === null) {
        // It is read again when it is scrolled to, or when the history changes.
        underWay.delete(page);
        return;
      }
      const isFirst = anew && page === pages[0];
      setLoaded((before) =>
        withPage(before?.query === wanted ? before : null, { query: wanted, page, answer, isFirst }),
      );
    }
  }, []);

  useEffect(() => {
    let settling: number | undefined;
    void load(query, [0], true);
    const again = () => {
      settling ??= window.setTimeout(() => {
        settling = undefined;
        // The visible pages, and the first, which may have failed. The others are read when they are scrolled to.
        void load(query, [...new Set([0, ...[...asked.current.pages].slice(-3)])], true);
      }, settleMs);
    };
    const ends = [listen('exchange.changed', again), listen('history.changed', again)];
    return () => {
      window.clearTimeout(settling);
      for (const end of ends) end();
    };
  }, [query, load]);

  return {
    query: loaded?.query ?? null,
    total: loaded?.total ?? null,
    all: loaded?.all ?? 0,
    tookMs: loaded?.tookMs ?? 0,
    groups: loaded?.groups ?? null,
    lineAt: (place) => loaded?.pages.get(Math.floor(place / pageSize))?.[place % pageSize] ?? null,
    want: (from, to) => {
      const pages: number[] = [];
      for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++) pages.push(page);
      void load(asked.current.query, pages, false);
    },
  };
}

type ReadPage = {
  readonly query: HistoryQuery;
  readonly page: number;
  readonly answer: Output<'history.list'>;
  /** It is the first one of a read that shows how long it took. */
  readonly isFirst: boolean;
};

function withPage(before: Loaded | null, { query, page, answer, isFirst }: ReadPage): Loaded {
  const { total, all, exchanges } = answer;
  return {
    query,
    total,
    all,
    tookMs: isFirst ? answer.tookMs : (before?.tookMs ?? answer.tookMs),
    groups: answer.groups ?? before?.groups ?? null,
    pages: new Map([...(before?.pages ?? []), [page, exchanges]]),
  };
}
