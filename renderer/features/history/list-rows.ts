import type { HistoryGroup } from '#app/history/history-groups.ts';

export type DayHead = { readonly kind: 'day'; readonly day: string; readonly count: number };
export type RunHead = {
  readonly kind: 'run';
  readonly key: string;
  readonly runId: string;
  readonly count: number;
  readonly isCollapsed: boolean;
};

/** A line of the list: the head of a day or of a run, or the event at a place. */
export type ListRow = DayHead | RunHead | { readonly kind: 'event'; readonly place: number };

/** The lines of a list of any length: only the groups are held. */
export type ListRows = {
  readonly count: number;
  readonly rowAt: (index: number) => ListRow | null;
  /** The line of an event; null while its run is collapsed. */
  readonly indexOf: (place: number) => number | null;
  /** The nearest event that isn't collapsed, first in the direction of a move; null when all are. */
  readonly nearestOpen: (place: number, isBackward: boolean) => number | null;
  /** The heads above a line. */
  readonly headsAt: (index: number) => { readonly day: DayHead | null; readonly run: RunHead | null };
};

type Block = {
  readonly start: number;
  readonly size: number;
  /** The place of its first event; for a head, of the first event under it. */
  readonly place: number;
  readonly head: DayHead | RunHead | null;
};

/** @param collapsed the keys of the runs whose events are hidden */
export function listRows(groups: readonly HistoryGroup[], collapsed: ReadonlySet<string>): ListRows {
  const blocks = blocksOf(groups, collapsed);
  const events = blocks.filter(({ head }) => head === null);
  const last = blocks.at(-1);
  const rowAt = (index: number): ListRow | null => {
    const block = blocks[lastUpTo(blocks, index, ({ start }) => start)];
    if (block === undefined || index < 0 || index >= block.start + block.size) return null;
    return block.head ?? { kind: 'event', place: block.place + index - block.start };
  };
  const blockOf = (place: number) => {
    const block = events[lastUpTo(events, place, (one) => one.place)];
    return block !== undefined && place < block.place + block.size ? block : null;
  };
  return {
    count: last === undefined ? 0 : last.start + last.size,
    rowAt,
    indexOf: (place) => {
      const block = blockOf(place);
      return block === null ? null : block.start + place - block.place;
    },
    nearestOpen: (place, isBackward) => {
      if (blockOf(place) !== null) return place;
      const at = lastUpTo(events, place, (one) => one.place);
      const before = events[at];
      const after = events[at + 1];
      const [first, second] = [before && before.place + before.size - 1, after?.place];
      return (isBackward ? (first ?? second) : (second ?? first)) ?? null;
    },
    headsAt: (index) => {
      const own = lastUpTo(blocks, index, ({ start }) => start);
      const headAt = (at: number) => blocks[at]?.head ?? null;
      // The events of a run follow its head at once.
      const run = [headAt(own), headAt(own) === null ? headAt(own - 1) : null].find((head) => head?.kind === 'run');
      let day: DayHead | null = null;
      for (let at = own; at >= 0 && day === null; at--) {
        const head = headAt(at);
        if (head?.kind === 'day') day = head;
      }
      return { day, run: run?.kind === 'run' ? run : null };
    },
  };
}

function blocksOf(groups: readonly HistoryGroup[], collapsed: ReadonlySet<string>): readonly Block[] {
  const perDay = new Map<string, number>();
  for (const { day, count } of groups) perDay.set(day, (perDay.get(day) ?? 0) + count);
  const blocks: Block[] = [];
  let start = 0;
  let place = 0;
  let shownDay = '';
  const add = (size: number, head: Block['head']) => {
    blocks.push({ start, size, place, head });
    start += size;
  };
  const keys = keysOf(groups);
  for (const [at, { day, runId, count }] of groups.entries()) {
    if (day !== shownDay) add(1, { kind: 'day', day, count: perDay.get(day) ?? count });
    shownDay = day;
    const key = keys[at] ?? '';
    const isCollapsed = runId !== null && collapsed.has(key);
    if (runId !== null) add(1, { kind: 'run', key, runId, count, isCollapsed });
    if (!isCollapsed) add(count, null);
    place += count;
  }
  return blocks;
}

/**
 * A key for each group. A run that other events split has several: they are counted from the oldest on, so that each keeps
 * its key when newer events come.
 */
function keysOf(groups: readonly HistoryGroup[]): readonly string[] {
  const parts = new Map<string, number>();
  const keys = groups.toReversed().map(({ day, runId }) => {
    const key = `${day} ${runId}`;
    const part = (parts.get(key) ?? 0) + 1;
    parts.set(key, part);
    return part === 1 ? key : `${key} ${part}`;
  });
  return keys.toReversed();
}

/** The last of sorted blocks that begins at or before a number; −1 for none. */
function lastUpTo(blocks: readonly Block[], wanted: number, startOf: (block: Block) => number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block !== undefined && startOf(block) <= wanted) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}
