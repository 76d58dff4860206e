import { maskCustomersIn } from '#app/event/customer-key.ts';
import { formatCount } from '#app/quantity.ts';
import type { RunProgress } from '#app/runs/run.ts';

/** A run that ends sooner is still watched by whoever started it. */
const longMs = 30_000;

/** What the system shows when a long run ended and nobody looks; null when there is nothing to tell. */
export function runNotification(
  { summary, elapsedMs }: Pick<RunProgress, 'summary' | 'elapsedMs'>,
  isInFront: boolean,
): { readonly title: string; readonly body: string } | null {
  if (isInFront || summary.endedAt === null || elapsedMs < longMs) return null;
  const { answered, failed, unknown } = summary.ledger;
  const parts = [
    `${formatCount(answered, 'event')} answered`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(unknown > 0 ? [`${unknown} of unknown fate`] : []),
  ];
  // Others may see it, and a name is whatever was typed.
  return { title: `The run “${maskCustomersIn(summary.name, [])}” ended`, body: `${parts.join(', ')}.` };
}
