import type { Draft } from '#app/event/draft.ts';
import { type Catalogue, catalogueSchema, learn } from '#app/library/catalogue.ts';
import { openDocument, type StorePlace } from './document-store.ts';

export type CatalogueStore = {
  readonly read: () => Catalogue;
  readonly write: (catalogue: Catalogue) => string | null;
  /** Takes the names and values of what was sent; on the disk they are a moment later. */
  readonly learn: (draft: Draft) => void;
  /** Saves what is not on the disk yet. */
  readonly close: () => void;
};

/** How long what was learnt waits for its save, in milliseconds: a send never waits for it. */
const withinMs = 1_000;

/** The properties that were sent before. */
export function openCatalogue(place: StorePlace): CatalogueStore {
  const store = openDocument<Catalogue>({ ...place, name: 'catalogue', schema: catalogueSchema, empty: [] });
  let latest = store.read();
  let timer: NodeJS.Timeout | null = null;

  function save(): string | null {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    return store.write(latest);
  }

  return {
    read: () => latest,
    write: (catalogue) => {
      latest = catalogue;
      return save();
    },
    learn: (draft) => {
      latest = learn(latest, draft);
      timer ??= setTimeout(save, withinMs);
    },
    close: () => {
      if (timer !== null) save();
    },
  };
}
