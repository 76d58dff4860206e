import type { Exchange, Marks } from '#app/exchange/exchange.ts';
import { formatLeftOut } from './removal.ts';
import { withIds } from './rewriting.ts';
import type { Segments } from './segments.ts';

/** The marks to set; what is undefined stays as it is. */
export type MarksChange = { readonly [K in keyof Marks]?: Marks[K] | undefined };

type MarkingParts = {
  readonly segments: Segments;
  readonly ready: () => Promise<void>;
  readonly recent: () => readonly Exchange[];
  readonly onMarked: (marks: MarksChange) => void;
};

/** Sets marks on exchanges. The function returns why some couldn't be set, in words. */
export function createMarking({ segments, ready, recent, onMarked }: MarkingParts) {
  /** Where the marks in open segments can't be saved, none of them are set. */
  async function markOpen(ids: ReadonlySet<string>, marks: MarksChange): Promise<string | null> {
    const before = recent().filter(({ id }) => ids.has(id));
    const locked = segments
      .open()
      .find((segment) => segment.locked !== null && before.some(({ id }) => segment.has(id)));
    const patches = (to: (exchange: Exchange) => Marks) =>
      before.map((exchange) => ({ patch: { id: exchange.id, marks: to(exchange) } }));
    const problem = await segments.write(patches((exchange) => withMarks(exchange.marks, marks)));
    if (problem === null) return locked?.locked ?? null;
    // The window must not show marks that aren't saved.
    const notUndone = await segments.write(patches((exchange) => exchange.marks));
    return notUndone === null ? problem : notUndone;
  }

  return (ids: readonly string[], marks: MarksChange): Promise<string | null> =>
    segments.inTurn(async () => {
      await ready();
      const chosen = new Set(ids);
      const problem = await markOpen(chosen, marks);
      const rewritten = await segments.rewriteClosed(withIds(chosen), (exchange) => ({
        ...exchange,
        marks: withMarks(exchange.marks, marks),
      }));
      onMarked(marks);
      return problem ?? formatLeftOut(rewritten);
    });
}

/** A new verdict brings who gave it; the one before, or nobody, stays with a verdict that stays. */
function withMarks(before: Marks, change: MarksChange): Marks {
  const { judgedBy, judgedAt } = change.triggered === undefined ? before : change;
  return {
    pinned: change.pinned ?? before.pinned,
    note: change.note ?? before.note,
    triggered: change.triggered ?? before.triggered,
    ...(judgedBy !== undefined && { judgedBy }),
    ...(judgedAt !== undefined && { judgedAt }),
    deletedAt: change.deletedAt === undefined ? before.deletedAt : change.deletedAt,
  };
}
