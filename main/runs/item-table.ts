import type { ItemState, Ledger } from '#app/runs/ledger.ts';

/** The state of an item, also before it has a result. */
export type ItemStanding = ItemState | 'unsent' | 'under-way';

/** Which results are asked for; `unmet` are those that didn't meet an expectation. */
export type ResultFilter = 'all' | ItemState | 'unmet';

const standings = ['unsent', 'under-way', 'answered', 'failed', 'unknown', 'skipped'] as const;

/** The state of every item of a run, in a few bytes each: a run may have millions. */
export type ItemTable = {
  readonly standing: (item: number) => ItemStanding;
  readonly set: (item: number, standing: ItemStanding, isUnmet: boolean) => void;
  /** Where the line of its result begins in the log, in bytes; null without one. */
  readonly place: (item: number) => number | null;
  readonly setPlace: (item: number, at: number | null) => void;
  /** How often it was begun. */
  readonly attempts: (item: number) => number;
  readonly setAttempts: (item: number, attempts: number) => void;
  /** An item is about to be sent, perhaps again. */
  readonly begin: (item: number) => void;
  /** Where the lines of its results begin that were followed by another attempt, the oldest first. */
  readonly earlierPlaces: (item: number) => readonly number[];
  /** How many items were sent again. */
  readonly sentAgain: () => number;
  /** How long its answer took that counts, in milliseconds; null without one, undefined where that isn't known. */
  readonly setTime: (item: number, ms: number | null | undefined) => void;
  /** Those of all items; null where one isn't known. */
  readonly times: () => Float64Array | null;
  /** Counts every item without a result as unknown, and failed ones too if they may have been sent again. */
  readonly loseRest: (isFailedToo: boolean) => void;
  readonly count: (standing: ItemStanding) => number;
  /** How many didn't meet an expectation. */
  readonly unmet: () => number;
  /** Items under way count as unsent. */
  readonly ledger: () => Ledger;
  /** The items that a filter finds, in their order. */
  readonly items: (filter: ResultFilter) => readonly number[];
};

export function createItemTable(planned: number): ItemTable {
  const standing = new Uint8Array(planned);
  const isUnmet = new Uint8Array(planned);
  const attempts = new Uint8Array(planned);
  /** −1 for an item without a line. */
  const places = new Float64Array(planned).fill(-1);
  const { add: addEarlier, ...earlier } = createEarlierPlaces();
  const counts = new Map<ItemStanding, number>([['unsent', planned]]);
  let unmet = 0;

  const standingOf = (item: number): ItemStanding => standings[standing[item] ?? 0] ?? 'unsent';
  const count = (of: ItemStanding) => counts.get(of) ?? 0;
  const setPlace = (item: number, at: number | null) => {
    places[item] = at ?? -1;
  };

  function set(item: number, to: ItemStanding, misses: boolean) {
    const from = standingOf(item);
    counts.set(from, count(from) - 1);
    counts.set(to, count(to) + 1);
    standing[item] = standings.indexOf(to);
    unmet += Number(misses) - (isUnmet[item] ?? 0);
    isUnmet[item] = Number(misses);
  }

  function begin(item: number) {
    attempts[item] = (attempts[item] ?? 0) + 1;
    // What was skipped was not sent before.
    if (standingOf(item) !== 'skipped') addEarlier(item, places[item] ?? -1);
  }

  function loseRest(isFailedToo: boolean) {
    for (let item = 0; item < planned; item++) {
      if (!['unsent', ...(isFailedToo ? ['failed'] : [])].includes(standingOf(item))) continue;
      set(item, 'unknown', false);
      setPlace(item, null);
    }
  }

  return {
    standing: standingOf,
    set,
    place: (item) => (places[item] === -1 ? null : (places[item] ?? null)),
    setPlace,
    attempts: (item) => attempts[item] ?? 0,
    setAttempts: (item, number) => {
      attempts[item] = number;
    },
    begin,
    ...createTimes(planned, (item) => ['answered', 'failed'].includes(standingOf(item))),
    ...earlier,
    loseRest,
    count,
    unmet: () => unmet,
    ledger: () => ledgerOf(planned, count),
    items: (filter) => itemsWhere(planned, (item) => isFound(filter, standingOf(item), isUnmet[item] === 1)),
  };
}

function ledgerOf(planned: number, count: (standing: ItemStanding) => number): Ledger {
  return {
    planned,
    answered: count('answered'),
    failed: count('failed'),
    unknown: count('unknown'),
    skipped: count('skipped'),
    unsent: count('unsent') + count('under-way'),
  };
}

function isFound(filter: ResultFilter, is: ItemStanding, isUnmet: boolean): boolean {
  if (is === 'unsent' || is === 'under-way') return false;
  return filter === 'all' || filter === is || (filter === 'unmet' && isUnmet);
}

function itemsWhere(planned: number, isWanted: (item: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let item = 0; item < planned; item++) if (isWanted(item)) found.push(item);
  return found;
}

/** @param isCounted whether an item still has the result that its time is of */
function createTimes(planned: number, isCounted: (item: number) => boolean): Pick<ItemTable, 'setTime' | 'times'> {
  const [none, unknown] = [-1, -2];
  const times = new Float64Array(planned).fill(none);
  return {
    setTime: (item, ms) => {
      times[item] = ms === undefined ? unknown : (ms ?? none);
    },
    times: () => {
      const counted = times.filter((ms, item) => ms !== none && isCounted(item));
      return counted.includes(unknown) ? null : counted;
    },
  };
}

/** Where the earlier results of items are that were sent again. Few are. */
function createEarlierPlaces() {
  const places = new Map<number, readonly number[]>();
  return {
    add: (item: number, at: number) => {
      if (at !== -1) places.set(item, [...(places.get(item) ?? []), at]);
    },
    earlierPlaces: (item: number) => places.get(item) ?? [],
    sentAgain: () => places.size,
  };
}
