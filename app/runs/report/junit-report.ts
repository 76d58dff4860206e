import { outcomeWords } from '#app/exchange/outcome.ts';
import { type ItemWho, identityAt, whoOf, whoOfUnsent } from '#app/runs/item-identity.ts';
import type { RunResult } from '#app/runs/result.ts';
import { type Run, tookMs } from '#app/runs/run.ts';
import { verdictOf } from '#app/runs/verdict.ts';
import { type Markup, markup } from '#app/text/markup.ts';
import { withOffset } from '#app/text/offset-time.ts';
import { earlierWords, type ReportLine, type ReportMatter, type RunReport } from './report.ts';

const mostCharacters = 4_000;

/**
 * JUnit XML, as build servers read it. Failed items are failures, and so are answered ones that are not as expected in
 * runs of an older version; an unknown result is an error; what was left out or never sent is skipped.
 */
export function junitReport({ run, overview }: ReportMatter, isMasked: boolean): RunReport {
  const { head, counts: figures } = verdictOf(run, overview.answeredUnmet);
  const { planned, failed, unknown, skipped, unsent } = figures;
  const counts = markup`tests="${planned}" failures="${failed}" errors="${unknown}" skipped="${
    skipped + unsent
  }" time="${secondsOf(run)}"`;
  const caseOf = createCaseNamer(run, isMasked);
  const before = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Tidings" ${counts}>
  <testsuite name="${run.name}" ${counts} timestamp="${withOffset(run.startedAt, 'seconds')}">
    <properties>
      <property name="verdict" value="${head}"/>
      <property name="environment" value="${run.environment.name}"/>
      <property name="server" value="${run.environment.serverName}"/>
      <property name="siteKey" value="${run.siteKey}"/>
      <property name="source" value="${run.sourceName}"/>
      <property name="data" value="${run.data?.name ?? 'none'}"/>
      <property name="seed" value="${run.seed}"/>
    </properties>
`;
  return {
    before: before.markup,
    row: (line) => {
      const { id, name } = caseOf(line);
      return markup`    <testcase id="${id}" classname="${run.sourceName}" name="${name}" time="${seconds(line.result?.ms ?? 0)}">${caseVerdict(line, run)}${earlierPart(line)}</testcase>
`.markup;
    },
    between: '',
    after: '  </testsuite>\n</testsuites>\n',
  };
}

/**
 * Names cases by their event and customer, or by their row where that isn't known, so that a build server can follow a
 * case when rows are added or moved. A second case of the same name gets a number.
 * @param isMasked customers are masked: all names go by the row
 */
function createCaseNamer(run: Run, isMasked: boolean) {
  const { data, pace } = run;
  const ids = new Map<string, number>();
  const names = new Map<string, number>();
  const who = ({ result, place, cells }: ReportLine): ItemWho => {
    if (isMasked) return { kind: 'row' };
    return result === null ? whoOfUnsent(run, place, cells) : whoOf(result);
  };
  return (line: ReportLine): { readonly id: string; readonly name: string } => {
    const { place, requestName } = line;
    const whose = who(line);
    const row = data === null ? requestName : `Row ${place.row + 1}: ${requestName}`;
    const iteration = pace.iterations > 1 ? `, iteration ${place.iteration + 1}` : '';
    const name = `${whose.kind === 'row' ? row : `${requestName}, ${whose.key}`}${iteration}`;
    const id = `${identityAt(run, place, whose)}${iteration}`;
    return { id: numbered(id, ids), name: numbered(name, names) };
  };
}

function numbered(text: string, counts: Map<string, number>): string {
  const number = (counts.get(text) ?? 0) + 1;
  counts.set(text, number);
  return number === 1 ? text : `${text} (${number})`;
}

function caseVerdict({ result, place }: ReportLine, { data }: Run): Markup {
  const where = data === null ? [] : [`Row: ${place.row + 1}`];
  if (result === null) return markup`<skipped message="Not sent"/>`;
  switch (result.state) {
    case 'skipped':
      return markup`<skipped message="${result.says || 'Left out'}"/>`;
    case 'failed':
      return result.says === '' && result.unmet.length > 0
        ? notAsExpected(result, where)
        : markup`<failure type="${result.outcome ?? 'failed'}" message="${message(result)}">${details(result, where)}</failure>`;
    case 'unknown':
      return markup`<error type="${result.outcome ?? 'unknown'}" message="${message(result)}">${details(result, where)}</error>`;
    case 'answered':
      return result.unmet.length === 0 ? markup`` : notAsExpected(result, where);
  }
}

function earlierPart(line: ReportLine): Markup {
  const words = earlierWords(line);
  return words === '' ? markup`` : markup`<system-out>${words}</system-out>`;
}

function notAsExpected(result: RunResult, where: readonly string[]): Markup {
  return markup`<failure type="not as expected" message="${result.unmet.join('; ')}">${details(result, where)}</failure>`;
}

function message({ outcome, says }: RunResult): string {
  const word = outcome === null ? '' : outcomeWords[outcome];
  return says === '' ? word : `${word}: ${says}`;
}

function details({ customerKey, tid, status, unmet, request, answer }: RunResult, where: readonly string[]): string {
  const cut = (text: string) => (text.length > mostCharacters ? `${text.slice(0, mostCharacters)} …` : text);
  return [
    ...unmet.map((says) => `Expectation not met: ${says}`),
    ...where,
    `Customer key: ${customerKey || 'none'}`,
    `TID: ${tid || 'none'}`,
    ...(request === null
      ? []
      : [`${request.method ?? 'POST'} ${request.url}`, ...(request.body === '' ? [] : [cut(request.body)])]),
    `HTTP ${status ?? 'none'}`,
    ...(answer === null ? [] : [cut(answer)]),
  ].join('\n');
}

function secondsOf(run: Run): string {
  return seconds(tookMs(run) ?? 0);
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}
