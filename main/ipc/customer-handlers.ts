import { type CustomerTrace, traceCustomer } from '#app/customer/trace.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { forgetInRuns } from '#main/run/forget-in-runs.ts';
import type { RunStore } from '#main/run/run-store.ts';
import type { CatalogueStore } from '#main/storage/catalogue.ts';
import type { Environments } from '#main/storage/environments.ts';
import { forgetInFiles, forgetInTab } from '#main/storage/forget.ts';
import type { History } from '#main/storage/history/history.ts';
import type { Visitors } from '#main/storage/history/visitors.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';
import type { Tabs } from '#main/storage/tabs.ts';

export type CustomerHandlerParts = {
  readonly folder: string;
  readonly history: History;
  readonly visitors: Visitors;
  readonly tabs: Tabs;
  readonly environments: Environments;
  readonly workspace: DocumentStore<Workspace>;
  readonly catalogue: CatalogueStore;
  readonly runStore: RunStore;
  /** Lets go of what is only held in memory: whole answers, what the practice server took. */
  readonly forgetInMemory: (trace: CustomerTrace) => void;
  /** Empties what the window itself keeps on the disk: its caches. */
  readonly emptyCaches: () => Promise<void>;
  readonly onHistoryChanged: () => void;
};

type CustomerCalls = Extract<keyof Handlers, `customer.${string}`>;

/** Forgetting one customer everywhere. */
export function createCustomerHandlers(parts: CustomerHandlerParts): Pick<Handlers, CustomerCalls> {
  const { folder, history, visitors, tabs, environments, workspace, catalogue } = parts;

  /** The customer and the tids that are theirs alone. */
  async function traceOf(customerKey: string): Promise<CustomerTrace> {
    const everybody = (await visitors.book()).all();
    const same = (key: string) => key.toLowerCase() === customerKey.trim().toLowerCase();
    const tidsOf = (theirs: boolean) =>
      everybody.filter((one) => same(one.customerKey) === theirs).flatMap((one) => one.tids.map(({ tid }) => tid));
    const others = new Set(tidsOf(false));
    return traceCustomer(
      customerKey,
      [...new Set(tidsOf(true))].filter((tid) => !others.has(tid)),
    );
  }

  const exchangesOf = (trace: CustomerTrace) =>
    history.search(trace.isInside, (text) => trace.rawForms.some((form) => text.includes(form)));

  const openEventsOf = async (trace: CustomerTrace) =>
    (await tabs.list()).tabs.filter((tab) => trace.isInside(tab.draft)).length;

  const savedThingsOf = (trace: CustomerTrace) => {
    const { requests, templates, variables, folders, storyboards, visitors: profiles } = workspace.read();
    const all = [...requests, ...templates, ...variables, ...folders, ...storyboards, ...profiles];
    return all.filter(trace.isInside).length;
  };

  return {
    'customer.preview': async ({ customerKey }) => {
      const trace = await traceOf(customerKey);
      const [ids, { files }, { runs }] = await Promise.all([
        exchangesOf(trace),
        forgetInFiles(folder, trace, false),
        forgetInRuns(parts.runStore, trace, false),
      ]);
      return {
        exchanges: ids.length,
        openEvents: await openEventsOf(trace),
        savedThings: savedThingsOf(trace),
        runs,
        otherFiles: files,
      };
    },
    'customer.forget': async ({ customerKey }) => {
      const trace = await traceOf(customerKey);
      const ids = new Set(await exchangesOf(trace));
      if (parts.runStore.list().some(({ state }) => state === 'running' || state === 'paused'))
        return { kind: 'refused', says: 'A run is under way. Stop it or wait for its end, then forget.' };
      const underWay = history.recent().some(({ id, result }) => result.kind === 'under-way' && ids.has(id));
      if (underWay) return { kind: 'refused', says: 'An event to them is under way. Cancel it or wait, then forget.' };
      const faults = [await tabs.rewrite((tab) => forgetInTab(tab, trace))];
      for (const environment of environments.list().filter(trace.isInside)) {
        const answer = await environments.save(trace.clear(environment));
        faults.push(answer.kind === 'not-saved' ? answer.says : null);
      }
      const kept = workspace.read();
      // What was noted of them goes whole: a name is theirs as well.
      const profiles = kept.visitors.filter((profile) => !trace.isIn(profile.customerKey));
      faults.push(await workspace.write(trace.clear({ ...kept, visitors: profiles })));
      // What they were sent is nothing to offer to others.
      const known = catalogue.read().filter(({ name }) => !trace.isIn(name));
      faults.push(
        await catalogue.write(
          known.map((entry) => ({ ...entry, values: entry.values.filter((one) => !trace.isIn(one)) })),
        ),
      );
      const { removed, fault } = await history.remove(({ id }) => ids.has(id));
      // Windows does not replace a file that is held open.
      parts.forgetInMemory(trace);
      const { fault: runFault } = await forgetInRuns(parts.runStore, trace, true);
      const { files, fault: fileFault } = await forgetInFiles(folder, trace, true);
      parts.forgetInMemory(trace);
      visitors.forgetBook();
      await parts.emptyCaches();
      parts.onHistoryChanged();
      const says = [...faults, fault, runFault, fileFault].find((one) => one !== null) ?? null;
      const { tabs: open, activeId } = await tabs.list();
      return {
        kind: 'forgotten',
        exchanges: removed,
        otherFiles: files,
        tabs: open,
        activeTabId: activeId,
        workspace: workspace.read(),
        catalogue: catalogue.read(),
        says,
      };
    },
  };
}
