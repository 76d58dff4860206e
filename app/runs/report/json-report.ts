import { describeExpectation } from '#app/exchange/expectations.ts';
import { verdictOf } from '#app/runs/verdict.ts';
import { withOffset } from '#app/text/offset-time.ts';
import { latencyBounds, type RunOverview } from './overview.ts';
import { itemOf, lineState, type ReportLine, type ReportMatter, type RunReport } from './report.ts';

/** A run for other programs. docs/run-report.md describes its shape, and `version` counts up when it changes. */
export function jsonReport({ run, overview }: ReportMatter, isMasked: boolean): RunReport {
  const { id, name, startedAt, endedAt, state, says, sourceName, siteKey, data, pace, seed } = run;
  const { kind, head: verdict, counts } = verdictOf(run, overview.answeredUnmet);
  const { differences } = overview;
  const head = {
    format: 'tidings-run-report',
    version: 1,
    run: {
      id,
      name,
      startedAt: withOffset(startedAt),
      endedAt: endedAt === null ? null : withOffset(endedAt),
      state,
      says,
      source: sourceName,
      environment: { name: run.environment.name, serverName: run.environment.serverName },
      siteKey,
      requests: run.requests.map((request) => ({ id: request.id, name: request.name })),
      data,
      pace,
      expectations: run.expectations.map(describeExpectation),
      seed,
    },
    customersMasked: isMasked,
    result: kind,
    verdict,
    ledger: counts,
    unmet: run.unmet,
    differences: differences?.different ?? null,
    nowFail: differences?.nowFail ?? null,
    nowPass: differences?.nowPass ?? null,
    latency: latencyOf(overview),
  };
  return {
    before: `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "items": [\n`,
    row: (line) => `    ${JSON.stringify(itemFrom(line))}`,
    between: ',\n',
    after: '\n  ]\n}\n',
  };

  function itemFrom(line: ReportLine) {
    const { place, requestName, cells, result, earlier = [] } = line;
    return {
      item: itemOf(run, place) + 1,
      iteration: place.iteration + 1,
      row: data === null ? null : place.row + 1,
      request: requestName,
      cells,
      state: lineState(line),
      result: result === null ? null : resultFrom(result),
      ...(earlier.length > 0 && { earlierResults: earlier.map(resultFrom) }),
    };
  }
}

function resultFrom({ item: _, state: __, steady: ___, sentAt, ...result }: NonNullable<ReportLine['result']>) {
  return { ...result, sentAt: sentAt === null ? null : withOffset(sentAt) };
}

function latencyOf({ latency: { halfMs, most95Ms, slowestMs, histogram } }: RunOverview) {
  return {
    halfMs,
    most95Ms,
    slowestMs,
    histogram: histogram.map((count, at) => ({ upToMs: latencyBounds[at] ?? null, count })),
  };
}
