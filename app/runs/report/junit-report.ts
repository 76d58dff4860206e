import { outcomeWords } from '#app/exchange/outcome.ts';
import type { RunResult } from '#app/runs/result.ts';
import { type Run, tookMs } from '#app/runs/run.ts';
import { type Markup, markup } from './markup.ts';
import type { ReportLine, ReportMatter, RunReport } from './report.ts';

const mostCharacters = 4_000;

/**
 * JUnit XML, as build servers read it. Failed items are failures, and so are answered ones that are not as expected in runs of an older version; an unknown
 * fate is an error; what was left out or never sent is skipped.
 */
export function junitReport({ run, overview }: ReportMatter): RunReport {
  const { planned, failed, unknown, skipped, unsent } = run.ledger;
  const counts = markup`tests="${planned}" failures="${failed + overview.answeredUnmet}" errors="${unknown}" skipped="${
    skipped + unsent
  }" time="${secondsOf(run)}"`;
  const before = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Tidings" ${counts}>
  <testsuite name="${run.name}" ${counts} timestamp="${run.startedAt}">
    <properties>
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
    row: (line) =>
      markup`    <testcase classname="${run.name}" name="${caseName(run, line)}" time="${seconds(line.result?.ms ?? 0)}">${verdict(line)}</testcase>
`.markup,
    between: '',
    after: '  </testsuite>\n</testsuites>\n',
  };
}

/** Steady from run to run, so that a build server can follow a case. */
function caseName({ data, pace }: Run, { place, requestName }: ReportLine): string {
  const row = data === null ? '' : `Row ${place.row + 1}: `;
  return `${row}${requestName}${pace.iterations > 1 ? `, iteration ${place.iteration + 1}` : ''}`;
}

function verdict({ result }: ReportLine): Markup {
  if (result === null) return markup`<skipped message="Not sent"/>`;
  switch (result.state) {
    case 'skipped':
      return markup`<skipped message="${result.says || 'Left out'}"/>`;
    case 'failed':
      return result.says === '' && result.unmet.length > 0
        ? notAsExpected(result)
        : markup`<failure type="${result.outcome ?? 'failed'}" message="${message(result)}">${details(result)}</failure>`;
    case 'unknown':
      return markup`<error type="${result.outcome ?? 'unknown'}" message="${message(result)}">${details(result)}</error>`;
    case 'answered':
      return result.unmet.length === 0 ? markup`` : notAsExpected(result);
  }
}

function notAsExpected(result: RunResult): Markup {
  return markup`<failure type="not as expected" message="${result.unmet.join('; ')}">${details(result)}</failure>`;
}

function message({ outcome, says }: RunResult): string {
  const word = outcome === null ? '' : outcomeWords[outcome];
  return says === '' ? word : `${word}: ${says}`;
}

function details({ customerKey, tid, status, unmet, request, answer }: RunResult): string {
  const cut = (text: string) => (text.length > mostCharacters ? `${text.slice(0, mostCharacters)} …` : text);
  return [
    ...unmet.map((says) => `Expectation not met: ${says}`),
    `Customer key: ${customerKey || 'none'}`,
    `tid: ${tid || 'none'}`,
    ...(request === null ? [] : [`POST ${request.url}`, cut(request.body)]),
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
