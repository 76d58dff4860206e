import { useCallback, useEffect, useRef, useState } from 'react';

type Page<T> = { readonly rows: readonly T[]; readonly total: number };

type UsePagesOptions<T> = {
  /** What is read. Another source starts again. Null while there is nothing to read. */
  readonly source: string | null;
  /** With another revision, the same source is read again. Until then the old lines are shown. */
  readonly revision: string;
  /** Null when that failed and a notice says so. It is read again when it is scrolled to. */
  readonly load: (from: number, count: number) => Promise<Page<T> | null>;
};

export type Pages<T> = {
  /** How many lines there are; null until that is read. */
  readonly total: number | null;
  /** The line at an index; null while it is being read. */
  readonly lineAt: (place: number) => T | null;
  /** Reads the lines between two indexes that are not read yet. */
  readonly want: (from: number, to: number) => void;
  /** The first of the read lines that fits; null while none does. */
  readonly find: (fits: Fits<T>) => T | null;
  /** Reads this line again with the visible ones, as it is shown elsewhere too. */
  readonly keep: (fits: Fits<T> | null) => void;
};

type Fits<T> = (line: T) => boolean;

type Loaded<T> = {
  readonly source: string;
  readonly total: number;
  /** The page that was read last is first. */
  readonly pages: ReadonlyMap<number, readonly T[]>;
};

const pageSize = 50;

/** A long list that is read page by page, as it is scrolled to. */
export function usePages<T>({ source, revision, load }: UsePagesOptions<T>): Pages<T> {
  const [loaded, setLoaded] = useState<Loaded<T> | null>(null);
  const reading = useRef({ source, load, asked: new Set<number>() });
  const wanted = useRef({ from: 0, to: 0 });
  const latestLoad = useRef(load);
  latestLoad.current = load;
  const kept = useRef<Fits<T> | null>(null);
  const latest = useRef(loaded);
  latest.current = loaded;

  const read = useCallback(async () => {
    const mine = reading.current;
    if (mine.source === null) return;
    const { source: name, asked } = mine;
    const keptPage = latest.current?.source === name ? pageOf(latest.current, kept.current) : null;
    for (const page of [...pagesBetween(wanted.current), ...(keptPage === null ? [] : [keptPage])]) {
      if (asked.has(page)) continue;
      asked.add(page);
      const loadedPage = await mine.load(page * pageSize, pageSize);
      if (reading.current !== mine) return;
      if (loadedPage === null) {
        asked.delete(page);
        return;
      }
      setLoaded((before) => withPage(before, name, { page, ...loadedPage }));
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision says that the same is to be read again
  useEffect(() => {
    // Another list is shown from its beginning.
    if (reading.current.source !== source) wanted.current = { from: 0, to: 0 };
    reading.current = { source, load: latestLoad.current, asked: new Set() };
    void read();
  }, [source, revision, read]);

  const want = useCallback(
    (from: number, to: number) => {
      wanted.current = { from, to };
      void read();
    },
    [read],
  );

  const keep = useCallback((fits: Fits<T> | null) => {
    kept.current = fits;
  }, []);

  const shown = loaded !== null && loaded.source === source ? loaded : null;
  return {
    total: shown?.total ?? null,
    lineAt: (place) => shown?.pages.get(Math.floor(place / pageSize))?.[place % pageSize] ?? null,
    want,
    find: (fits) => {
      const page = shown && pageOf(shown, fits);
      return page === null ? null : (shown?.pages.get(page)?.find(fits) ?? null);
    },
    keep,
  };
}

function withPage<T>(
  before: Loaded<T> | null,
  source: string,
  { page, rows, total }: Page<T> & { readonly page: number },
): Loaded<T> {
  const others = [...(before?.source === source ? before.pages : [])].filter(([at]) => at !== page);
  return { source, total, pages: new Map([[page, rows], ...others]) };
}

function pagesBetween({ from, to }: { readonly from: number; readonly to: number }): readonly number[] {
  const first = Math.floor(from / pageSize);
  return Array.from({ length: Math.floor(to / pageSize) - first + 1 }, (_, index) => first + index);
}

/** The page with a line. Of two, the one that was read last. */
function pageOf<T>({ pages, total }: Loaded<T>, fits: Fits<T> | null): number | null {
  if (fits === null) return null;
  for (const [page, rows] of pages) {
    const at = rows.findIndex(fits);
    if (at >= 0 && page * pageSize + at < total) return page;
  }
  return null;
}
