import { formatDuration, formatNumber } from '#app/quantity.ts';
import { timesUpTo } from '#app/runs/time-scale.ts';
import { type Markup, markup } from '#app/text/markup.ts';
import { type LatencyPoint, latencyBounds, type RunOverview } from './overview.ts';

type Latency = RunOverview['latency'];

const box = { left: 56, right: 620, top: 12, bottom: 196, width: 760, height: 224 };
const fewPoints = 60;
const mostWindows = 32;
const mostTimeSteps = 6;

/** Each answer a dot at the time it came, half and 95 of 100 as lines, and beside it how the times are spread. Empty without answers. */
export function latencyPart(latency: Latency): Markup {
  const { halfMs, most95Ms, slowestMs, points } = latency;
  if (halfMs === null || most95Ms === null || slowestMs === null || points.length === 0) return markup``;
  const scale = scaleFor(latency, most95Ms, slowestMs);
  const { x, y } = scale;
  // Failed ones are drawn above the others: there are few of them, and they are looked for.
  const dots = points
    .toSorted((a, b) => Number(a.state === 'failed') - Number(b.state === 'failed'))
    .map(({ atMs, ms, state }) =>
      ms > scale.mostMs
        ? markup`<path class="dot ${state}" d="M${x(atMs)} ${box.top - 4}l4 7h-8z"/>`
        : markup`<circle class="dot ${state}" cx="${x(atMs)}" cy="${y(ms)}" r="${state === 'failed' ? 3 : 2}"/>`,
    );
  const half = line(points, { share: 0.5, overall: halfMs }, scale);
  const most = line(points, { share: 0.95, overall: most95Ms }, scale);
  const mostY = Math.min(y(most95Ms), y(halfMs) - 18);
  const slower = points.filter(({ ms }) => ms > scale.mostMs).length;
  const label = `Half of the responses arrived within ${formatDuration(halfMs)}, 95% within ${formatDuration(most95Ms)}, and the slowest after ${formatDuration(slowestMs)}.`;
  return markup`<section aria-labelledby="latency"><h2 id="latency">Latency</h2>
<p class="dim">${label}${slower === 0 ? '' : ' A triangle at the top marks a response that took longer.'}</p>
<div class="pictures"><div class="scroll"><svg class="picture" viewBox="0 0 ${box.width} ${box.height}" role="img" aria-label="${label}">
${scale.ticks.map((ms) => markup`<path class="grid" d="M${box.left} ${y(ms)}H${box.right}"/><text x="${box.left - 8}" y="${y(ms) + 4}" text-anchor="end">${ms === 0 ? '0' : formatDuration(ms)}</text>`)}
${dots}<path class="most" d="${most}"/><path class="half" d="${half}"/>
<text class="most-label" x="${box.right + 8}" y="${mostY + 4}">95% under ${formatDuration(most95Ms)}</text>
<text class="half-label" x="${box.right + 8}" y="${y(halfMs) + 4}">half under ${formatDuration(halfMs)}</text>
${timesUpTo(scale.endMs, mostTimeSteps).map(({ atMs, label: time }) => markup`<text x="${x(atMs)}" y="${box.bottom + 20}" text-anchor="middle">${time}</text>`)}
</svg></div>${spread(latency.histogram)}</div></section>`;
}

type Scale = {
  readonly x: (atMs: number) => number;
  readonly y: (ms: number) => number;
  readonly ticks: readonly number[];
  readonly mostMs: number;
  readonly endMs: number;
};

/** A few that are far slower than the others must not press those to the ground: the scale ends before them. */
function scaleFor({ points }: Latency, most95Ms: number, slowestMs: number): Scale {
  const reach = slowestMs > 4 * most95Ms ? 2 * most95Ms : slowestMs;
  const step = [1, 2, 5].flatMap((digit) => [-1, 0, 1, 2, 3, 4, 5].map((power) => digit * 10 ** power));
  const tick = step.toSorted((a, b) => a - b).find((one) => one * 5 >= reach) ?? reach / 5;
  const mostMs = tick * Math.max(1, Math.ceil(reach / tick));
  const endMs = Math.max(1, points.at(-1)?.atMs ?? 0);
  return {
    x: (atMs) => round(box.left + (atMs / endMs) * (box.right - box.left)),
    y: (ms) => round(box.bottom - (Math.min(ms, mostMs) / mostMs) * (box.bottom - box.top)),
    ticks: Array.from({ length: Math.round(mostMs / tick) + 1 }, (_, at) => at * tick),
    mostMs,
    endMs,
  };
}

/** A share of the answers, and their latency over the whole run. */
type Percentile = { readonly share: number; readonly overall: number };

/** How the latency of a share of the answers changed over the run; a level line where there are too few answers. */
function line(points: readonly LatencyPoint[], { share, overall }: Percentile, { x, y }: Scale): string {
  if (points.length < fewPoints) return `M${box.left} ${y(overall)}H${box.right}`;
  const size = Math.ceil(points.length / Math.min(mostWindows, Math.floor(points.length / 20)));
  const path: string[] = [];
  for (let from = 0; from < points.length; from += size) {
    const window = points.slice(from, from + size);
    const sorted = window.map(({ ms }) => ms).toSorted((a, b) => a - b);
    const ms = sorted[Math.ceil(sorted.length * share) - 1] ?? overall;
    const middle = window[Math.floor(window.length / 2)]?.atMs ?? 0;
    const at = from === 0 ? box.left : from + size >= points.length ? box.right : x(middle);
    path.push(`${from === 0 ? 'M' : 'L'}${at} ${y(ms)}`);
  }
  return path.join('');
}

function spread(histogram: readonly number[]): Markup {
  const classes = histogram.map((count, at) => ({ count, label: boundLabel(at) }));
  const first = histogram.findIndex((count) => count > 0);
  const last = histogram.findLastIndex((count) => count > 0);
  const most = Math.max(...histogram);
  const rows = classes
    .slice(first, last + 1)
    .map(
      ({ count, label }) =>
        markup`<dt>${label}</dt><dd aria-hidden="true">${count === 0 ? null : markup`<i style="width:${round((count / most) * 100)}%"></i>`}</dd><dd class="count">${formatNumber(count)}</dd>`,
    );
  return markup`<dl class="spread" aria-label="How the times are spread">${rows}</dl>`;
}

function boundLabel(at: number): string {
  const bound = latencyBounds[at];
  return bound === undefined ? 'longer' : `up to ${formatDuration(bound)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
