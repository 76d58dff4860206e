import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { Settings } from '#app/settings/settings.ts';
import type { Environments } from '#main/environments/environments.ts';
import type { Tabs } from '#main/event/open-tabs.ts';
import type { History } from '#main/history/history.ts';
import type { CatalogueStore } from '#main/library/catalogue.ts';
import type { RunStore } from '#main/runs/run-store.ts';
import type { Runs } from '#main/runs/runs.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';
import type { Queue } from '#main/storage/queue.ts';
import type { ShowStores } from '#main/storyboards/shows.ts';
import type { Customers } from './customers.ts';

/** Everything that may contain a customer. */
export type ErasureParts = {
  /** The user-data folder. */
  readonly folder: string;
  readonly stores: ErasedStores;
  readonly past: {
    readonly history: History;
    readonly customers: Customers;
    readonly onHistoryChanged: () => void;
  };
  readonly runs: Pick<Runs, 'isBusy'>;
  readonly runStore: RunStore;
  /** No backup is taken or removed while backups are searched. */
  readonly backupQueue: Queue;
  /** Erases what is only in memory: whole answers and what the practice server received. */
  readonly eraseInMemory: (matcher: CustomerMatcher) => void;
  /** Empties the caches that the window has on disk. */
  readonly emptyCaches: () => Promise<void>;
};

export type ErasedStores = ShowStores & {
  readonly tabs: Tabs;
  readonly environments: Environments;
  readonly workspace: DocumentStore<Workspace>;
  readonly catalogue: CatalogueStore;
  readonly settings?: DocumentStore<Settings>;
};
