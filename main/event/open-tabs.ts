import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type SavedTab, tabSchema } from '#app/event/tab.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import {
  type Found,
  notReadableWords,
  readDocument,
  type StorePlace,
  setAside,
  writeDocument,
} from '#main/storage/document-store.ts';
import { type DocumentStore, openDocument } from '#main/storage/open-document.ts';
import { createQueue } from '#main/storage/queue.ts';
import { codeOf, isIoError, withRetry, writeWithRetry } from '#main/storage/write-with-retry.ts';

/** The open events in their order, and, in words, what could not be read. */
export type TabList = {
  readonly tabs: readonly SavedTab[];
  readonly activeId: string | null;
  readonly faults: readonly string[];
};

export type Tabs = Pick<DocumentStore<unknown>, 'canReadAgain' | 'readAgain'> & {
  /** The open events for a window that shows them from now on: `arrange` closes no others. */
  readonly open: () => Promise<TabList>;
  /** The same to look at. What `arrange` closes does not change. */
  readonly list: () => Promise<TabList>;
  /** Saves one. Returns why it could not, in words: then it is kept here, and tried again with the next call. */
  readonly save: (tab: SavedTab) => Promise<string | null>;
  /**
   * Says which are open, in which order, and which one is in front. Closes and removes all others that the window got from
   * `open` or has saved since.
   */
  readonly arrange: (order: readonly string[], activeId: string) => Promise<string | null>;
  /** Replaces or closes (null) each that can be read. Returns in words which could not be read or changed. */
  readonly rewrite: (change: (tab: SavedTab) => SavedTab | null) => Promise<string | null>;
};

const orderSchema = z.object({ order: z.array(z.uuid()).readonly(), activeId: z.uuid().nullable() });

/** The open events, each in a small file, so that a key typed in one rewrites that one alone. */
export async function openTabs(place: StorePlace): Promise<Tabs> {
  const folder = join(place.folder, 'tabs');
  const fileOf = (id: string) => join(folder, `${fileName(id)}.json`);
  const arrangement = await openDocument({
    ...place,
    name: 'tabs',
    schema: orderSchema,
    empty: { order: [], activeId: null },
  });
  const inTurn = createQueue();
  /** Those that the window has: it got them from `open`, or has saved them since. No others are ever removed. */
  let given = new Set<string>();
  /** Why those that the window does not have may not be written over. */
  const refused = new Map<string, string>();
  const unsaved = new Map<string, SavedTab>();

  /** One that is no longer there is neither read nor a fault. */
  async function read(id: string): Promise<{ readonly tab?: SavedTab; readonly fault?: string }> {
    const waiting = unsaved.get(id);
    if (waiting !== undefined) return { tab: waiting };
    const found = await readDocument(fileOf(id), tabSchema);
    if (found.kind === 'read') {
      refused.delete(id);
      return { tab: found.value };
    }
    // Setting one aside tells of it.
    const isTold = refused.has(id) || found.kind === 'unreadable';
    const fault = await faultIn(found, fileOf(id), place);
    if (fault === null) return {};
    refused.set(id, fault);
    if (!isTold) place.onNotice(fault);
    return { fault };
  }

  async function readAll(): Promise<TabList> {
    const { ids: onDisk, fault: notListed } = await idsOnDisk(folder);
    if (notListed !== null) place.onNotice(notListed);
    const there = [...new Set([...onDisk, ...unsaved.keys()])];
    const { order, activeId } = arrangement.read();
    // One that was saved a moment before a kill may not be arranged yet: it comes last.
    const ids = [...order.filter((id) => there.includes(id)), ...there.filter((id) => !order.includes(id))];
    const tabs: SavedTab[] = [];
    const faults = notListed === null ? [] : [notListed];
    for (const id of ids) {
      const { tab, fault } = await read(id);
      if (tab !== undefined) tabs.push(tab);
      if (fault !== undefined) faults.push(fault);
    }
    return { tabs, activeId, faults };
  }

  async function open(): Promise<TabList> {
    const list = await readAll();
    given = new Set(list.tabs.map(({ id }) => id));
    return list;
  }

  async function write(id: string): Promise<string | null> {
    const tab = unsaved.get(id);
    // A save before this one took it along, or it was closed.
    if (tab === undefined) return null;
    // What the window has may be saved, though the file could not be read a moment ago.
    const refusal = given.has(id) ? undefined : refused.get(id);
    const fault = refusal ?? (await writeDocument(folder, fileName(id), tab));
    if (fault !== null) return fault;
    given.add(id);
    if (unsaved.get(id) === tab) unsaved.delete(id);
    return null;
  }

  async function save(tab: SavedTab): Promise<string | null> {
    unsaved.set(tab.id, tab);
    return inTurn(async () => {
      const fault = await write(tab.id);
      // The others were told of when they failed.
      if (fault === null)
        for (const id of [...unsaved.keys()]) ignoreResult(await write(id), 'It was said when it was saved.');
      return fault;
    });
  }

  const remove = (ids: readonly string[]) =>
    writeWithRetry(() => {
      for (const id of ids) {
        rmSync(fileOf(id), { force: true });
        given.delete(id);
      }
    });

  async function arrange(order: readonly string[], activeId: string): Promise<string | null> {
    // Those that the window does not have keep their place for when they can be read.
    const others = arrangement.read().order.filter((id) => !order.includes(id) && !given.has(id));
    const left = others.filter((id) => existsSync(fileOf(id)));
    const fault = await arrangement.write({ order: [...order, ...left], activeId });
    if (fault !== null) return fault;
    for (const id of [...unsaved.keys()])
      if (order.includes(id)) ignoreResult(await write(id), 'It was said when it was saved.');
      else unsaved.delete(id);
    return remove([...given].filter((id) => !order.includes(id)));
  }

  async function close(id: string): Promise<string | null> {
    unsaved.delete(id);
    const fault = await arrangement.update((kept) => ({ ...kept, order: kept.order.filter((other) => other !== id) }));
    return fault ?? remove([id]);
  }

  async function rewrite(change: (tab: SavedTab) => SavedTab | null): Promise<string | null> {
    const { tabs, faults } = await readAll();
    const says = [...faults];
    for (const tab of tabs) {
      const { id } = tab;
      // What the window has saved meanwhile is newer.
      const latest = unsaved.get(id) ?? tab;
      const after = change(latest);
      if (after === latest) continue;
      if (after !== null) unsaved.set(id, after);
      const fault = await (after === null ? close(id) : write(id));
      if (fault !== null) says.push(fault);
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

/** Sets a damaged one aside. Returns why one is left as it is, in words; null when there is none any more. */
async function faultIn(found: Found<unknown>, file: string, place: StorePlace): Promise<string | null> {
  switch (found.kind) {
    case 'read':
    case 'missing':
      return null;
    case 'newer':
      return 'An open event was made by a newer version of Tidings. It is left as it is. Update Tidings to use it.';
    case 'not-readable-now':
      return notReadableWords('An open event', found.code);
    case 'unreadable':
      return (await setAside(file, place)) ? null : 'This open event is damaged and couldn’t be set aside.';
  }
}

function fileName(id: string): string {
  return `tab-${id}`;
}

/** The ids of the saved ones. Where the folder cannot be listed, why, in words. */
async function idsOnDisk(folder: string): Promise<{ readonly ids: readonly string[]; readonly fault: string | null }> {
  try {
    const names = await withRetry(() => readdirSync(folder), isIoError);
    return { ids: names.flatMap((name) => /^tab-([0-9a-f-]{36})\.json$/.exec(name)?.[1] ?? []), fault: null };
  } catch (error) {
    const code = codeOf(error);
    return { ids: [], fault: code === 'ENOENT' ? null : notReadableWords('The folder of the open events', code) };
  }
}
