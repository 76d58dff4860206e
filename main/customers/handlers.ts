import { foldKey, isSameCustomer } from '#app/event/customer-key.ts';
import { isSentBefore, recentlySentMs } from '#app/exchange/repeated-event.ts';
import { buildRequest, type RequestReading, serverNameFor } from '#app/exchange/request.ts';
import { judgeTid, placeOf, tidOwner } from '#app/exchange/tid-rule.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { hasWords, searchWords } from '#app/text/search.ts';
import type { Environments } from '#main/environments/environments.ts';
import type { History } from '#main/history/history.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';
import type { Customers } from './customers.ts';

export type CustomerHandlerParts = {
  readonly environments: Pick<Environments, 'find'>;
  readonly history: Pick<History, 'recent'>;
  readonly customers: Customers;
  readonly workspace: Pick<DocumentStore<Workspace>, 'read'>;
  readonly now: () => Date;
};

type CustomerCalls = Exclude<
  Extract<keyof Handlers, `customer.${string}`>,
  'customer.preview' | 'customer.cancel' | 'customer.erase'
>;

/** The calls on the customers in the history. */
export function createCustomerHandlers(parts: CustomerHandlerParts): Pick<Handlers, CustomerCalls> {
  const { environments, customers } = parts;
  return {
    'customer.list': async ({ search, ...part }) => {
      const all = (await customers.index()).all();
      const words = searchWords(search);
      const nameOf = notedNames(parts.workspace.read());
      const found = all.filter(({ customerKey, tids }) =>
        hasWords([customerKey, nameOf(customerKey), ...tids.map(({ tid }) => tid)], words),
      );
      return { customers: partOf(found, part), total: found.length, all: all.length };
    },
    'customer.noted': async ({ search, ...part }) => {
      const index = await customers.index();
      const { visitors } = parts.workspace.read();
      const profiled = new Set(visitors.map(({ customerKey }) => foldKey(customerKey)));
      const trashed = index
        .inTrash()
        .filter(({ customerKey }) => customerKey !== '' && !profiled.has(foldKey(customerKey)))
        .map(({ customerKey }) => ({ customerKey, name: '' }));
      const noted = [...visitors, ...trashed].filter(({ customerKey }) => !index.has(customerKey));
      const words = searchWords(search);
      const found = noted.filter(({ customerKey, name }) => hasWords([customerKey, name], words));
      const shown = partOf(found, part).map(({ customerKey, name }) => ({ customerKey, name }));
      return { customers: shown, total: found.length, all: noted.length };
    },
    'customer.count': async () => ({ all: await customers.count() }),
    'customer.continuations': async ({ environmentId, siteKey, search, limit }) => {
      const environment = environments.find(environmentId);
      if (environment === null) return { continuations: [], total: 0 };
      const all = (await customers.index()).at(serverNameFor(environment, siteKey), siteKey);
      const words = searchWords(search);
      const nameOf = notedNames(parts.workspace.read());
      const found = all.filter(({ customerKey }) => hasWords([customerKey, nameOf(customerKey)], words));
      return { continuations: found.slice(0, limit), total: found.length };
    },
    'customer.continuation': async ({ environmentId, siteKey, customerKey }) => {
      const environment = environments.find(environmentId);
      if (environment === null) return { continuation: null };
      return { continuation: await customers.find(customerKey, serverNameFor(environment, siteKey), siteKey) };
    },
    'customer.tidOwner': async ({ environmentId, siteKey, tid }) => {
      const environment = environments.find(environmentId);
      if (environment === null) return { owner: null };
      return { owner: tidOwner(placeOf(environment, siteKey), await customers.usesOf(tid)) };
    },
    'customer.tidUses': async ({ tid }) => ({ uses: await customers.usesOf(tid) }),
    'customer.check': async ({ draft, environmentId, siteKey, tidUse }) => {
      const environment = environments.find(environmentId);
      if (environment === null) return { tid: { kind: 'keep' }, repeatedAfterMs: null };
      const uses = [...(await customers.usesOf(draft.tid)), ...(tidUse === undefined ? [] : [tidUse])];
      return {
        tid: judgeTid(draft, placeOf(environment, siteKey), uses),
        repeatedAfterMs: repeatedAfter(buildRequest(draft, environment, siteKey), parts),
      };
    },
  };
}

/** The first ones, and the one who is wanted also. */
function partOf<T extends { readonly customerKey: string }>(
  found: readonly T[],
  { limit, also }: { readonly limit: number; readonly also?: string | undefined },
): readonly T[] {
  const first = found.slice(0, limit);
  if (also === undefined || found.length <= limit) return first;
  const isWanted = ({ customerKey }: T) => isSameCustomer(customerKey, also);
  if (first.some(isWanted)) return first;
  const more = found.slice(limit).find(isWanted);
  return more === undefined ? first : [...first, more];
}

/** The name that a person noted of a customer; empty where there is none. */
function notedNames({ visitors }: Pick<Workspace, 'visitors'>): (customerKey: string) => string {
  const names = new Map(visitors.map(({ customerKey, name }) => [foldKey(customerKey), name]));
  return (customerKey) => names.get(foldKey(customerKey)) ?? '';
}

/** How long ago the same request was sent, in milliseconds; null when it wasn't sent recently. */
function repeatedAfter(
  reading: RequestReading,
  { history, now }: Pick<CustomerHandlerParts, 'history' | 'now'>,
): number | null {
  if (!reading.ok) return null;
  const { request } = reading;
  const earlier = history.recent().findLast((one) => isSentBefore(one, request));
  return earlier === undefined ? null : recentlySentMs(earlier, now());
}
