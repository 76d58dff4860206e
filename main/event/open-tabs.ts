import { z } from 'zod';
import type { SavedTab } from '#app/event/tab.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { type DocumentStore, openDocument } from '#main/storage/open-document.ts';
import { createQueue } from '#main/storage/queue.ts';
import { createTabFiles } from './tab-files.ts';

/** The open events in their order, and, in words, what couldn't be read. */
export type TabList = {
  readonly tabs: readonly SavedTab[];
  readonly activeId: string | null;
  readonly problems: readonly string[];
};

export type Tabs = Pick<DocumentStore<unknown>, 'canReadAgain' | 'readAgain'> & {
  /** The open events for a window that shows them from now on: `arrange` closes no others. */
  readonly open: () => Promise<TabList>;
  /** The same to look at. What `arrange` closes doesn't change. */
  readonly list: () => Promise<TabList>;
  /** Saves one. Returns why it couldn't, in words: then it stays in memory, and is tried again with the next call. */
  readonly save: (tab: SavedTab) => Promise<string | null>;
  /**
   * Says which are open, in which order, and which one is in front. Closes and removes all others that the window got from
   * `open` or has saved since.
   */
  readonly arrange: (order: readonly string[], activeId: string) => Promise<string | null>;
  /** Replaces or closes (null) each that can be read. Returns in words which couldn't be read or changed. */
  readonly rewrite: (change: (tab: SavedTab) => SavedTab | null) => Promise<string | null>;
};

const orderSchema = z.object({ order: z.array(z.uuid()).readonly(), activeId: z.uuid().nullable() });

/** The open events, each in a small file, so that typing in one rewrites only its own file. */
export async function openTabs(place: StorePlace): Promise<Tabs> {
  const files = createTabFiles(place);
  const arrangement = await openDocument({
    ...place,
    name: 'tabs',
    schema: orderSchema,
    empty: { order: [], activeId: null },
  });
  const inTurn = createQueue();
  /** Those that the window has, from `open` or by saving them. No others are ever removed. */
  let given = new Set<string>();
  const unsaved = new Map<string, SavedTab>();

  /** One that is no longer there is neither read nor a problem. */
  async function read(id: string): Promise<{ readonly tab?: SavedTab; readonly problem?: string }> {
    const waiting = unsaved.get(id);
    if (waiting !== undefined) return { tab: waiting };
    return files.read(id);
  }

  async function readAll(): Promise<TabList> {
    const { ids: onDisk, problem: notListed } = await files.list();
    const there = [...new Set([...onDisk, ...unsaved.keys()])];
    const { order, activeId } = arrangement.read();
    // An event saved just before a kill may not be in the order yet: it comes last.
    const ids = [...order.filter((id) => there.includes(id)), ...there.filter((id) => !order.includes(id))];
    const tabs: SavedTab[] = [];
    const problems = notListed === null ? [] : [notListed];
    for (const id of ids) {
      const { tab, problem } = await read(id);
      if (tab !== undefined) tabs.push(tab);
      if (problem !== undefined) problems.push(problem);
    }
    return { tabs, activeId, problems };
  }

  async function open(): Promise<TabList> {
    const list = await readAll();
    given = new Set(list.tabs.map(({ id }) => id));
    return list;
  }

  async function write(id: string): Promise<string | null> {
    const tab = unsaved.get(id);
    // It was already written with an earlier save, or closed.
    if (tab === undefined) return null;
    // What the window has may be saved, though the file couldn't be read a moment ago.
    const refusal = given.has(id) ? undefined : files.refusal(id);
    const problem = refusal ?? (await files.write(tab));
    if (problem !== null) return problem;
    given.add(id);
    if (unsaved.get(id) === tab) unsaved.delete(id);
    return null;
  }

  async function save(tab: SavedTab): Promise<string | null> {
    unsaved.set(tab.id, tab);
    return inTurn(async () => {
      const problem = await write(tab.id);
      // The others were reported when they failed.
      if (problem === null)
        for (const id of [...unsaved.keys()]) ignoreResult(await write(id), 'It was reported when it was saved.');
      return problem;
    });
  }

  const remove = (ids: readonly string[]) => files.remove(ids, (id) => void given.delete(id));

  async function arrange(order: readonly string[], activeId: string): Promise<string | null> {
    // Those that the window doesn't have keep their place for when they can be read.
    const others = arrangement.read().order.filter((id) => !order.includes(id) && !given.has(id));
    const left = others.filter((id) => files.exists(id));
    const problem = await arrangement.write({ order: [...order, ...left], activeId });
    if (problem !== null) return problem;
    for (const id of [...unsaved.keys()])
      if (order.includes(id)) ignoreResult(await write(id), 'It was reported when it was saved.');
      else unsaved.delete(id);
    return remove([...given].filter((id) => !order.includes(id)));
  }

  async function close(id: string): Promise<string | null> {
    unsaved.delete(id);
    const problem = await arrangement.update((kept) => ({
      ...kept,
      order: kept.order.filter((other) => other !== id),
    }));
    return problem ?? remove([id]);
  }

  async function rewrite(change: (tab: SavedTab) => SavedTab | null): Promise<string | null> {
    const { tabs, problems } = await readAll();
    const says = [...problems];
    for (const tab of tabs) {
      const { id } = tab;
      // What the window has saved meanwhile is newer.
      const latest = unsaved.get(id) ?? tab;
      const after = change(latest);
      if (after === latest) continue;
      if (after !== null) unsaved.set(id, after);
      const problem = await (after === null ? close(id) : write(id));
      if (problem !== null) says.push(problem);
    }
    return says.length === 0 ? null : [...new Set(says)].join(' ');
  }

  return {
    open: () => inTurn(open),
    list: () => inTurn(readAll),
    save,
    arrange: (order, activeId) => inTurn(() => arrange(order, activeId)),
    canReadAgain: arrangement.canReadAgain,
    readAgain: arrangement.readAgain,
    rewrite: (change) => inTurn(() => rewrite(change)),
  };
}
