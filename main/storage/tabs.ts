import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type SavedTab, tabSchema } from '#app/event/tab.ts';
import { openDocument, readDocument, type StorePlace, setAside, writeDocument } from './document-store.ts';
import { tryWrite } from './write.ts';

export type Tabs = {
  /** The open events in their order. */
  readonly list: () => { readonly tabs: readonly SavedTab[]; readonly activeId: string | null };
  /** Saves one. Returns why it could not, in words. */
  readonly save: (tab: SavedTab) => string | null;
  /** Says which are open, in which order, and which one is in front; all others are closed and go. */
  readonly arrange: (order: readonly string[], activeId: string) => string | null;
  /** Replaces or closes (null) each of them. */
  readonly rewrite: (change: (tab: SavedTab) => SavedTab | null) => string | null;
};

const orderSchema = z.object({ order: z.array(z.uuid()).readonly(), activeId: z.uuid().nullable() });

/** The open events, each in a small store of its own, so that a key typed in one rewrites that one alone. */
export function openTabs(place: StorePlace): Tabs {
  const folder = join(place.folder, 'tabs');
  tryWrite(() => mkdirSync(folder, { recursive: true }));
  const arrangement = openDocument({
    ...place,
    name: 'tabs',
    schema: orderSchema,
    empty: { order: [], activeId: null },
  });

  function list(): readonly SavedTab[] {
    const onDisk = tabIds(folder);
    const { order } = arrangement.read();
    // One that was saved a moment before a kill may not be arranged yet: it comes last.
    const ids = [...order.filter((id) => onDisk.includes(id)), ...onDisk.filter((id) => !order.includes(id))];
    return ids.flatMap((id) => {
      const file = join(folder, `${fileName(id)}.json`);
      const found = readDocument(file, tabSchema);
      if (found.kind === 'unreadable') setAside(file, place);
      if (found.kind === 'newer') place.onNotice('An open event was made by a newer Tidings. It is left as it is.');
      return found.kind === 'read' ? found.value : [];
    });
  }

  const save = (tab: SavedTab) => writeDocument(folder, fileName(tab.id), tab);

  function arrange(order: readonly string[], activeId: string | null): string | null {
    const fault = arrangement.write({ order, activeId });
    const closed = tabIds(folder).filter((id) => !order.includes(id));
    const removing = tryWrite(() => {
      for (const id of closed) rmSync(join(folder, `${fileName(id)}.json`), { force: true });
    });
    return fault ?? removing;
  }

  return {
    list: () => ({ tabs: list(), activeId: arrangement.read().activeId }),
    save,
    arrange,
    rewrite: (change) => {
      const before = list();
      const after = before.flatMap((tab) => change(tab) ?? []);
      const faults = after.filter((tab) => !before.includes(tab)).map(save);
      return (
        faults.find((fault) => fault !== null) ??
        arrange(
          after.map(({ id }) => id),
          arrangement.read().activeId,
        )
      );
    },
  };
}

function fileName(id: string): string {
  return `tab-${id}`;
}

function tabIds(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((name) => /^tab-([0-9a-f-]{36})\.json$/.exec(name)?.[1] ?? []);
  } catch {
    return [];
  }
}
