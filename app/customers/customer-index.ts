import { z } from 'zod';
import { normalServerName } from '#app/environments/endpoint.ts';
import { foldKey, foldTid, normalCustomerKey } from '#app/event/customer-key.ts';
import { type DatedLine, exchangeSummarySchema, isDispatched } from '#app/exchange/exchange.ts';
import type { TidUse } from '#app/exchange/tid-rule.ts';
import { isPracticeKey } from '#app/practice/practice.ts';
import { compareTexts } from '#app/text/compare-texts.ts';

const seen = {
  events: z.number().int(),
  firstSeen: z.iso.datetime(),
  lastSeen: z.iso.datetime(),
};

/** A tid of a customer, on the one server and site key where it means something. */
export const customerTidSchema = z.object({
  tid: z.string(),
  /** The one in which it was last sent. */
  environment: exchangeSummarySchema.shape.environment,
  siteKey: z.string(),
  /** The customer's customer key as it was last sent with this tid, with the blanks that may be around it. */
  customerKey: z.string(),
  ...seen,
});

/** A customer key and its tids, the newest first. The empty key is for all customers without one. */
export const customerSchema = z.object({
  customerKey: z.string(),
  ...seen,
  tids: z.array(customerTidSchema).readonly(),
});

/** What it takes to continue as a customer on one server: the customer key as it was sent, and its newest tid there. */
export const continuationSchema = z.object({
  customerKey: z.string(),
  tid: z.string(),
  lastSeen: z.iso.datetime(),
});

export type CustomerTid = Readonly<z.infer<typeof customerTidSchema>>;
export type Customer = Readonly<z.infer<typeof customerSchema>>;
export type Continuation = Readonly<z.infer<typeof continuationSchema>>;

/** What the history says about customers. */
export type CustomerIndex = {
  /** Takes one line of the history into account, in any order of time. */
  readonly add: (line: DatedLine) => void;
  /** How many were seen. */
  readonly count: () => number;
  /** Whether a customer was seen, however their key is written. */
  readonly has: (customerKey: string) => boolean;
  /** Everybody seen, the last one first. */
  readonly all: () => readonly Customer[];
  /** Those who can be continued with a server and site key, the last one first. */
  readonly at: (serverName: string, siteKey: string) => readonly Continuation[];
  /** Where a tid was used, the newest first: once for each place, for the customer it was last used with there. */
  readonly usesOf: (tid: string) => readonly TidUse[];
  /** How one customer can be continued there; null when they can’t. */
  readonly find: (customerKey: string, serverName: string, siteKey: string) => Continuation | null;
};

type Seen = { events: number; firstSeen: string; lastSeen: string };

/** A customer, with the chain of their tids. */
type Known = Seen & { readonly customerKey: string; tids: KnownTid | null };

/**
 * A tid of a customer. It hangs in two chains, that of its customer and that of all customers of the tid: a list or a map of its
 * own for each of 50,000 customers would take twice the room.
 */
type KnownTid = Seen & {
  readonly tid: string;
  /** The one in which it was last sent: several may send to the same server. */
  environment: CustomerTid['environment'];
  readonly siteKey: string;
  /** As it was last sent. */
  customerKey: string;
  readonly customer: Known;
  readonly nextOfCustomer: KnownTid | null;
  /** Where the chain of the tid begins; null in the first itself. */
  readonly first: KnownTid | null;
  nextOfTid: KnownTid | null;
};

/** How many customers the history has, without an index of them, which takes ten times the memory. */
export type CustomerCounter = Pick<CustomerIndex, 'add' | 'count'>;

export function createCustomerCounter(): CustomerCounter {
  const keys = new Set<string>();
  return {
    add: (event) => {
      if (isCounted(event)) keys.add(foldKey(event.customerKey));
    },
    count: () => keys.size,
  };
}

/** Events still under way and events in the trash do not count. */
function isCounted({ outcome, marks }: DatedLine): boolean {
  return outcome !== null && marks.deletedAt === null;
}

/** A book of customers, empty at first. @param counts the events that it takes into account */
export function createCustomerIndex(counts = isCounted): CustomerIndex {
  const customers = new Map<string, Known>();
  /** The first of each tid's chain, by server and site key: a tid means something on one server with one site key only. */
  const places = new Map<string, Map<string, KnownTid>>();
  const tidsAt = (serverName: string, siteKey: string) => places.get(keyOf(serverName, siteKey));

  function add(event: DatedLine) {
    const { environment, siteKey, customerKey, tid, sentAt } = event;
    if (!counts(event)) return;
    const key = foldKey(customerKey);
    const before = customers.get(key);
    const known = before ?? firstSeen(normalCustomerKey(customerKey), sentAt);
    if (before !== undefined) see(known, sentAt);
    else customers.set(key, known);
    // A tid that never left says nothing about whom the server knows by it.
    if (tid === '' || !isDispatched(event)) return;
    const tids = tidsAt(environment.serverName, siteKey) ?? new Map<string, KnownTid>();
    places.set(keyOf(environment.serverName, siteKey), tids);
    const first = tids.get(foldTid(tid)) ?? null;
    const own = findOwn(known, first);
    if (own !== null) {
      if (sentAt >= own.lastSeen) [own.customerKey, own.environment] = [customerKey, environment];
      return see(own, sentAt);
    }
    const fresh: KnownTid = {
      tid,
      environment,
      siteKey,
      customerKey,
      events: 1,
      firstSeen: sentAt,
      lastSeen: sentAt,
      customer: known,
      nextOfCustomer: known.tids,
      first,
      nextOfTid: first?.nextOfTid ?? null,
    };
    known.tids = fresh;
    if (first === null) tids.set(foldTid(tid), fresh);
    else first.nextOfTid = fresh;
  }

  return {
    add,
    count: () => customers.size,
    has: (customerKey) => customers.has(foldKey(customerKey)),
    all: () => [...customers.values()].map(toCustomer).sort(lastFirst),
    at: (serverName, siteKey) =>
      [...customers.values()]
        .filter(({ customerKey }) => customerKey !== '')
        .flatMap((known) => continuationOf(known, serverName, siteKey) ?? [])
        .sort(lastFirst),
    find: (customerKey, serverName, siteKey) => {
      const known = customers.get(foldKey(customerKey));
      return known === undefined || known.customerKey === '' ? null : continuationOf(known, serverName, siteKey);
    },
    usesOf: (tid) =>
      [...places.values()]
        .flatMap((tids) => lastUse(tids.get(foldTid(tid)) ?? null))
        .sort((one, other) => lastFirst(one, other) || byPlace(one, other))
        .map(toUse),
  };
}

/** Where a tid means one thing: on a server with a site key. Practice's site keys are its own at any port. */
function keyOf(serverName: string, siteKey: string): string {
  return isPracticeKey(siteKey) ? siteKey : `${normalServerName(serverName)}\n${siteKey}`;
}

function continuationOf(known: Known, serverName: string, siteKey: string): Continuation | null {
  const there = keyOf(serverName, siteKey);
  let newest: KnownTid | null = null;
  for (let one = known.tids; one !== null; one = one.nextOfCustomer) {
    const isThere = one.siteKey === siteKey && keyOf(one.environment.serverName, siteKey) === there;
    if (isThere && (newest === null || newest.lastSeen < one.lastSeen)) newest = one;
  }
  return newest && { customerKey: newest.customerKey, tid: newest.tid, lastSeen: newest.lastSeen };
}

/** The last use of a tid at one place, by a use with a customer key where there is one. */
function lastUse(first: KnownTid | null): readonly KnownTid[] {
  let last: KnownTid | null = null;
  for (let one = first; one !== null; one = one.nextOfTid) {
    const isKnown = one.customer.customerKey !== '';
    const isLater = last === null || last.lastSeen < one.lastSeen;
    if (last === null || (last.customer.customerKey === '' ? isKnown || isLater : isKnown && isLater)) last = one;
  }
  return last === null ? [] : [last];
}

/** Uses of the same moment have one order, however the events before them came. */
function byPlace(one: KnownTid, other: KnownTid): number {
  return keyOf(one.environment.serverName, one.siteKey) < keyOf(other.environment.serverName, other.siteKey) ? -1 : 1;
}

function toUse({ environment: { name, serverName }, siteKey, customer: { customerKey } }: KnownTid): TidUse {
  return { environmentName: name, serverName, siteKey, customerKey };
}

/**
 * What is known of a customer with a tid. Both chains are gone along in step, so that the shorter one ends the search: one
 * customer may have thousands of tids, and one tid thousands of customers.
 * @param first the first of the tid's chain
 */
function findOwn(known: Known, first: KnownTid | null): KnownTid | null {
  let ofCustomer = known.tids;
  let ofTid = first;
  while (ofCustomer !== null && ofTid !== null) {
    if (ofCustomer === first || ofCustomer.first === first) return ofCustomer;
    if (ofTid.customer === known) return ofTid;
    ofCustomer = ofCustomer.nextOfCustomer;
    ofTid = ofTid.nextOfTid;
  }
  return null;
}

function tidsOf({ tids }: Known): KnownTid[] {
  const all: KnownTid[] = [];
  for (let one = tids; one !== null; one = one.nextOfCustomer) all.push(one);
  return all.reverse();
}

/** Each field is written out here and where a TID is added: V8 keeps those that are spread in an array beside the object. */
function firstSeen(customerKey: string, sentAt: string): Known {
  return { customerKey, events: 1, firstSeen: sentAt, lastSeen: sentAt, tids: null };
}

function see(known: Seen, sentAt: string) {
  known.events += 1;
  if (sentAt < known.firstSeen) known.firstSeen = sentAt;
  if (sentAt > known.lastSeen) known.lastSeen = sentAt;
}

function toCustomer(known: Known): Customer {
  const { customerKey, events, firstSeen, lastSeen } = known;
  return { customerKey, events, firstSeen, lastSeen, tids: tidsOf(known).map(toCustomerTid).sort(lastFirst) };
}

function toCustomerTid({ tid, environment, siteKey, customerKey, events, firstSeen, lastSeen }: KnownTid): CustomerTid {
  return { tid, environment, siteKey, customerKey, events, firstSeen, lastSeen };
}

function lastFirst(a: { readonly lastSeen: string }, b: { readonly lastSeen: string }): number {
  return compareTexts(b.lastSeen, a.lastSeen);
}
