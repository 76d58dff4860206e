import { describeExpectation } from '#app/exchange/expectations.ts';
import { formatCount, formatDuration, formatNumber } from '#app/quantity.ts';
import type { Ledger } from '#app/runs/ledger.ts';
import { recordedWords } from '#app/runs/recorded-gaps.ts';
import { type Run, type RunState, tookMs } from '#app/runs/run.ts';
import { formatTurned, type RunVerdict, verdictOf } from '#app/runs/verdict.ts';
import { environmentFact, pageFoot, pageHead } from '#app/text/html-page.ts';
import { type Markup, markup } from '#app/text/markup.ts';
import { withOffset } from '#app/text/offset-time.ts';
import { latencyPart } from './html-latency.ts';
import { ledgerPart, outcomeMark } from './html-parts.ts';
import { problemsPart, whereOf } from './html-problems.ts';
import type { RunDifferences } from './overview.ts';
import { earlierWords, itemOf, type ReportLine, type ReportMatter, type RunReport } from './report.ts';

const mostRows = 2_000;
const mostOwnColumns = 4;
const mostCellCharacters = 80;

const stateWords: Readonly<Record<RunState, string>> = {
  running: 'Running',
  paused: 'Paused',
  done: 'Done',
  stopped: 'Stopped',
  'ended-by-failure': 'Ended by a failure',
  interrupted: 'Interrupted',
};

const verdictTones: Readonly<Record<RunVerdict['kind'], string>> = {
  'under-way': 'unsure',
  passed: 'good',
  failed: 'bad',
  unknown: 'unsure',
  unfinished: 'unsure',
  nothing: 'none',
};

/** One page that needs nothing else, to attach to a ticket: it loads nothing, runs nothing, and prints. */
export function htmlReport(matter: ReportMatter, isMasked: boolean): RunReport {
  const { run, overview } = matter;
  const verdict = verdictOf(run, overview.answeredUnmet);
  const columns = ownColumns(run);
  const before = markup`${pageHead(`${verdict.head}: ${run.name}`)}
<body><header><div class="brand">${logo}<b>Tidings</b> run report<span class="badge">${stateWords[run.state]}</span></div>
<h1>${run.name}</h1><p class="verdict ${verdictTones[verdict.kind]}">${verdict.head}</p><p class="sentence">${verdict.sentence}${run.says === null ? '' : ` ${run.says}`}</p>
${factsPart(run)}</header><main>
<section aria-labelledby="ledger"><h2 id="ledger">Ledger</h2>${ledgerPart(verdict.counts)}${notesPart(matter, verdict.counts)}</section>
${latencyPart(overview.latency)}${problemsPart(matter)}<section aria-labelledby="events"><h2 id="events">Events</h2>
<p class="dim">${
    run.ledger.planned > mostRows
      ? `The first ${formatNumber(mostRows)} of ${formatCount(run.ledger.planned, 'event')}; the other ${formatNumber(run.ledger.planned - mostRows)} are in the CSV and JSON reports.`
      : formatCount(run.ledger.planned, 'event')
  }</p>
<div class="scroll"><table><thead><tr><th scope="col">Event</th><th scope="col">Outcome</th><th scope="col">Customer key</th>${columns.map(
    ({ name }) => markup`<th scope="col">${name}</th>`,
  )}<th scope="col" class="figure">HTTP</th><th scope="col" class="figure">Status code</th><th scope="col" class="figure">Took</th><th scope="col">TID</th><th scope="col">Remarks</th></tr></thead><tbody>
`;
  const after = markup`</tbody></table></div></section></main>
${pageFoot(isMasked)}`;
  return { before: before.markup, row: writeRow, between: '', after: after.markup };

  function writeRow(line: ReportLine): string {
    const item = itemOf(run, line.place);
    return item < mostRows ? tableRow(whereOf(run, item), columns, line).markup : '';
  }
}

function tableRow(where: string, columns: readonly OwnColumn[], line: ReportLine): Markup {
  const { result, cells } = line;
  const none = markup`<span class="faint">none</span>`;
  const figure = (value: string | number | null | undefined) =>
    markup`<td class="figure">${value === null || value === undefined ? none : value}</td>`;
  const remarks = [result?.says ?? '', ...(result?.unmet ?? []), earlierWords(line)]
    .filter((part) => part !== '')
    .join('; ');
  return markup`<tr><td class="cell">${where}</td><td>${outcomeMark(result)}</td><td class="cell">${cut(result?.customerKey ?? '') || none}</td>${columns.map(
    ({ at }) => markup`<td class="cell mono">${cut(cells?.[at] ?? '')}</td>`,
  )}${figure(result?.status)}${figure(result?.statusCode)}${figure(typeof result?.ms === 'number' ? formatDuration(result.ms) : null)}<td class="tid mono" title="${result?.tid ?? ''}">${shortTid(result?.tid ?? '')}</td><td class="says">${remarks}</td></tr>
`;
}

type OwnColumn = { readonly name: string; readonly at: number };

/** The first of the data's columns; the customer key has its own column. */
function ownColumns({ data, mapping }: Run): readonly OwnColumn[] {
  const isCustomer = (name: string) =>
    mapping.some(({ column, target }) => column === name && target.kind === 'customer-key');
  const columns = (data?.columns ?? []).map((name, at) => ({ name, at }));
  return columns.filter(({ name }) => !isCustomer(name)).slice(0, mostOwnColumns);
}

function factsPart(run: Run): Markup {
  const { environment, data, startedAt, expectations } = run;
  const took = tookMs(run);
  const facts: readonly (readonly [string, string | Markup])[] = [
    ['Environment', environmentFact(environment)],
    ['Site key', markup`<span class="mono">${run.siteKey}</span>`],
    ['Sent', `${run.sourceName}${data === null ? '' : `, ${formatCount(data.rowCount, 'row')} of ${data.name}`}`],
    ['Started', startedPart(startedAt)],
    ['Took', took === null ? 'still under way' : formatDuration(took)],
    ['Pace', paceWords(run)],
    ...(expectations.length === 0
      ? []
      : [['Expected of each', expectations.map(describeExpectation).join('; ')] as const]),
  ];
  return markup`<dl class="facts">${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** `2026-11-28 14:03:07 +01:00`. */
function startedPart(startedAt: string): Markup {
  const local = withOffset(startedAt, 'seconds');
  return markup`<time datetime="${local}">${local.slice(0, 10)} ${local.slice(11, 19)} ${local.slice(19)}</time>`;
}

function notesPart({ run, overview }: ReportMatter, { planned, answered, skipped }: Ledger): Markup {
  const { differences } = overview;
  const expects = run.expectations.length > 0 || run.requests.some(({ draft }) => draft.expectations.length > 0);
  const good = (says: string) => markup`<span class="badge good">${says}</span>`;
  // Of what was never sent or never answered, nothing is known to be well.
  const isFine = answered > 0 && answered + skipped === planned;
  const areMet = answered > 0 && answered === planned && run.unmet === 0;
  return markup`<div class="notes">${isFine ? good('No problems') : null}${expects && areMet ? good('All expectations met') : null}${
    expects && run.unmet > 0
      ? markup`<span class="badge bad">Expectations not met by ${formatCount(run.unmet, 'event')}</span>`
      : null
  }${differences === null ? null : markup`<span class="badge">${differenceWords(differences)}</span>`}</div>`;
}

function differenceWords({ different, ...turned }: RunDifferences): string {
  if (different === 0) return 'No differences from the previous run';
  const others = different - turned.nowFail - turned.nowPass;
  const words = [formatTurned(turned), others === 0 ? null : `${formatCount(others, 'event')} otherwise different`];
  return `${words.filter((one) => one !== null).join(', ')}, compared with the previous run`;
}

function paceWords(run: Pick<Run, 'pace' | 'source'>): string {
  const { inFlight, perSecond, iterations, stopOnFailure, recorded } = run.pace;
  const rate = [...(perSecond === null ? [] : [`at most ${perSecond} a second`]), ...pauseWords(run.pace)];
  return [
    `${inFlight} in flight`,
    ...(recorded === null ? rate : [recordedWords(run)]),
    ...(iterations === 1 ? [] : [`${iterations} iterations`]),
    stopOnFailure ? 'stops at the first failure' : 'continues after failures',
  ].join(', ');
}

/** Without a pause, only the half of a variation that is longer counts. */
function pauseWords({ pauseMs, jitterMs }: Run['pace']): readonly string[] {
  if (pauseMs === 0) return jitterMs === 0 ? [] : [`up to ${formatDuration(jitterMs)} between`];
  return [`${formatDuration(pauseMs)} between`, ...(jitterMs === 0 ? [] : [`± ${formatDuration(jitterMs)}`])];
}

function cut(cell: string): string {
  return cell.length > mostCellCharacters ? `${cell.slice(0, mostCellCharacters)}…` : cell;
}

function shortTid(tid: string): string {
  return tid.length > 9 ? `${tid.slice(0, 8)}…` : tid;
}

const logo: Markup = markup`<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6.5" style="fill:var(--fill)"/><circle cx="15.6" cy="6.9" r="2.1" fill="#fff"/><g fill="none" stroke="#fff" stroke-width="1.9" stroke-linecap="round"><path d="M4.2 12.6c2-2.1 3.9-2.1 5.9 0s3.9 2.1 5.9 0 2.7-1.6 3.8-.7"/><path d="M4.2 17.4c2-2.1 3.9-2.1 5.9 0s3.9 2.1 5.9 0 2.7-1.6 3.8-.7" opacity=".6"/></g></svg>`;
