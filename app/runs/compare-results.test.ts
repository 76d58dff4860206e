import { expect, it } from 'vitest';
import { makeRunResult } from '#app/testing/make-run.ts';
import { compareResults } from './compare-results.ts';

const before = makeRunResult(1);

it('says nothing of other tids and times', () => {
  const now = makeRunResult(1, {
    tid: 'other',
    tidSent: 'sent',
    ms: 900,
    attempt: 2,
    exchangeId: 'y',
    sentAt: '2026-02-02T00:00:00.000Z',
    request: { url: `${before.request?.url}?tid=sent`, body: before.request?.body ?? '' },
    answer: '{ "tid": "other", "statusCode": 200 }',
  });
  expect(compareResults(before, now)).toEqual([]);
});

it('says nothing of dynamic values, and shows what was sent where something else differs', () => {
  const withDrawn = (order: string, quantity: string) => {
    const body = (drawn: string) => JSON.stringify({ uri: `a://b?order=ORD${drawn}`, quantity });
    return makeRunResult(1, {
      request: { url: 'https://h/events', body: body(order) },
      steady: { customerKey: 'ada', url: 'https://h/events', body: body('0') },
    });
  };
  expect(compareResults(withDrawn('7', '7'), withDrawn('8', '7'))).toEqual([]);
  expect(compareResults(withDrawn('7', '7'), withDrawn('8', '9'))).toEqual([
    { name: 'Sent quantity', before: '"7"', now: '"9"' },
  ]);
});

it('says what came otherwise', () => {
  const now = makeRunResult(1, {
    outcome: 'server-error',
    state: 'failed',
    status: 503,
    statusCode: null,
    answer: '<h1>Busy</h1>',
  });
  expect(compareResults(before, now)).toEqual([
    { name: 'Outcome', before: 'Received', now: 'Server error' },
    { name: 'Counts as', before: 'answered', now: 'failed' },
    { name: 'HTTP status', before: '200', now: '503' },
    { name: 'Status code', before: '200', now: null },
    { name: 'Response', before: null, now: '<h1>Busy</h1>' },
  ]);
});

it('compares the members of answer and body, numbers digit by digit', () => {
  const with20Digits = (last: string) => ({
    ...before,
    request: { url: 'https://h/a?x=1', body: `{"uri":"a://b","n":1234567890123456789${last}}` },
    answer: `{"offer":{"n":1234567890123456789${last}},"same":[1]}`,
  });
  expect(compareResults(with20Digits('0'), with20Digits('1'))).toEqual([
    { name: 'Sent n', before: '12345678901234567890', now: '12345678901234567891' },
    { name: 'Response offer', before: '{"n":12345678901234567890}', now: '{"n":12345678901234567891}' },
  ]);
});

it('says nothing of another layout or order of the members, nor of TIDs within', () => {
  const of = (tid: string, offer: string) =>
    makeRunResult(1, {
      tid,
      answer: `{"tid":"${tid}","offer":${offer}}`,
      request: { url: 'https://h/a', body: offer },
    });
  expect(compareResults(of('t-1', '{"a":1,"b":{"c":"t-1"}}'), of('t-2', '{"b": {"c":"t-2"}, "a":1.0}'))).toEqual([]);
  expect(compareResults(of('t-1', '{"a":"x of t-1"}'), of('t-2', '{"a":"y of t-2"}'))).toEqual([
    { name: 'Sent a', before: 'x of t-1', now: 'y of t-2' },
    { name: 'Response offer', before: '{"a":"x of t-1"}', now: '{"a":"y of t-2"}' },
  ]);
});

it('says in how far two ends with one outcome differ, but not by the times in their words', () => {
  const ended = (outcome: 'not-reached' | 'timed-out', says: string) =>
    makeRunResult(1, { outcome, says, state: 'failed', left: 'no', status: null, statusCode: null, answer: null });
  expect(compareResults(ended('not-reached', 'No such server.'), ended('not-reached', 'It refused.'))).toEqual([
    { name: 'What happened', before: 'No such server.', now: 'It refused.' },
  ]);
  expect(compareResults(ended('timed-out', 'Within 5 s.'), ended('timed-out', 'Within 9 s.'))).toEqual([]);
});

it('keeps the other parameters of the URL when the tid goes', () => {
  const at = (url: string) => ({ ...before, request: { url, body: '' } });
  expect(compareResults(at('https://h/a?tid=1&x=1'), at('https://h/a?x=1'))).toEqual([]);
  expect(compareResults(at('https://h/a?tid=1&x=1'), at('https://h/a?tid=2&x=2'))).toEqual([
    { name: 'Request URL', before: 'https://h/a?x=1', now: 'https://h/a?x=2' },
  ]);
});

it('distinguishes a skipped item from a sent one, and a time-out before from one after dispatch', () => {
  const skipped = makeRunResult(1, { outcome: null, state: 'skipped', status: null, statusCode: null, request: null });
  expect(compareResults(before, { ...skipped, answer: null })).toContainEqual({
    name: 'Outcome',
    before: 'Received',
    now: 'Skipped',
  });
  const timedOut = makeRunResult(1, { outcome: 'timed-out', state: 'unknown' });
  expect(compareResults(timedOut, { ...timedOut, state: 'failed', left: 'no' })).toEqual([
    { name: 'Counts as', before: 'unknown', now: 'failed' },
  ]);
});
