import type { HistoryGroup } from '#app/history/history-groups.ts';
import type { Grouping } from '#app/history/history-query.ts';

/** What is known of the events below a head. */
type Below = Pick<HistoryGroup, 'count' | 'judged' | 'unsent' | 'firstId' | 'lastId'> & {
  /** Tells it from the other heads of the list, also when newer events come. */
  readonly key: string;
  /** The place of the first of them. */
  readonly place: number;
};

export type DayHead = Below & { readonly kind: 'day'; readonly day: string };
export type RunHead = Below & {
  readonly kind: 'run';
  /** Null for the events of no run. */
  readonly runId: string | null;
  readonly isCollapsed: boolean;
};
export type StoryboardHead = Below & {
  readonly kind: 'storyboard';
  /** Null for the events of no storyboard. */
  readonly title: string | null;
  readonly isCollapsed: boolean;
};

/** The line above a group of events: what they have in common. */
export type GroupHead = DayHead | RunHead | StoryboardHead;

/** A line of the list: a head, or the event at a place. */
export type ListRow = GroupHead | { readonly kind: 'event'; readonly place: number };

/** The lines of a list of any length: only the groups are held. */
export type ListRows = {
  readonly count: number;
  readonly rowAt: (index: number) => ListRow | null;
  /** The line of an event; null while its group is collapsed. */
  readonly indexOf: (place: number) => number | null;
  /** The nearest event that isn't collapsed, first in the direction of a move; null when all are. */
  readonly nearestOpen: (place: number, isBackward: boolean) => number | null;
  /** The heads above a line, the outermost first. */
  readonly headsAt: (index: number) => readonly GroupHead[];
  /** The innermost group of an event; null in a list without groups. */
  readonly groupOf: (place: number) => GroupHead | null;
};

type Block = {
  readonly start: number;
  readonly size: number;
  /** The place of its first event; for a head, of the first event under it. */
  readonly place: number;
  readonly head: GroupHead | null;
};

/** @param collapsed the keys of the groups whose events are hidden */
export function listRows(groups: readonly HistoryGroup[], groupBy: Grouping, collapsed: ReadonlySet<string>): ListRows {
  const blocks = blocksOf(groups, groupBy, collapsed);
  const events = blocks.filter(({ head }) => head === null);
  const heads = blocks.flatMap(({ head }) => head ?? []);
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
      // The events of a run or a storyboard follow its head at once, unless they are collapsed.
      const inner = [headAt(own), headAt(own) === null ? headAt(own - 1) : null].find(
        (head, at) => head !== null && head.kind !== 'day' && (at === 0 || !head.isCollapsed),
      );
      const day = groupBy === 'day' ? dayAbove(blocks, own) : null;
      return [day, inner ?? null].filter((head) => head !== null);
    },
    groupOf: (place) => {
      // The innermost of those that begin at or before it comes last.
      const head = heads[lastUpTo(heads, place, (one) => one.place)];
      if (head === undefined || place < head.place + head.count) return head ?? null;
      return heads.findLast((one) => one.place <= place && place < one.place + one.count) ?? null;
    },
  };
}

function dayAbove(blocks: readonly Block[], index: number): DayHead | null {
  for (let at = index; at >= 0; at--) {
    const head = blocks[at]?.head ?? null;
    if (head?.kind === 'day') return head;
  }
  return null;
}

function blocksOf(
  groups: readonly HistoryGroup[],
  groupBy: Grouping,
  collapsed: ReadonlySet<string>,
): readonly Block[] {
  const days = groupBy === 'day' ? daysOf(groups) : new Map<number, DayHead>();
  const keys = keysOf(groups, groupBy);
  const blocks: Block[] = [];
  let start = 0;
  let place = 0;
  const add = (size: number, head: Block['head']) => {
    blocks.push({ start, size, place, head });
    start += size;
  };
  for (const [at, group] of groups.entries()) {
    const day = days.get(at);
    if (day !== undefined) add(1, day);
    const key = keys[at] ?? '';
    const head = headOf(group, groupBy, { key, place, isCollapsed: collapsed.has(key) });
    if (head !== null) add(1, head);
    if (head?.isCollapsed !== true) add(group.count, null);
    place += group.count;
  }
  return blocks;
}

/** The head of a group; null for what only has that of its day. */
function headOf(
  { runId, storyboard, count, judged, unsent, firstId, lastId }: HistoryGroup,
  groupBy: Grouping,
  own: Pick<RunHead, 'key' | 'place' | 'isCollapsed'>,
): RunHead | StoryboardHead | null {
  const below = { ...own, count, judged, unsent, firstId, lastId };
  if (groupBy === 'storyboard') return { kind: 'storyboard', title: storyboard?.title ?? null, ...below };
  return groupBy === 'day' && runId === null ? null : { kind: 'run', runId, ...below };
}

/** The heads of the days, each by the index of its first group. */
function daysOf(groups: readonly HistoryGroup[]): ReadonlyMap<number, DayHead> {
  const heads = new Map<number, DayHead>();
  let first = -1;
  let place = 0;
  for (const [at, { day, count, judged, unsent, firstId, lastId }] of groups.entries()) {
    const head = heads.get(first);
    if (head?.day === day)
      heads.set(first, {
        ...head,
        count: head.count + count,
        judged: head.judged + judged,
        unsent: head.unsent + unsent,
        lastId,
      });
    else {
      first = at;
      heads.set(at, { kind: 'day', key: day, day, place, count, judged, unsent, firstId, lastId });
    }
    place += count;
  }
  return heads;
}

/**
 * A key for each group. A run that other events split has several: they are counted from the oldest on, so that each keeps
 * its key when newer events come.
 */
function keysOf(groups: readonly HistoryGroup[], groupBy: Grouping): readonly string[] {
  const parts = new Map<string, number>();
  const keys = groups.toReversed().map(({ day, runId, storyboard }) => {
    const own = storyboard?.id ?? runId;
    const key = groupBy === 'day' ? `${day} ${own}` : `${own}`;
    const part = (parts.get(key) ?? 0) + 1;
    parts.set(key, part);
    return part === 1 ? key : `${key} ${part}`;
  });
  return keys.toReversed();
}

/** The last of sorted items that begins at or before a number; −1 for none. */
function lastUpTo<T>(items: readonly T[], wanted: number, startOf: (item: T) => number): number {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && startOf(item) <= wanted) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}
