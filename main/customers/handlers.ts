import { type CustomerMatcher, matchCustomer } from '#app/customers/customer-matcher.ts';
import { draftSchema } from '#app/event/draft.ts';
import type { Handlers, Output, Push, PushName } from '#app/ipc/contract.ts';
import { type Workspace, workspaceSchema } from '#app/library/workspace.ts';
import type { Settings } from '#app/settings/settings.ts';
import type { Environments } from '#main/environments/environments.ts';
import type { Tabs } from '#main/event/open-tabs.ts';
import type { Customers } from '#main/history/customers.ts';
import type { History } from '#main/history/history.ts';
import type { CatalogueStore } from '#main/library/catalogue.ts';
import { eraseInRuns } from '#main/runs/erase-in-runs.ts';
import type { RunStore } from '#main/runs/run-store.ts';
import type { Runs } from '#main/runs/runs.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';
import { createQueue, type Queue } from '#main/storage/queue.ts';
import { errorOf } from '#main/storage/write-with-retry.ts';
import { eraseCustomer, filesOrder, sayLeft, searchHistory, underWayOf } from './erase-customer.ts';
import { searchFiles } from './erasure/files.ts';
import { createErasing, type Erasing } from './erasure-guard.ts';
import { matcherFromIndex } from './matcher-from-index.ts';

/** What an erasure works on. */
export type CustomerHandlerParts = {
  readonly folder: string;
  readonly history: History;
  readonly customers: Customers;
  readonly tabs: Tabs;
  readonly environments: Environments;
  readonly workspace: DocumentStore<Workspace>;
  readonly catalogue: CatalogueStore;
  readonly settings?: DocumentStore<Settings>;
  readonly runStore: RunStore;
  readonly runs: Pick<Runs, 'isBusy'>;
  /** Lets go of what is only held in memory: whole answers, what the practice server took. */
  readonly eraseInMemory: (matcher: CustomerMatcher) => void;
  /** Empties what the window itself keeps on the disk: its caches. */
  readonly emptyCaches: () => Promise<void>;
  readonly onHistoryChanged: () => void;
  /** Backups are not taken, nor removed, while they are cleared. */
  readonly inTurn: Queue;
};

export type CustomerHandlerOptions = Omit<CustomerHandlerParts, 'inTurn'> & {
  readonly inTurn?: Queue;
  readonly erasing?: Erasing;
  readonly push?: <N extends PushName>(name: N, value: Push<N>) => void;
};

type ErasureCalls = 'customer.preview' | 'customer.cancel' | 'customer.erase';

/** How often progress is told, in milliseconds. */
const toldEveryMs = 100;

/** Erasing one customer everywhere. */
export function createCustomerHandlers(options: CustomerHandlerOptions): Pick<Handlers, ErasureCalls> {
  const { erasing = createErasing(() => performance.now()), push = () => {} } = options;
  const parts: CustomerHandlerParts = { ...options, inTurn: options.inTurn ?? createQueue() };
  const { history, customers, tabs, workspace } = parts;
  let underWay = new AbortController();

  function progressIn(says: string): (done: number, all: number) => void {
    let toldAt = Number.NEGATIVE_INFINITY;
    return (done, all) => {
      if (performance.now() - toldAt < toldEveryMs && done < all) return;
      toldAt = performance.now();
      push('customer.progressed', { says, percent: all === 0 ? 100 : Math.min(100, Math.floor((100 * done) / all)) });
    };
  }

  async function preview(customerKey: string): Promise<Output<'customer.preview'>> {
    const { signal } = underWay;
    const matcher = matcherFromIndex(customerKey, await customers.book());
    const { own, mentions, unread } = await searchHistory(parts, matcher, signal);
    const { found, left } = await searchFiles(filesOrder(parts, matcher, signal, progressIn('Searching backups…')));
    const { runs, faults } = await eraseInRuns(parts.runStore, matcher, false);
    const { tabs: all, faults: unreadTabs } = await tabs.list();
    const open = all.filter(({ draft }) => isInDraft(matcher, draft));
    return {
      exchanges: own.size,
      mentions: mentions.size,
      openEvents: open.length,
      savedThings: savedThingsOf(matcher, workspace.read()),
      runs,
      otherFiles: found.length,
      grade: matcher.grade,
      unread: [...unread, ...unreadTabs, ...faults, ...sayLeft(left)],
      isCancelled: false,
    };
  }

  /** Why an erasure cannot begin or go on, in words. */
  function refusalFor(matcher: CustomerMatcher): string | null {
    if (parts.runs.isBusy()) return 'A run is under way. Stop it or wait until it ends, then erase.';
    return underWayOf(history, matcher) === 0
      ? null
      : 'An event to this customer is under way. Cancel it or wait, then erase.';
  }

  async function erase(customerKey: string): Promise<Output<'customer.erase'>> {
    underWay = new AbortController();
    const { signal } = underWay;
    const onProgress = progressIn('Erasing…');
    if (erasing.current() !== null)
      return { kind: 'refused', says: 'Another customer is being erased. Wait until that is done.' };
    const guess = matchCustomer(customerKey, []);
    const early = refusalFor(guess);
    if (early !== null) return { kind: 'refused', says: early };
    // From here on nothing of theirs begins.
    erasing.begin(guess);
    try {
      const matcher = matcherFromIndex(customerKey, await customers.book());
      if (signal.aborted) return { kind: 'refused', says: 'Stopped. Nothing was erased.' };
      erasing.begin(matcher);
      // Only now are their TIDs known: an event may be theirs by its TID alone.
      const late = refusalFor(matcher);
      if (late !== null) return { kind: 'refused', says: late };
      const { exchanges, otherFiles, says } = await eraseCustomer(parts, matcher, { signal, onProgress });
      return await whatIsKept({ exchanges, otherFiles, says: says.length === 0 ? null : says.join(' ') });
    } catch (error) {
      return await whatIsKept({ exchanges: 0, otherFiles: 0, says: errorOf(error) });
    } finally {
      erasing.end();
      parts.onHistoryChanged();
    }
  }

  /** What the window is to show from now on, however it ended. */
  async function whatIsKept(
    ended: Pick<Extract<Output<'customer.erase'>, { kind: 'erased' }>, 'exchanges' | 'otherFiles' | 'says'>,
  ): Promise<Output<'customer.erase'>> {
    const { tabs: open, activeId } = await tabs.open();
    return {
      kind: 'erased',
      ...ended,
      tabs: open,
      activeTabId: activeId,
      workspace: workspace.read(),
      catalogue: parts.catalogue.read(),
      environments: parts.environments.list(),
    };
  }

  return {
    'customer.preview': async ({ customerKey }) => {
      underWay = new AbortController();
      const { signal } = underWay;
      try {
        return await preview(customerKey);
      } catch (error) {
        return { ...nothingFound, isCancelled: signal.aborted, unread: signal.aborted ? [] : [errorOf(error)] };
      }
    },
    'customer.erase': ({ customerKey }) => erase(customerKey),
    'customer.cancel': () => {
      underWay.abort();
      return {};
    },
  };
}

const nothingFound = {
  exchanges: 0,
  mentions: 0,
  openEvents: 0,
  savedThings: 0,
  runs: 0,
  otherFiles: 0,
  grade: 'telling',
} as const;

function isInDraft(matcher: CustomerMatcher, draft: Parameters<CustomerMatcher['whose']>[0] & object): boolean {
  return matcher.whose(draft) === 'own' || matcher.isIn(draftSchema, draft);
}

function savedThingsOf(matcher: CustomerMatcher, kept: Workspace): number {
  const { requests, templates, variables, folders, storyboards, visitors } = workspaceSchema.shape;
  const lists = [
    [requests, kept.requests],
    [templates, kept.templates],
    [variables, kept.variables],
    [folders, kept.folders],
    [storyboards, kept.storyboards],
    [visitors, kept.visitors],
  ] as const;
  return lists.reduce((sum, [schema, all]) => sum + all.filter((one) => matcher.isIn(schema, [one])).length, 0);
}
