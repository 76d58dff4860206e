import { expect, it } from 'vitest';
import { compareTwins } from './compare-twins.ts';
import { type RunResult, skippedResult } from './result.ts';

const received: RunResult = {
  ...skippedResult(0, 'ada', ''),
  state: 'answered',
  attempt: 1,
  outcome: 'received',
  left: 'yes',
  status: 200,
  statusCode: 200,
  request: { url: 'https://uat/one/rt/track/ONE-1/events?tid=t', body: '{"region":"uat"}' },
  answer: '{"statusCode":200,"offer":"a"}',
};
const failed: RunResult = { ...received, state: 'failed', outcome: 'server-error', status: 503, statusCode: null };
const notReached: RunResult = { ...received, state: 'failed', outcome: 'not-reached', left: 'no', status: null };
const unknown: RunResult = { ...received, state: 'unknown', outcome: 'timed-out', status: null, answer: null };
const skipped = skippedResult(0, 'ada', 'left out');

it.each([
  ['answered alike', received, received, 'same'],
  ['answered otherwise', received, { ...received, answer: '{"statusCode":200,"offer":"b"}' }, 'different'],
  ['failed alike', failed, failed, 'same'],
  ['failed otherwise', failed, { ...failed, status: 500 }, 'different'],
  ['failed at B', received, failed, 'now-fails'],
  ['not as expected at B', received, { ...received, unmet: ['x'] }, 'now-fails'],
  ['failed at A', failed, received, 'now-passes'],
  ['of an unknown fate at B', received, unknown, 'different'],
  [
    'cut off alike',
    { ...unknown, outcome: 'cut-off', says: 'UAT' },
    { ...unknown, outcome: 'cut-off', says: 'PROD' },
    'same',
  ],
  ['not reached at B', received, notReached, 'not-sent-to-B'],
  ['not sent yet to B', received, null, 'not-sent-to-B'],
  ['skipped at B', received, skipped, 'not-sent-to-B'],
  ['not reached at A', notReached, failed, 'not-sent-to-A'],
  ['not sent anywhere', null, notReached, 'not-sent'],
] as const)('%s', (_, a, b, kind) => {
  expect(compareTwins(a, b).kind).toBe(kind);
});

it('lists what variables of the environments changed, which decides nothing', () => {
  const request = { url: 'https://prod/one/rt/track/ONE-2/events', body: '{"region":"prod"}' };
  expect(compareTwins(received, { ...received, request })).toEqual({
    kind: 'same',
    fields: [{ name: 'Sent region', before: 'uat', now: 'prod' }],
  });
});
