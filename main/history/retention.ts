import { type ConfirmedTime, trashLimit } from '#app/confirmed-time.ts';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import type { Retention } from '#app/history/retention.ts';

const dayMs = 86_400_000;

/**
 * The ids that retention removes for good. Pinned exchanges, those under way and those in the trash are left to
 * themselves; the trash goes by its own days.
 * @param runs every line, oldest first
 * @param bytesEach how much room an exchange takes, on the average
 */
export function expired(
  runs: readonly (readonly ExchangeSummary[])[],
  retention: Retention,
  bytesEach: number,
  now: ConfirmedTime,
): ReadonlySet<string> {
  const before = (days: number) => new Date(now.confirmed.getTime() - days * dayMs).toISOString();
  const trashBefore = trashLimit(now);
  const oldest = retention.days === null ? null : before(retention.days);
  const byRoom =
    retention.megabytes === null ? null : Math.floor((retention.megabytes * 1_000_000) / Math.max(bytesEach, 1));
  const mostKept = Math.min(retention.count ?? Number.POSITIVE_INFINITY, byRoom ?? Number.POSITIVE_INFINITY);
  const gone = new Set<string>();
  let kept = 0;
  for (const run of [...runs].reverse())
    for (const { id, sentAt, outcome, marks } of [...run].reverse()) {
      if (marks.deletedAt !== null) {
        if (marks.deletedAt < trashBefore) gone.add(id);
        continue;
      }
      kept += 1;
      if (marks.pinned || outcome === null) continue;
      if (kept > mostKept || (oldest !== null && sentAt < oldest)) gone.add(id);
    }
  return gone;
}
