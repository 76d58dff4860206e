import { type CustomerTrace, traceCustomer } from '#app/customers/customer-matcher.ts';
import { draftSchema } from '#app/event/draft.ts';
import type { Handlers, Output, Push, PushName } from '#app/ipc/contract.ts';
import { type Workspace, workspaceSchema } from '#app/library/workspace.ts';
import type { Settings } from '#app/settings/settings.ts';
import type { Environments } from '#main/environments/environments.ts';
import type { Tabs } from '#main/event/open-tabs.ts';
import type { Visitors } from '#main/history/customers.ts';
import type { History } from '#main/history/history.ts';
import type { CatalogueStore } from '#main/library/catalogue.ts';
import { forgetInRuns } from '#main/runs/erase-in-runs.ts';
import type { RunStore } from '#main/runs/run-store.ts';
import type { Runs } from '#main/runs/runs.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';
import { createQueue, type Queue } from '#main/storage/queue.ts';
import { faultOf } from '#main/storage/write-with-retry.ts';
import { eraseCustomer, filesOrder, sayLeft, searchHistory, underWayOf } from './erase-customer.ts';
import { searchFiles } from './erasure/files.ts';
import { createErasing, type Erasing } from './erasure-guard.ts';
import { traceFromBook } from './matcher-from-index.ts';

/** What an erasure works on. */
export type CustomerHandlerParts = {
  readonly folder: string;
  readonly history: History;
  readonly visitors: Visitors;
  readonly tabs: Tabs;
  readonly environments: Environments;
  readonly workspace: DocumentStore<Workspace>;
  readonly catalogue: CatalogueStore;
  readonly settings?: DocumentStore<Settings>;
  readonly runStore: RunStore;
  readonly runs: Pick<Runs, 'isBusy'>;
  /** Lets go of what is only held in memory: whole answers, what the practice server took. */
  readonly forgetInMemory: (trace: CustomerTrace) => void;
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

type CustomerCalls = Extract<keyof Handlers, `customer.${string}`>;

/** How often progress is told, in milliseconds. */
const toldEveryMs = 100;

/** Erasing one customer everywhere. */
export function createCustomerHandlers(options: CustomerHandlerOptions): Pick<Handlers, CustomerCalls> {
  const { erasing = createErasing(() => performance.now()), push = () => {} } = options;
  const parts: CustomerHandlerParts = { ...options, inTurn: options.inTurn ?? createQueue() };
  const { history, visitors, tabs, workspace } = parts;
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
    const trace = traceFromBook(customerKey, await visitors.book());
    const { own, mentions, unread } = await searchHistory(parts, trace, signal);
    const { found, left } = await searchFiles(filesOrder(parts, trace, signal, progressIn('Searching backups…')));
    const { runs, faults } = await forgetInRuns(parts.runStore, trace, false);
    const { tabs: all, faults: unreadTabs } = await tabs.list();
    const open = all.filter(({ draft }) => isInDraft(trace, draft));
    return {
      exchanges: own.size,
      mentions: mentions.size,
      openEvents: open.length,
      savedThings: savedThingsOf(trace, workspace.read()),
      runs,
      otherFiles: found.length,
      grade: trace.grade,
      unread: [...unread, ...unreadTabs, ...faults, ...sayLeft(left)],
      isCancelled: false,
    };
  }

  /** Why an erasure cannot begin or go on, in words. */
  function refusalFor(trace: CustomerTrace): string | null {
    if (parts.runs.isBusy()) return 'A run is under way. Stop it or wait until it ends, then erase.';
    return underWayOf(history, trace) === 0
      ? null
      : 'An event to this customer is under way. Cancel it or wait, then erase.';
  }

  async function forget(customerKey: string): Promise<Output<'customer.forget'>> {
    underWay = new AbortController();
    const { signal } = underWay;
    const onProgress = progressIn('Erasing…');
    if (erasing.current() !== null)
      return { kind: 'refused', says: 'Another customer is being erased. Wait until that is done.' };
    const guess = traceCustomer(customerKey, []);
    const early = refusalFor(guess);
    if (early !== null) return { kind: 'refused', says: early };
    // From here on nothing of theirs begins.
    erasing.begin(guess);
    try {
      const trace = traceFromBook(customerKey, await visitors.book());
      if (signal.aborted) return { kind: 'refused', says: 'Stopped. Nothing was erased.' };
      erasing.begin(trace);
      // Only now are their TIDs known: an event may be theirs by its TID alone.
      const late = refusalFor(trace);
      if (late !== null) return { kind: 'refused', says: late };
      const { exchanges, otherFiles, says } = await eraseCustomer(parts, trace, { signal, onProgress });
      return await whatIsKept({ exchanges, otherFiles, says: says.length === 0 ? null : says.join(' ') });
    } catch (error) {
      return await whatIsKept({ exchanges: 0, otherFiles: 0, says: faultOf(error) });
    } finally {
      erasing.end();
      parts.onHistoryChanged();
    }
  }

  /** What the window is to show from now on, however it ended. */
  async function whatIsKept(
    ended: Pick<Extract<Output<'customer.forget'>, { kind: 'forgotten' }>, 'exchanges' | 'otherFiles' | 'says'>,
  ): Promise<Output<'customer.forget'>> {
    const { tabs: open, activeId } = await tabs.open();
    return {
      kind: 'forgotten',
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
        return { ...nothingFound, isCancelled: signal.aborted, unread: signal.aborted ? [] : [faultOf(error)] };
      }
    },
    'customer.forget': ({ customerKey }) => forget(customerKey),
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

function isInDraft(trace: CustomerTrace, draft: Parameters<CustomerTrace['whose']>[0] & object): boolean {
  return trace.whose(draft) === 'own' || trace.isIn(draftSchema, draft);
}

function savedThingsOf(trace: CustomerTrace, kept: Workspace): number {
  const { requests, templates, variables, folders, storyboards, visitors } = workspaceSchema.shape;
  const lists = [
    [requests, kept.requests],
    [templates, kept.templates],
    [variables, kept.variables],
    [folders, kept.folders],
    [storyboards, kept.storyboards],
    [visitors, kept.visitors],
  ] as const;
  return lists.reduce((sum, [schema, all]) => sum + all.filter((one) => trace.isIn(schema, [one])).length, 0);
}
