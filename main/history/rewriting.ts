import type { Exchange, ExchangeSummary } from '#app/exchange/exchange.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import type { ClosedSegments } from './closed-segments.ts';
import type { OpenSegment } from './open-segment.ts';
import { addRemovals, noRemoval, type Removal } from './removal.ts';

/** Which exchanges are to be changed. */
export type IsMeant = (summary: ExchangeSummary) => boolean;
/** What becomes of an exchange; null removes it for good. */
export type Change = (exchange: Exchange) => Exchange | null;

/** What kept exchanges are changed in. */
type RewritingParts = {
  readonly closed: ClosedSegments;
  readonly open: () => readonly OpenSegment[];
  /** Why not all segments are known, in words; null when they are. */
  readonly unread: () => string | null;
  /** Removes what is left of the journal of a closed segment. Returns why it could not, in words. */
  readonly removeJournal: (number: number) => Promise<string | null>;
  readonly onChange: () => void;
};

/** Changes exchanges that are kept: those that have ended, in open segments and closed ones. */
export function createRewriting({ closed, open, unread, removeJournal, onChange }: RewritingParts) {
  const rewriteClosed = async (isMeant: IsMeant, to: Change): Promise<Removal> => {
    const yieldNow = createYield();
    let sum: Removal = { ...noRemoval, fault: unread() };
    for (const [number, { summaries }] of [...closed.indexes]) {
      const meant = idsOf(summaries, isMeant);
      if (meant.size === 0) continue;
      sum = addRemovals(sum, await rewriteSegment(number, meant, to));
      onChange();
      await yieldNow();
    }
    return sum;
  };

  async function rewriteSegment(number: number, meant: ReadonlySet<string>, to: Change): Promise<Removal> {
    const before = await closed.read(number);
    if (before.kind === 'unread') return { removed: 0, leftOut: meant.size, fault: before.says };
    const after = before.exchanges.flatMap((exchange) => (meant.has(exchange.id) ? (to(exchange) ?? []) : [exchange]));
    // Its journal, where it could not be removed at the closing, holds the same events.
    const fault = (await removeJournal(number)) ?? (await closed.replace(before, after));
    if (fault !== null) return { removed: 0, leftOut: meant.size, fault };
    return { removed: before.exchanges.length - after.length, leftOut: 0, fault };
  }

  async function rewriteOpen(isMeant: IsMeant, to: Change): Promise<Removal> {
    let sum = noRemoval;
    for (const segment of open()) {
      const meant = idsOf(segment.index().summaries, (summary) => summary.outcome !== null && isMeant(summary));
      if (meant.size === 0) continue;
      const fault = await segment.rewrite(meant, to);
      // Others may have come meanwhile.
      const removed = fault === null ? [...meant].filter((id) => !segment.has(id)).length : 0;
      sum = addRemovals(sum, { removed, leftOut: fault === null ? 0 : meant.size, fault });
      onChange();
    }
    return sum;
  }

  return {
    rewriteClosed,
    rewrite: async (isMeant: IsMeant, to: Change): Promise<Removal> =>
      addRemovals(await rewriteOpen(isMeant, to), await rewriteClosed(isMeant, to)),
  };
}

function idsOf(summaries: readonly ExchangeSummary[], isMeant: IsMeant): ReadonlySet<string> {
  return new Set(summaries.filter(isMeant).map(({ id }) => id));
}
