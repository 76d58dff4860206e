import { maskCustomersIn } from '#app/event/customer-key.ts';
import { formatCount } from '#app/quantity.ts';
import type { RunProgress } from '#app/runs/run.ts';

/** The person is probably still watching a run that ends sooner. */
const longMs = 30_000;

/** The notification when a long run ended and the window isn't in front; null when none is needed. */
export function runNotification(
  { summary, elapsedMs }: Pick<RunProgress, 'summary' | 'elapsedMs'>,
  isInFront: boolean,
): { readonly title: string; readonly body: string } | null {
  if (isInFront || summary.endedAt === null || elapsedMs < longMs) return null;
  const { answered, failed, unknown } = summary.ledger;
  const parts = [
    `${formatCount(answered, 'event')} answered`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
  ];
  // Others may see the screen, and a name may contain a customer key.
  return { title: `Run “${maskCustomersIn(summary.name, [])}” finished`, body: `${parts.join(', ')}.` };
}
