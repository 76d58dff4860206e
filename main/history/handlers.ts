import { isDispatched } from '#app/exchange/exchange.ts';
import { buildRequest, serverNameFor } from '#app/exchange/request.ts';
import { judgeTid, placeOf } from '#app/exchange/tid-rule.ts';
import type { Handlers, Push, PushName } from '#app/ipc/contract.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { formatCount } from '#app/quantity.ts';
import { hasWords, searchWords } from '#app/text/search.ts';
import type { Environments } from '#main/environments/environments.ts';
import { writeExport } from '#main/export/write-export.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';
import type { Customers } from './customers.ts';
import type { History } from './history.ts';
import type { LeftOut } from './read-all.ts';

export type HistoryHandlerParts = {
  readonly environments: Environments;
  readonly history: History;
  readonly customers: Customers;
  readonly workspace: Pick<DocumentStore<Workspace>, 'read'>;
  readonly push: <N extends PushName>(name: N, value: Push<N>) => void;
  /** Hears that much of the history changed at once. */
  readonly onHistoryChanged: () => void;
  /** Asks the person for a place to save to; null when they think better of it. */
  readonly askWhereTo: (name: string) => Promise<string | null>;
  readonly now: () => Date;
};

/** The same event to the same customer within this time is told of, in milliseconds. */
const repeatWithinMs = 60_000;

type CustomerCalls = Exclude<
  Extract<keyof Handlers, `customer.${string}`>,
  'customer.preview' | 'customer.cancel' | 'customer.erase'
>;

type HistoryCalls = Extract<keyof Handlers, `history.${string}`> | CustomerCalls;

function sayLeftOut({ count, says }: LeftOut): string {
  return `${formatCount(count, 'chosen event')} not in the file. ${says}`;
}

function idsBetween(ids: readonly string[], fromId: string, toId: string): readonly string[] | null {
  const [from, to] = [ids.indexOf(fromId), ids.indexOf(toId)].toSorted((a, b) => a - b);
  return from === undefined || to === undefined || from < 0 ? null : ids.slice(from, to + 1);
}

/** The calls on the history and on the customers that it knows. */
export function createHistoryHandlers(parts: HistoryHandlerParts): Pick<Handlers, HistoryCalls> {
  const { environments, history, customers, now } = parts;

  /** After a change of what counts: customers, counts and lists are read anew. */
  function changed() {
    customers.dropIndex();
    parts.onHistoryChanged();
  }

  return {
    'history.list': async ({ query, limit, offset }) => {
      const start = performance.now();
      const page = await history.list(query, limit, offset);
      return { ...page, tookMs: performance.now() - start };
    },
    'history.ids': async ({ query }) => ({ ids: await history.ids(query) }),
    'history.range': async ({ query, fromId, toId }) => ({ ids: idsBetween(await history.ids(query), fromId, toId) }),
    'history.missing': async ({ query, ids }) => {
      const found = new Set(await history.ids(query));
      return { ids: ids.filter((id) => !found.has(id)) };
    },
    'history.mark': async ({ ids, marks }) => {
      const says = await history.mark(ids, marks);
      if (says === null) parts.push('exchange.marked', { ids, marks });
      parts.onHistoryChanged();
      return says === null ? { kind: 'saved' } : { kind: 'not-saved', says };
    },
    'history.trash': async ({ ids, inTrash }) => {
      await history.ready();
      const meant = new Set(ids);
      const moving = history
        .summaries()
        .flat()
        .filter(({ id, marks }) => meant.has(id) && (marks.deletedAt !== null) !== inTrash)
        .map(({ id }) => id);
      const says = await history.mark(moving, { deletedAt: inTrash ? now().toISOString() : null });
      changed();
      return says === null ? { kind: 'moved', count: moving.length } : { kind: 'not-saved', says };
    },
    'history.remove': async ({ ids }) => {
      const meant = new Set(ids);
      const { removed, fault } = await history.remove(({ id, marks }) => meant.has(id) && marks.deletedAt !== null);
      changed();
      return { removed, says: fault };
    },
    'history.export': async ({ ids, format }) => {
      const file = await parts.askWhereTo(`tidings-events-${now().toISOString().slice(0, 10)}.${format}`);
      if (file === null) return { kind: 'cancelled' };
      let left: LeftOut | null = null;
      const exchanges = history.readAll(ids, (missing) => {
        left = missing;
      });
      const says = await writeExport(file, format, exchanges);
      if (says !== null) return { kind: 'not-saved', says };
      return { kind: 'exported', file, leftOut: left === null ? null : sayLeftOut(left) };
    },
    'customer.list': async ({ search, limit }) => {
      const all = (await customers.book()).all();
      const words = searchWords(search);
      const found = all.filter(({ customerKey, tids }) =>
        hasWords([customerKey, ...tids.map(({ tid }) => tid)], words),
      );
      return { customers: found.slice(0, limit), total: found.length, all: all.length };
    },
    'customer.count': async () => ({ all: (await customers.book()).count() }),
    'customer.continuations': async ({ environmentId, siteKey, search, limit }) => {
      const environment = environments.find(environmentId);
      if (environment === null) return { continuations: [], total: 0 };
      const all = (await customers.book()).at(serverNameFor(environment, siteKey), siteKey);
      const words = searchWords(search);
      const names = new Map(parts.workspace.read().visitors.map(({ customerKey, name }) => [customerKey, name]));
      const found = all.filter(({ customerKey }) => hasWords([customerKey, names.get(customerKey) ?? ''], words));
      return { continuations: found.slice(0, limit), total: found.length };
    },
    'customer.continuation': async ({ environmentId, siteKey, customerKey }) => {
      const environment = environments.find(environmentId);
      if (environment === null) return { continuation: null };
      const book = await customers.book();
      return { continuation: book.find(customerKey, serverNameFor(environment, siteKey), siteKey) };
    },
    'customer.check': async ({ draft, environmentId, siteKey, tidUse }) => {
      const environment = environments.find(environmentId);
      if (environment === null) return { tid: { kind: 'keep' }, repeatedAfterMs: null };
      const uses = [...(await customers.book()).usesOf(draft.tid), ...(tidUse === undefined ? [] : [tidUse])];
      const reading = buildRequest(draft, environment, siteKey);
      const earlier = history
        .recent()
        .findLast(
          (exchange) =>
            isDispatched(exchange) &&
            reading.ok &&
            exchange.request.url === reading.request.url &&
            exchange.request.body === reading.request.body,
        );
      const afterMs = earlier === undefined ? null : now().getTime() - Date.parse(earlier.sentAt);
      return {
        tid: judgeTid(draft, placeOf(environment, siteKey), uses),
        repeatedAfterMs: afterMs !== null && afterMs < repeatWithinMs ? afterMs : null,
      };
    },
  };
}
