import { disc, markWith, outcomeDisc } from '#app/exchange/outcome-disc.ts';
import { type OutcomeShape, outcomeShapes } from '#app/exchange/outcome-shapes.ts';
import { formatNumber } from '#app/quantity.ts';
import type { Ledger } from '#app/runs/ledger.ts';
import { itemWords, type RunResult } from '#app/runs/result.ts';
import { type Markup, markup } from '#app/text/markup.ts';

const unsent: OutcomeShape = { level: 'ring', tone: 'none', glyph: '' };
const skipped = outcomeShapes.cancelled;

/** What became of an item: disc and word together. */
export function outcomeMark(result: RunResult | null): Markup {
  if (result === null) return markWith(unsent, 'Unsent');
  const { outcome, state } = result;
  return outcome === null ? markWith(skipped, itemWords[state]) : outcomeDisc(outcome);
}

/** The ledger as the equation that it is, below its bar. */
export function ledgerPart(ledger: Ledger): Markup {
  const { planned, answered, failed, unknown } = ledger;
  const parts = [
    { name: 'Answered', kind: 'answered', count: answered, shape: outcomeShapes.received },
    { name: 'Failed', kind: 'failed', count: failed, shape: outcomeShapes.refused },
    { name: 'Unknown', kind: 'unknown', count: unknown, shape: outcomeShapes['timed-out'] },
    { name: 'Skipped', kind: 'skipped', count: ledger.skipped, shape: skipped },
    { name: 'Unsent', kind: 'unsent', count: ledger.unsent, shape: unsent },
  ];
  const bar = parts
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => markup`<i class="${kind}" style="flex-grow:${count}"></i>`);
  const terms = parts.map(
    ({ name, count, shape }, at) => markup`<div class="sign" aria-hidden="true">${at === 0 ? '=' : '+'}</div>
<div><dt>${disc(shape)}${name}</dt><dd>${formatNumber(count)}</dd></div>`,
  );
  return markup`<div class="bar" aria-hidden="true">${bar}</div>
<dl class="ledger"><div><dt>Planned</dt><dd>${formatNumber(planned)}</dd></div>${terms}</dl>`;
}
