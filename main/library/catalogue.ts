import type { Draft } from '#app/event/draft.ts';
import { type Catalogue, catalogueSchema, learn } from '#app/library/catalogue.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { type DocumentStore, openDocument } from '#main/storage/open-document.ts';
import { createQueue } from '#main/storage/queue.ts';

export type CatalogueStore = Pick<DocumentStore<Catalogue>, 'canReadAgain' | 'readAgain'> & {
  readonly read: () => Catalogue;
  /** Changes the latest catalogue, after all saves before it. Returns why it couldn't, in words; then nothing changed. */
  readonly update: (change: (catalogue: Catalogue) => Catalogue) => Promise<string | null>;
  /** Adds the names and values of a sent event; they are saved a moment later. */
  readonly learn: (draft: Draft) => void;
  /** Saves what isn't on disk yet. */
  readonly close: () => void;
};

/** How long new names wait to be saved, in milliseconds: a send never waits for it. */
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
    const problem = await inTurn(() => store.write(latest));
    if (problem !== null && !isTold) place.onNotice(`The suggestions for names and values weren’t saved. ${problem}`);
    isTold = problem !== null;
  }

  return {
    read: () => latest,
    update: (change) =>
      inTurn(async () => {
        const before = latest;
        const after = change(before);
        if (after === before) return null;
        const problem = await store.write(after);
        // Names that were added during the write are changed too. Their own save follows.
        if (problem === null) latest = latest === before ? after : change(latest);
        return problem;
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
