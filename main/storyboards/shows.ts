import type { Exchange } from '#app/exchange/exchange.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import { type Show, showsSchema, withShow } from '#app/storyboards/show.ts';
import {
  endShow,
  findUnderWay,
  hasBegun,
  isUnfinished,
  type ShowUnderWay,
  showUnderWaySchema,
} from '#app/storyboards/show-under-way.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { type DocumentStore, openDocument } from '#main/storage/open-document.ts';
import { createQueue } from '#main/storage/queue.ts';

export type ShowStores = {
  /** The shows that are over, the newest first. */
  readonly shows: DocumentStore<readonly Show[]>;
  /** The show that isn't over; null while there is none. */
  readonly showUnderWay: DocumentStore<ShowUnderWay | null>;
};

export type InterruptedShow = {
  readonly show: ShowUnderWay;
  /** Its event that was under way; null where none was recorded. */
  readonly exchange: Exchange | null;
};

export type Shows = {
  /** Saves the show that is given now. Each returns why it couldn't save, in words. */
  readonly save: (show: ShowUnderWay) => Promise<string | null>;
  /** The show is over: from now on it's one of the last shows. */
  readonly end: () => Promise<string | null>;
  /** The show to go on with; null where there is none. */
  readonly interrupted: () => Promise<InterruptedShow | null>;
  readonly list: (storyboardId: string) => readonly Show[];
  readonly remove: (id: string) => Promise<string | null>;
};

type ShowParts = ShowStores & {
  /** The latest events, oldest first. */
  readonly recent: () => readonly Exchange[];
  /** Resolves when the presentation has no event under way. */
  readonly whenSent: () => Promise<unknown>;
  readonly onChanged: () => void;
};

export async function openShowStores(place: StorePlace): Promise<ShowStores> {
  const [shows, showUnderWay] = await Promise.all([
    openDocument({ ...place, name: 'shows', schema: showsSchema, empty: [] }),
    openDocument({ ...place, name: 'show-under-way', schema: showUnderWaySchema.nullable(), empty: null }),
  ]);
  return { shows, showUnderWay };
}

/** Remembers shows, and the one that is given now. */
export function createShows(parts: ShowParts): Shows {
  const { shows, showUnderWay, recent, whenSent, onChanged } = parts;
  const inTurn = createQueue();

  /** Its event may still be on the way, for example after a crash of the window alone. */
  async function eventOf(show: ShowUnderWay): Promise<Exchange | null> {
    if (show.underWay === null) return null;
    await whenSent();
    return findUnderWay(show, recent());
  }

  async function remember(show: ShowUnderWay): Promise<string | null> {
    if (!hasBegun(show)) return null;
    const ended = endShow(show, await eventOf(show));
    const problem = await shows.update((all) => withShow(all, ended));
    onChanged();
    return problem;
  }

  async function save(show: ShowUnderWay): Promise<string | null> {
    const before = showUnderWay.read();
    const problem = before === null || before.draw.seed === show.draw.seed ? null : await remember(before);
    return (await showUnderWay.write(show)) ?? problem;
  }

  async function end(): Promise<string | null> {
    const show = showUnderWay.read();
    if (show === null) return null;
    const problem = await remember(show);
    return (await showUnderWay.write(null)) ?? problem;
  }

  async function interrupted(): Promise<InterruptedShow | null> {
    const show = showUnderWay.read();
    if (show === null) return null;
    if (isUnfinished(show)) return { show, exchange: await eventOf(show) };
    // One that was closed at its end is over.
    ignoreResult(await end(), 'It is tried again at the next start.');
    return null;
  }

  return {
    save: (show) => inTurn(() => save(show)),
    end: () => inTurn(end),
    interrupted: () => inTurn(interrupted),
    list: (storyboardId) => shows.read().filter((show) => show.storyboardId === storyboardId),
    remove: async (id) => {
      const problem = await shows.update((all) =>
        all.some((one) => one.id === id) ? all.filter((one) => one.id !== id) : all,
      );
      onChanged();
      return problem;
    },
  };
}
