import { prettyJson } from '#app/event/pretty-json.ts';
import { missingResponse } from '#app/exchange/missing-response.ts';
import { formatNumber } from '#app/quantity.ts';
import { missingRequest, type RunResult } from '#app/runs/result.ts';
import { placeOf, type Run } from '#app/runs/run.ts';
import { type Markup, markup } from '#app/text/markup.ts';
import { outcomeMark } from './html-parts.ts';
import type { ReportMatter } from './report.ts';

const mostOpen = 1;
const mostCharacters = 4_000;

/** What went wrong, each with what was sent and what came back. Empty when all went well. */
export function problemsPart({ run, overview }: ReportMatter): Markup {
  const { failed, unknown, unmet } = overview.problems;
  const groups = [
    {
      name: 'Failed',
      why: 'The server refused the event, reported an error or did not respond as expected, or the event was not sent.',
      results: failed,
      count: run.ledger.failed,
    },
    {
      name: 'Unknown',
      why: 'They left for MXO, and no complete or valid response came: it may have them. Look there before they are sent again.',
      results: unknown,
      count: run.ledger.unknown,
    },
    {
      name: 'Not as expected',
      why: 'Answered, but an expectation was not met.',
      results: unmet,
      count: overview.answeredUnmet,
    },
  ].filter(({ results }) => results.length > 0);
  if (groups.length === 0) return markup``;
  return markup`<section aria-labelledby="problems"><h2 id="problems">Problems</h2>${groups.map(
    ({
      name,
      why,
      results,
      count,
    }) => markup`<h3>${name} <span>${formatNumber(count)}</span></h3><p class="dim">${why}${
      count > results.length ? ` The first ${results.length} are shown.` : ''
    }</p>
<div>${results.map((result, at) => problem(run, result, at < mostOpen))}</div>`,
  )}</section>
`;
}

function problem(run: Run, result: RunResult, isOpen: boolean): Markup {
  const { says, unmet, customerKey, request, answer, status, tid, outcome, left } = result;
  const why = [says, ...(says === '' ? unmet : [])].filter((part) => part !== '').join('; ');
  return markup`<details${isOpen ? markup` open` : null}><summary><span class="where">${whereOf(run, result.item)}</span>${outcomeMark(result)}<span class="customer">${customerKey || 'no customer key'}</span><span class="why">${why}</span></summary>
<div class="sides">${
    unmet.length === 0
      ? null
      : markup`<div class="wide"><h4>Not met</h4><ul>${unmet.map((one) => markup`<li>${one}</li>`)}</ul></div>`
  }<div><h4>${left === 'no' ? 'Not sent' : 'Sent'}${tid === '' ? '' : `, TID ${tid}`}</h4><pre>${
    request === null ? missingRequest(left) : `${request.method ?? 'POST'} ${request.url}\n\n${show(request.body)}`
  }</pre></div><div><h4>Answer${status === null ? '' : `, HTTP ${status}`}</h4><pre>${
    answer === null
      ? missingResponse(outcome, left === 'no' ? false : null)
      : answer === ''
        ? 'It has no text.'
        : show(answer)
  }</pre></div></div></details>
`;
}

/** The position of an item, in words as short as the run allows. */
export function whereOf({ requests, data, pace }: Run, item: number): string {
  const { iteration, row, request } = placeOf(item, requests.length, data?.rowCount ?? 1);
  const parts = [
    ...(data === null ? [] : [`Row ${formatNumber(row + 1)}`]),
    ...(requests.length > 1 || data === null ? [requests[request]?.name ?? ''] : []),
    ...(pace.iterations > 1 ? [`iteration ${iteration + 1}`] : []),
  ];
  return parts.join(', ');
}

function show(text: string): string {
  const pretty = prettyJson(text) ?? text;
  return pretty.length > mostCharacters ? `${pretty.slice(0, mostCharacters)} …` : pretty;
}
