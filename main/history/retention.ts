import { type ConfirmedTime, trashLimit } from '#app/confirmed-time.ts';
import type { Retention } from '#app/history/retention.ts';
import type { SummaryTable } from './summary-table.ts';

const dayMs = 86_400_000;

/**
 * The ids that retention removes for good. Pinned exchanges, those under way and those in the trash are left to
 * themselves; the trash goes by its own days.
 * @param tables every line, oldest first
 * @param bytesEach how much room an exchange takes, on the average
 */
export function expired(
  tables: readonly SummaryTable[],
  retention: Retention,
  bytesEach: number,
  now: ConfirmedTime,
): ReadonlySet<string> {
  const before = (days: number) => now.confirmed.getTime() - days * dayMs;
  const trashBefore = trashLimit(now);
  const oldest = retention.days === null ? null : before(retention.days);
  const byRoom =
    retention.megabytes === null ? null : Math.floor((retention.megabytes * 1_000_000) / Math.max(bytesEach, 1));
  const mostKept = Math.min(retention.count ?? Number.POSITIVE_INFINITY, byRoom ?? Number.POSITIVE_INFINITY);
  const gone = new Set<string>();
  let kept = 0;
  for (const { length, lineAt, timeAt, idAt } of [...tables].reverse())
    for (let row = length - 1; row >= 0; row -= 1) {
      const line = lineAt(row);
      if (line === undefined) continue;
      const { outcome, marks } = line;
      if (marks.deletedAt !== null) {
        if (marks.deletedAt < trashBefore) gone.add(idAt(row));
        continue;
      }
      kept += 1;
      if (marks.pinned || outcome === null) continue;
      if (kept > mostKept || (oldest !== null && timeAt(row) < oldest)) gone.add(idAt(row));
    }
  return gone;
}
