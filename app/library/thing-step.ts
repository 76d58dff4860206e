import { isSame } from '#app/is-same.ts';

/** A thing of a list, as its members. Told from the others of its list by its key. */
type Thing = object;

/** What a change made of one thing of a list. Null where it was not there. */
export type ThingStep<T> = {
  readonly key: string;
  readonly before: T | null;
  readonly after: T | null;
  /** Where it was before and after. Set where its place changed, and where it came or went. */
  readonly place: { readonly before: Place; readonly after: Place } | null;
};

/** A place in a list: the key of the thing in front, null at the start. */
export type Place = { readonly index: number; readonly front: string | null };

/** How a change affects a list: each thing in it, or the whole list where things have the same key. */
export type ListStep<T> =
  | { readonly kind: 'things'; readonly things: readonly ThingStep<T>[] }
  | { readonly kind: 'whole'; readonly before: readonly T[]; readonly after: readonly T[] };

export type Side = 'before' | 'after';

/** A list after a step was taken back or made again. `left` are the things of it that have changed since, as they are. */
export type Settled<T> = { readonly list: readonly T[]; readonly left: readonly T[] };

/** What a list is about: the key of its things, and the members that change merely by use. */
export type ListKind<T> = {
  readonly keyOf: (thing: T) => string;
  readonly passing?: readonly string[];
  /** Whether a thing may be taken away now; a folder that something was put into may not. */
  readonly canGo?: (thing: T) => boolean;
};

/** What turns one list into the other; null when they are the same. */
export function listStep<T extends Thing>(
  before: readonly T[],
  after: readonly T[],
  { keyOf }: ListKind<T>,
): ListStep<T> | null {
  if (before === after) return null;
  const [old, fresh] = [byKey(before, keyOf), byKey(after, keyOf)];
  if (old === null || fresh === null) return { kind: 'whole', before, after };
  const moved = findMoved(before.map(keyOf), after.map(keyOf));
  const [placesBefore, placesAfter] = [placesOf(before, keyOf), placesOf(after, keyOf)];
  const keys = [...new Set([...old.keys(), ...fresh.keys()])];
  const things = keys.flatMap((key): readonly ThingStep<T>[] => {
    const [one, other] = [old.get(key) ?? null, fresh.get(key) ?? null];
    const isMoved = one === null || other === null || moved.has(key);
    if (!isMoved && (one === other || isSame(one, other))) return [];
    const place = { before: placesBefore.get(key) ?? nowhere, after: placesAfter.get(key) ?? nowhere };
    return [{ key, before: one, after: other, place: isMoved ? place : null }];
  });
  return things.length === 0 ? null : { kind: 'things', things };
}

/** Takes a step back (to `before`) or makes it again (to `after`). Whatever else happened to the list stays. */
export function settleList<T extends Thing>(
  list: readonly T[],
  step: ListStep<T>,
  to: Side,
  kind: ListKind<T>,
): Settled<T> {
  const from = to === 'before' ? 'after' : 'before';
  if (step.kind === 'whole') {
    return isSame(list, step[from]) ? { list: step[to], left: [] } : { list, left: isSame(list, step[to]) ? [] : list };
  }
  const now = byKey(list, kind.keyOf);
  if (now === null) return { list, left: list };
  const left: T[] = [];
  const settled = new Map(now);
  const order = createOrder([...now.keys()]);
  const things = step.things.toSorted((a, b) => (a.place?.[to].index ?? 0) - (b.place?.[to].index ?? 0));
  for (const { key, place, ...thing } of things) {
    const [was, wanted, mine] = [thing[from], thing[to], now.get(key) ?? null];
    const next = settleOne(mine, was, wanted, kind);
    if (next === 'changed') {
      const changed = mine ?? was;
      if (changed !== null) left.push(changed);
    } else if (next === null) {
      settled.delete(key);
      order.remove(key);
    } else {
      settled.set(key, next);
      if (place !== null) order.putBehind(key, place[to].front);
    }
  }
  return { list: order.keys().flatMap((key) => settled.get(key) ?? []), left };
}

/** A thing after a step; null where there is none, and `changed` where it is no longer what the step left. */
function settleOne<T extends Thing>(
  mine: T | null,
  was: T | null,
  wanted: T | null,
  { passing, canGo }: ListKind<T>,
): T | null | 'changed' {
  if (mine === null) {
    // What the step knew as there and is not was removed for good since: it stays so.
    return was === null ? wanted : wanted === null ? null : 'changed';
  }
  if (was === null) return wanted === null || isSame(mine, wanted) ? mine : 'changed';
  if (wanted === null) {
    const isUntouched = isSame(without(mine, passing), without(was, passing)) && canGo?.(mine) !== false;
    return isUntouched ? null : 'changed';
  }
  return settleThing(mine, was, wanted, passing) ?? 'changed';
}

/** A thing with the members that a step changed as they were on the other side of it; null when one changed since. */
export function settleThing<T extends Thing>(now: T, was: T, wanted: T, passing: readonly string[] = []): T | null {
  const [present, from, to] = [now, was, wanted].map((one) => new Map<string, unknown>(Object.entries(one)));
  if (present === undefined || from === undefined || to === undefined) return null;
  const changes = new Map<string, unknown>();
  for (const name of new Set([...from.keys(), ...to.keys()])) {
    const [mine, old, next] = [present.get(name), from.get(name), to.get(name)];
    if (passing.includes(name) || isSame(old, next) || isSame(mine, next)) continue;
    if (isSame(mine, old)) changes.set(name, next);
    else {
      const inner = settleInner(mine, old, next);
      if (inner === null) return null;
      changes.set(name, inner);
    }
  }
  return { ...now, ...Object.fromEntries(changes) };
}

/** A list within a thing, as the steps and the cast of a storyboard; null when it is none, or one of them changed since. */
function settleInner(mine: unknown, old: unknown, next: unknown): readonly Identified[] | null {
  if (!isIdentified(mine) || !isIdentified(old) || !isIdentified(next)) return null;
  const kind = { keyOf: ({ id }: Identified) => id };
  const step = listStep(old, next, kind);
  if (step === null) return mine;
  const { list, left } = settleList(mine, step, 'after', kind);
  return left.length > 0 ? null : list;
}

type Identified = { readonly id: string };

function isIdentified(value: unknown): value is readonly Identified[] {
  return (
    Array.isArray(value) &&
    value.every((one: unknown) => typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string')
  );
}

function byKey<T>(list: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, T> | null {
  const found = new Map(list.map((thing) => [keyOf(thing), thing]));
  return found.size === list.length ? found : null;
}

const nowhere: Place = { index: 0, front: null };

function placesOf<T>(list: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, Place> {
  const keys = list.map(keyOf);
  return new Map(keys.map((key, index) => [key, { index, front: keys[index - 1] ?? null }]));
}

/** The order of a list while things are put into it and taken out, each at once however long it is. */
function createOrder(keys: readonly string[]) {
  const next = new Map<string | null, string | null>();
  const front = new Map<string | null, string | null>();
  const link = (one: string | null, other: string | null) => {
    next.set(one, other);
    front.set(other, one);
  };
  for (const [index, key] of keys.entries()) link(keys[index - 1] ?? null, key);
  link(keys.at(-1) ?? null, null);
  const remove = (key: string) => {
    if (!next.has(key)) return;
    link(front.get(key) ?? null, next.get(key) ?? null);
    next.delete(key);
    front.delete(key);
  };
  return {
    remove,
    /** Behind the one with this key, at the start (null), or at the end where that one is gone. */
    putBehind: (key: string, wanted: string | null) => {
      remove(key);
      const place = wanted === null || next.has(wanted) ? wanted : (front.get(null) ?? null);
      const behind = next.get(place) ?? null;
      link(place, key);
      link(key, behind);
    },
    keys: (): readonly string[] => {
      const all: string[] = [];
      for (let at = next.get(null) ?? null; at !== null; at = next.get(at) ?? null) all.push(at);
      return all;
    },
  };
}

/** The fewest keys that were moved, as far as that is quick to see: one, or else all from the first to the last difference. */
function findMoved(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const [inBefore, inAfter] = [new Set(before), new Set(after)];
  const old = before.filter((key) => inAfter.has(key));
  const fresh = after.filter((key) => inBefore.has(key));
  const first = old.findIndex((key, index) => key !== fresh[index]);
  if (first === -1) return new Set();
  const last = old.findLastIndex((key, index) => key !== fresh[index]);
  const [a = '', b = ''] = [old[first], fresh[first]];
  const skipsTo = (key: string) => {
    const rest = (list: readonly string[]) => list.filter((other) => other !== key);
    return isSame(rest(old.slice(first, last + 1)), rest(fresh.slice(first, last + 1)));
  };
  if (skipsTo(a)) return new Set([a]);
  if (skipsTo(b)) return new Set([b]);
  return new Set(fresh.slice(first, last + 1));
}

function without(thing: Thing, names: readonly string[] = []): unknown {
  return Object.fromEntries(Object.entries(thing).filter(([name]) => !names.includes(name)));
}
