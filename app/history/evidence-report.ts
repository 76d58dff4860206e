import { durationOf, type Exchange, isDispatched, type Marks, outcomeOf, tidAfter } from '#app/exchange/exchange.ts';
import { missingResponse } from '#app/exchange/missing-response.ts';
import { outcomeDisc } from '#app/exchange/outcome-disc.ts';
import { formatCount, formatDuration, formatNumber } from '#app/quantity.ts';
import { environmentFact, pageFoot, pageHead } from '#app/text/html-page.ts';
import { type Markup, markup } from '#app/text/markup.ts';
import { readableTime } from '#app/text/offset-time.ts';
import { judgementFacts, requestText, responseText, sentenceOf, verdictWords } from './evidence-facts.ts';
import type { ExportWriting } from './export-formats.ts';

/** What a report says of all its events. */
export type EvidenceMatter = {
  /** The verdicts of the events in it that were sent, and how many were not. */
  readonly triggered: Readonly<Record<Marks['triggered'] | 'unsent', number>>;
  /** How many more were to be in it, but couldn't be read. */
  readonly missing: number;
  /** Who saves it, as the system knows them; empty where it doesn't. */
  readonly by: string;
  /** When it is saved, as an ISO time. */
  readonly at: string;
  readonly isMasked: boolean;
};

const verdictTones = { yes: 'good', no: 'bad', 'not-checked': 'none' } as const;

const style = `article{padding:16px 0;border-top:1px solid var(--line)}article h2{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center}
header{padding-bottom:20px}article h2 .mark{font-size:13px;font-weight:500}article h2 .uri{flex:1 1 320px;min-width:0;font-weight:600;overflow-wrap:anywhere}article .sides{padding-left:0}
.note{margin-top:8px;padding:8px 12px;border-left:3px solid var(--accent);background:var(--soft);white-space:pre-wrap;overflow-wrap:anywhere}
@media print{article{break-inside:avoid}}`;

/**
 * One page of evidence for a ticket: of each event what was sent, what came back, when, the verdict and the note. It
 * needs nothing else: it loads nothing, runs nothing, and prints.
 */
export function evidenceWriting({ triggered, missing, by, at, isMasked }: EvidenceMatter): ExportWriting {
  const { yes, no, unsent } = triggered;
  const unchecked = triggered['not-checked'];
  const count = yes + no + unchecked + unsent;
  let place = 0;
  const before = markup`${pageHead(`Evidence of ${formatCount(count, 'event')}`, style)}
<body><header><div class="brand"><b>Tidings</b> evidence report</div>
<h1>Evidence of ${formatCount(count, 'event')}</h1>
<p class="verdict ${no > 0 ? 'bad' : unchecked + unsent + missing > 0 ? 'unsure' : 'good'}">${formatNumber(yes)} triggered, ${formatNumber(no)} not triggered, ${formatNumber(unchecked)} not checked${unsent === 0 ? '' : `, ${formatNumber(unsent)} not sent`}</p>
${
  missing === 0
    ? null
    : markup`<p class="sentence">${formatCount(missing, 'selected event')} could not be read and ${missing === 1 ? 'is' : 'are'} not in this report.</p>
`
}<p class="sentence">Saved${by === '' ? '' : ` by ${by}`} on ${readableTime(at)}.</p></header><main>
`;
  const after = markup`</main>${pageFoot(isMasked, 'The verdicts were given by people who looked in Monitoring. ')}`;
  return {
    before: before.markup,
    one: (exchange) => eventPart(exchange, { place: ++place, isMasked }).markup,
    between: '',
    after: after.markup,
  };
}

type PartMatter = Pick<EvidenceMatter, 'isMasked'> & { readonly place: number };

function eventPart(exchange: Exchange, { place, isMasked }: PartMatter): Markup {
  const { draft, result, marks } = exchange;
  const mark =
    result.kind === 'under-way' ? markup`<span class="badge">Being sent</span>` : outcomeDisc(result.outcome);
  const verdict = isDispatched(exchange)
    ? markup`<span class="badge ${verdictTones[marks.triggered]}">${verdictWords[marks.triggered]}</span>`
    : null;
  const note = marks.note === '' ? null : markup`<p class="note">${marks.note}</p>`;
  return markup`<article aria-labelledby="e${place}"><h2 id="e${place}"><span class="dim">${place}</span><span class="uri mono">${draft.uri || 'No URI'}</span>${mark}${verdict}</h2>
<p class="sentence">${sentenceOf(exchange)}</p>${note}
<dl class="facts">${factsOf(exchange).map(([name, value]) => markup`<div><dt>${name}</dt><dd class="${name === 'TID' ? 'mono' : ''}">${value === '' ? markup`<span class="faint">none</span>` : value}</dd></div>`)}</dl>
<div class="sides"><div><h4>${isDispatched(exchange) ? 'Sent' : 'Request, not sent'}</h4><pre>${requestText(exchange, isMasked)}</pre></div>
<div><h4>Response</h4>${responsePart(exchange, isMasked)}</div></div></article>
`;
}

function responsePart(exchange: Exchange, isMasked: boolean): Markup {
  const text = responseText(exchange, isMasked);
  if (text !== null) return markup`<pre>${text}</pre>`;
  const hasBytes = exchange.result.kind !== 'under-way' && exchange.result.raw !== undefined;
  return markup`<p class="dim">${missingResponse(outcomeOf(exchange), hasBytes)}</p>`;
}

function factsOf(exchange: Exchange): readonly (readonly [string, string | Markup])[] {
  const { sentAt, environment, siteKey, draft, from, storyboard, result } = exchange;
  const took = durationOf(exchange);
  const code = result.kind === 'answered' ? result.statusCode : null;
  return [
    ['Sent at', readableTime(sentAt)],
    ['Environment', environmentFact(environment)],
    ['Site key', siteKey],
    ['Customer key', draft.customerKey],
    ['TID', tidAfter(exchange)],
    ...(code === null ? [] : [['Status code', String(code)] as const]),
    ...(took === null ? [] : [['Took', formatDuration(took)] as const]),
    ...(from === undefined ? [] : [['Sent from', from] as const]),
    ...(storyboard === undefined ? [] : [['Storyboard', storyboard.title] as const]),
    ...judgementFacts(exchange),
  ];
}
