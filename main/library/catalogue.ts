import type { Draft } from '#app/event/draft.ts';
import { type Catalogue, catalogueSchema, learn } from '#app/library/catalogue.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { type DocumentStore, openDocument } from '#main/storage/open-document.ts';
import { createQueue } from '#main/storage/queue.ts';

export type CatalogueStore = Pick<DocumentStore<Catalogue>, 'canReadAgain' | 'readAgain'> & {
  readonly read: () => Catalogue;
  /** Changes what is known by then, after all saves before it. Returns why it could not, in words; then nothing changed. */
  readonly update: (change: (catalogue: Catalogue) => Catalogue) => Promise<string | null>;
  /** Takes the names and values of what was sent; on the disk they are a moment later. */
  readonly learn: (draft: Draft) => void;
  /** Saves what is not on the disk yet. */
  readonly close: () => void;
};

/** How long what was learnt waits for its save, in milliseconds: a send never waits for it. */
const withinMs = 1_000;

/** The properties that were sent before. */
export async function openCatalogue(place: StorePlace): Promise<CatalogueStore> {
  const store = await openDocument<Catalogue>({ ...place, name: 'catalogue', schema: catalogueSchema, empty: [] });
  const inTurn = createQueue();
  let latest = store.read();
  let timer: NodeJS.Timeout | null = null;
  let isTold = false;

  async function save(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    // Looked up in its turn: an update before it may have removed something.
    const fault = await inTurn(() => store.write(latest));
    if (fault !== null && !isTold) place.onNotice(`The names and values for suggestions aren’t saved. ${fault}`);
    isTold = fault !== null;
  }

  return {
    read: () => latest,
    update: (change) =>
      inTurn(async () => {
        const before = latest;
        const after = change(before);
        if (after === before) return null;
        const fault = await store.write(after);
        // What was learnt during the write is changed as well. Its own save follows.
        if (fault === null) latest = latest === before ? after : change(latest);
        return fault;
      }),
    learn: (draft) => {
      latest = learn(latest, draft);
      timer ??= setTimeout(save, withinMs);
    },
    canReadAgain: store.canReadAgain,
    readAgain: () =>
      inTurn(async () => {
        const before = store.read();
        await store.readAgain();
        if (store.read() !== before) latest = store.read();
      }),
    close: () => {
      if (timer !== null) void save();
    },
  };
}
