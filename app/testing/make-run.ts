import { sampleDraft } from '#app/event/sample.ts';
import { usualPace } from '#app/runs/pace.ts';
import type { RunResult } from '#app/runs/result.ts';
import type { Run } from '#app/runs/run.ts';

/** A run of one request that was received four times over, for tests. */
export function makeRun(change: Partial<Run> = {}): Run {
  return {
    version: 1,
    id: 'r1',
    name: 'Spring follow-up',
    startedAt: '2026-01-02T03:04:05.000Z',
    endedAt: '2026-01-02T03:04:09.500Z',
    state: 'done',
    says: null,
    source: { kind: 'request', requestId: 'q1' },
    sourceName: 'request Interest in Spring',
    environment: { id: 'e', name: 'UAT', colour: 'violet', serverName: 'https://uat.example.com', timeoutMs: 15_000 },
    siteKey: 'ONE-5BTO1FBU1O-1109',
    requests: [{ id: 'q1', name: 'Interest in Spring', cast: null, draft: sampleDraft }],
    data: { name: 'customers.csv', columns: ['customer', 'campaign'], rowCount: 4 },
    mapping: [
      { column: 'customer', target: { kind: 'customer-key' } },
      { column: 'campaign', target: { kind: 'variable', name: 'campaign' } },
    ],
    pace: usualPace,
    expectations: [],
    answers: {},
    seed: 'seed',
    leftOutRows: [],
    ledger: { planned: 4, answered: 4, failed: 0, unknown: 0, skipped: 0, unsent: 0 },
    unmet: 0,
    deletedAt: null,
    ...change,
  };
}

/** What became of an item that was received, for tests. */
export function makeRunResult(item: number, change: Partial<RunResult> = {}): RunResult {
  const customerKey = `ada${item}@example.com`;
  return {
    item,
    state: 'answered',
    attempt: 1,
    exchangeId: `x${item}`,
    sentAt: '2026-01-02T03:04:05.250Z',
    customerKey,
    tidSent: '',
    tid: `dedc2983-4666-4641-8047-61250a878f8${item % 10}`,
    outcome: 'received',
    left: 'yes',
    status: 200,
    statusCode: 200,
    ms: 18.4,
    says: '',
    unmet: [],
    request: {
      url: 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events',
      body: JSON.stringify({ uri: 'assist://a/b', properties: [], ck: customerKey }),
    },
    answer: JSON.stringify({ statusCode: 200, tid: `dedc2983-4666-4641-8047-61250a878f8${item % 10}` }),
    steady: null,
    ...change,
  };
}
