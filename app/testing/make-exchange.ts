import { sampleDraft } from '#app/event/sample.ts';
import { type Exchange, noMarks, noTiming, type Result } from '#app/exchange/exchange.ts';

/** An exchange that is under way, for tests. */
export function makeExchange(id: string, change: Partial<Exchange> = {}): Exchange {
  return {
    version: 1,
    id,
    sentAt: '2026-01-01T00:00:00.000Z',
    environment: {
      id: 'e',
      name: 'UAT',
      colour: 'blue',
      serverName: 'https://h',
      monitoringLink: '',
      timeoutMs: 15_000,
    },
    siteKey: 'ONE-5BTO1FBU1O-1109',
    draft: sampleDraft,
    request: { method: 'POST', url: 'https://h/', headers: [], body: '' },
    left: 'no',
    result: { kind: 'under-way' },
    marks: noMarks,
    ...change,
  };
}

/** An exchange that was received and came back with a tid, for tests. */
export function makeReceived(id: string, tid: string, change: Partial<Exchange> = {}): Exchange {
  return makeExchange(id, { left: 'yes', result: makeReceipt(tid), ...change });
}

export function makeReceipt(tid: string): Result {
  const body = JSON.stringify({ statusCode: 200, tid });
  return {
    kind: 'answered',
    outcome: 'received',
    answer: { status: 200, statusText: 'OK', headers: [], body, bodyBytes: body.length, sha256: '', whole: true },
    statusCode: 200,
    tid,
    content: 'json',
    timing: { ...noTiming, connectMs: 1, sentMs: 0, waitingMs: 10, readingMs: 1, totalMs: 12 },
  };
}
