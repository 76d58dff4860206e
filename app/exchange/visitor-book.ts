import { z } from 'zod';
import { type ExchangeSummary, exchangeSummarySchema } from './exchange.ts';

const seen = {
  events: z.number().int(),
  firstSeen: z.iso.datetime(),
  lastSeen: z.iso.datetime(),
};

/** A tid of a visitor, on the one server and site key where it means something. */
export const visitorTidSchema = z.object({
  tid: z.string(),
  environment: exchangeSummarySchema.shape.environment,
  siteKey: z.string(),
  ...seen,
});

/** A customer key and its tids, the newest first. The empty key stands for everybody who had none. */
export const visitorSchema = z.object({
  customerKey: z.string(),
  ...seen,
  tids: z.array(visitorTidSchema).readonly(),
});

/** What it takes to continue as a visitor on one server: the customer key and its newest tid there. */
export const continuationSchema = z.object({
  customerKey: z.string(),
  tid: z.string(),
  lastSeen: z.iso.datetime(),
});

export type VisitorTid = Readonly<z.infer<typeof visitorTidSchema>>;
export type Visitor = Readonly<z.infer<typeof visitorSchema>>;
export type Continuation = Readonly<z.infer<typeof continuationSchema>>;

/** What the history says about visitors. */
export type VisitorBook = {
  /** Takes one line of the history into account, in any order of time. */
  readonly add: (line: ExchangeSummary) => void;
  /** How many were seen. */
  readonly count: () => number;
  /** Everybody seen, the last one first. */
  readonly all: () => readonly Visitor[];
  /** Those who can be continued with a server and site key, the last one first. */
  readonly at: (serverName: string, siteKey: string) => readonly Continuation[];
  /** The customer key that a tid was last used with, there; null when it is not known. */
  readonly ownerOf: (tid: string, serverName: string, siteKey: string) => string | null;
};

type Known = { customerKey: string; events: number; firstSeen: string; lastSeen: string; tids: Map<string, KnownTid> };
type KnownTid = { -readonly [K in keyof VisitorTid]: VisitorTid[K] };

/** A book of visitors, empty at first. Events still under way and events in the trash do not count. */
export function createVisitorBook(): VisitorBook {
  const visitors = new Map<string, Known>();
  const owners = new Map<string, { customerKey: string; lastSeen: string }>();

  function add({ environment, siteKey, customerKey, tid, sentAt, outcome, left, marks }: ExchangeSummary) {
    if (outcome === null || marks.deletedAt !== null) return;
    const key = customerKey.trim();
    const known = visitors.get(key) ?? {
      customerKey: key,
      events: 0,
      firstSeen: sentAt,
      lastSeen: sentAt,
      tids: new Map(),
    };
    visitors.set(key, known);
    see(known, sentAt);
    // A tid that never left says nothing about whom the server knows by it.
    if (tid === '' || left === 'no') return;
    const place = placeOf(tid, environment.serverName, siteKey);
    const knownTid = known.tids.get(place) ?? {
      tid,
      environment,
      siteKey,
      events: 0,
      firstSeen: sentAt,
      lastSeen: sentAt,
    };
    known.tids.set(place, knownTid);
    see(knownTid, sentAt);
    const owner = owners.get(place);
    if (key !== '' && (owner === undefined || owner.lastSeen <= sentAt))
      owners.set(place, { customerKey: key, lastSeen: sentAt });
  }

  return {
    add,
    count: () => visitors.size,
    all: () => [...visitors.values()].map(toVisitor).sort(lastFirst),
    at: (serverName, siteKey) =>
      [...visitors.values()]
        .filter(({ customerKey }) => customerKey !== '')
        .flatMap(({ customerKey, tids }) => {
          const [newest] = [...tids.values()]
            .filter((own) => own.environment.serverName === serverName && own.siteKey === siteKey)
            .sort(lastFirst);
          return newest === undefined ? [] : [{ customerKey, tid: newest.tid, lastSeen: newest.lastSeen }];
        })
        .sort(lastFirst),
    ownerOf: (tid, serverName, siteKey) => owners.get(placeOf(tid, serverName, siteKey))?.customerKey ?? null,
  };
}

/** A tid means something on one server with one site key only. */
function placeOf(tid: string, serverName: string, siteKey: string): string {
  return `${serverName}\n${siteKey}\n${tid.toLowerCase()}`;
}

function see(known: { events: number; firstSeen: string; lastSeen: string }, sentAt: string) {
  known.events += 1;
  if (sentAt < known.firstSeen) known.firstSeen = sentAt;
  if (sentAt > known.lastSeen) known.lastSeen = sentAt;
}

function toVisitor({ tids, ...known }: Known): Visitor {
  return { ...known, tids: [...tids.values()].sort(lastFirst) };
}

function lastFirst(a: { readonly lastSeen: string }, b: { readonly lastSeen: string }): number {
  return a.lastSeen < b.lastSeen ? 1 : a.lastSeen > b.lastSeen ? -1 : 0;
}
