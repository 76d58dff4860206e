import type { Exchange, Marks } from '#app/exchange/exchange.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import type { ClosedSegments } from './closed-segments.ts';
import type { OpenSegment } from './open-segment.ts';
import { createIdSet } from './packed-ids.ts';
import { addRemovals, noRemoval, type Removal } from './removal.ts';
import type { SummaryTable } from './summary-table.ts';

/** Chooses the exchanges to change: the rows of a segment. */
export type Choice = (table: SummaryTable) => readonly number[];
/** Changes an exchange; null removes it for good. */
export type Change = (exchange: Exchange) => Exchange | null;

/** Where saved exchanges are changed. */
type RewritingParts = {
  readonly closed: ClosedSegments;
  readonly open: () => readonly OpenSegment[];
  /** Why not all segments are known, in words; null when they are. */
  readonly unread: () => string | null;
  /** Removes the rest of a closed segment's journal. Returns why it couldn't, in words. */
  readonly removeJournal: (number: number) => Promise<string | null>;
  readonly onChange: () => void;
};

/** Changes saved exchanges that have ended, in open segments and closed ones. */
export function createRewriting({ closed, open, unread, removeJournal, onChange }: RewritingParts) {
  const rewriteClosed = async (choice: Choice, to: Change): Promise<Removal> => {
    const yieldNow = createYield();
    let sum: Removal = { ...noRemoval, problem: unread() };
    for (const [number, { table }] of [...closed.indexes]) {
      await yieldNow();
      const meant = idsOf(table, choice(table));
      if (meant.size === 0) continue;
      sum = addRemovals(sum, await rewriteSegment(number, meant, to));
      onChange();
    }
    return sum;
  };

  async function rewriteSegment(number: number, meant: ReadonlySet<string>, to: Change): Promise<Removal> {
    const before = await closed.read(number);
    if (before.kind === 'unread') return { removed: 0, leftOut: meant.size, problem: before.says };
    const after = before.exchanges.flatMap((exchange) => (meant.has(exchange.id) ? (to(exchange) ?? []) : [exchange]));
    // Its journal, where it couldn't be removed at the closing, holds the same events.
    const problem = (await removeJournal(number)) ?? (await closed.replace(before, after));
    if (problem !== null) return { removed: 0, leftOut: meant.size, problem };
    return { removed: before.exchanges.length - after.length, leftOut: 0, problem };
  }

  async function rewriteOpen(choice: Choice, to: Change): Promise<Removal> {
    let sum = noRemoval;
    for (const segment of open()) {
      const { table } = segment.index();
      const ended = choice(table).filter((row) => (table.lineAt(row)?.outcome ?? null) !== null);
      const meant = idsOf(table, ended);
      if (meant.size === 0) continue;
      const problem = await segment.rewrite(meant, to);
      // Others may have come meanwhile.
      const removed = problem === null ? [...meant].filter((id) => !segment.has(id)).length : 0;
      sum = addRemovals(sum, { removed, leftOut: problem === null ? 0 : meant.size, problem });
      onChange();
    }
    return sum;
  }

  return {
    rewriteClosed,
    rewrite: async (choice: Choice, to: Change): Promise<Removal> =>
      addRemovals(await rewriteOpen(choice, to), await rewriteClosed(choice, to)),
  };
}

/** Those with one of these ids whose marks say that they are meant. */
export function withIds(ids: Iterable<string>, isMeant: (marks: Marks) => boolean = () => true): Choice {
  const wanted = createIdSet(ids);
  return ({ rowsOf, marksAt }) => rowsOf(wanted).filter((row) => isMeant(marksAt(row)));
}

function idsOf({ idAt }: SummaryTable, rows: readonly number[]): ReadonlySet<string> {
  return new Set(rows.map(idAt));
}
