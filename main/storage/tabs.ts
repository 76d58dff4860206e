import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type SavedTab, tabSchema } from '#app/event/tab.ts';
import { notReadableWords, readDocument, type StorePlace, setAside, writeDocument } from './document-store.ts';
import { type DocumentStore, openDocument } from './open-document.ts';
import { createQueue } from './queue.ts';
import { codeOf, isIoError, unsaid, withRetry, writeWithRetry } from './write.ts';

export type Tabs = Pick<DocumentStore<unknown>, 'canReadAgain' | 'readAgain'> & {
  /** The open events in their order. */
  readonly list: () => Promise<{ readonly tabs: readonly SavedTab[]; readonly activeId: string | null }>;
  /** Saves one. Returns why it could not, in words: then it is kept here, and tried again with the next call. */
  readonly save: (tab: SavedTab) => Promise<string | null>;
  /** Says which are open, in which order, and which one is in front; all others that were read are closed and removed. */
  readonly arrange: (order: readonly string[], activeId: string) => Promise<string | null>;
  /** Replaces or closes (null) each of them. */
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
  /** Those whose content is known. No other is ever removed or written over. */
  const known = new Set<string>();
  /** Why others may not be written over. */
  const refused = new Map<string, string>();
  const unsaved = new Map<string, SavedTab>();

  async function read(id: string): Promise<SavedTab | null> {
    const waiting = unsaved.get(id);
    if (waiting !== undefined) return waiting;
    const found = await readDocument(fileOf(id), tabSchema);
    if (found.kind === 'read') {
      known.add(id);
      refused.delete(id);
      return found.value;
    }
    const isTold = refused.has(id);
    const refuse = (says: string) => {
      refused.set(id, says);
      if (!isTold) place.onNotice(says);
    };
    if (found.kind === 'unreadable' && !(await setAside(fileOf(id), place)))
      refused.set(id, 'This open event is damaged and couldn’t be set aside.');
    if (found.kind === 'newer')
      refuse('An open event was made by a newer version of Tidings. It is left as it is. Update Tidings to use it.');
    if (found.kind === 'not-readable-now') refuse(notReadableWords('An open event', found.code));
    return null;
  }

  async function idsOnDisk(): Promise<readonly string[]> {
    try {
      return await withRetry(() => tabIds(folder), isIoError);
    } catch (error) {
      place.onNotice(notReadableWords('The folder of the open events', codeOf(error)));
      return [];
    }
  }

  async function list(): Promise<readonly SavedTab[]> {
    const there = [...new Set([...(await idsOnDisk()), ...unsaved.keys()])];
    const { order } = arrangement.read();
    // One that was saved a moment before a kill may not be arranged yet: it comes last.
    const ids = [...order.filter((id) => there.includes(id)), ...there.filter((id) => !order.includes(id))];
    const tabs = [];
    for (const id of ids) {
      const tab = await read(id);
      if (tab !== null) tabs.push(tab);
    }
    return tabs;
  }

  async function write(id: string): Promise<string | null> {
    const tab = unsaved.get(id);
    // A save before this one took it along, or it was closed.
    if (tab === undefined) return null;
    const fault = refused.get(id) ?? (await writeDocument(folder, fileName(id), tab));
    if (fault !== null) return fault;
    known.add(id);
    if (unsaved.get(id) === tab) unsaved.delete(id);
    return null;
  }

  async function save(tab: SavedTab): Promise<string | null> {
    unsaved.set(tab.id, tab);
    return inTurn(async () => {
      const fault = await write(tab.id);
      // The others were told of when they failed.
      if (fault === null)
        for (const id of [...unsaved.keys()]) unsaid(await write(id), 'It was said when it was saved.');
      return fault;
    });
  }

  const arrange = (order: readonly string[], activeId: string | null) =>
    inTurn(async () => {
      const left = arrangement.read().order.filter((id) => !order.includes(id) && !known.has(id) && refused.has(id));
      const fault = await arrangement.write({ order: [...order, ...left], activeId });
      if (fault !== null) return fault;
      for (const id of [...unsaved.keys()])
        if (order.includes(id)) unsaid(await write(id), 'It was said when it was saved.');
        else unsaved.delete(id);
      const closed = [...known].filter((id) => !order.includes(id));
      return writeWithRetry(() => {
        for (const id of closed) {
          rmSync(fileOf(id), { force: true });
          known.delete(id);
        }
      });
    });

  return {
    list: async () => ({ tabs: await list(), activeId: arrangement.read().activeId }),
    save,
    arrange,
    canReadAgain: arrangement.canReadAgain,
    readAgain: arrangement.readAgain,
    rewrite: async (change) => {
      const before = await list();
      const after = before.flatMap((tab) => change(tab) ?? []);
      const faults: (string | null)[] = [];
      for (const tab of after) if (!before.includes(tab)) faults.push(await save(tab));
      const ids = after.map(({ id }) => id);
      const arranging = await arrange(ids, arrangement.read().activeId);
      return faults.find((fault) => fault !== null) ?? arranging;
    },
  };
}

function fileName(id: string): string {
  return `tab-${id}`;
}

/** Throws when the folder cannot be listed. */
function tabIds(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((name) => /^tab-([0-9a-f-]{36})\.json$/.exec(name)?.[1] ?? []);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
