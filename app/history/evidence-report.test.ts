import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { noMarks, noTiming } from '#app/exchange/exchange.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { evidenceWriting } from './evidence-report.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const matter = {
  triggered: { yes: 1, no: 0, 'not-checked': 1, unsent: 0 },
  missing: 0,
  by: 'kim',
  at: '2026-01-02T03:04:05.000Z',
  isMasked: false,
};
const judged = makeReceived('a', tid, {
  draft: { ...blankDraft, uri: 'assist://a/b?x=<script>', customerKey: 'ada@example.com' },
  marks: { ...noMarks, triggered: 'yes', note: 'Offer "20 %" shown & taken' },
});

it('says of each event what was sent, what came back, when, the verdict and the note', () => {
  const { before, one, after } = evidenceWriting(matter);
  const page = `${before}${one(judged)}${one(makeReceived('b', tid))}${after}`;
  expect(before).toContain('1 triggered, 0 not triggered, 1 not checked');
  expect(before).toMatch(/Saved by kim on 2026-01-0\d \d\d:\d\d:\d\d/);
  for (const part of [
    'ada@example.com',
    tid,
    'Triggered',
    'Offer &quot;20 %&quot; shown &amp; taken',
    'POST http',
    'HTTP 200',
  ])
    expect(one(judged)).toContain(part);
  expect(page).toContain('Not checked');
  expect(after).toContain('contains customer keys');
  // Nothing that was typed or came back can become a tag, and the page loads nothing.
  expect(page).not.toContain('<script');
  expect(page).toContain("default-src 'none'");
  expect(page.match(/<article/g)).toHaveLength(2);
  expect(page.match(/id="e\d+"/g)).toEqual(['id="e1"', 'id="e2"']);
});

it('says how many events could not be read, and calls nothing good then', () => {
  const triggered = { yes: 2, no: 0, 'not-checked': 0, unsent: 0 };
  expect(evidenceWriting({ ...matter, triggered }).before).toContain('class="verdict good"');
  const { before } = evidenceWriting({ ...matter, triggered, missing: 3 });
  expect(before).toContain('class="verdict unsure"');
  expect(before).toContain('3 selected events could not be read and are not in this report.');
});

it('asks for no verdict on an event that never left, and cuts a long body in words', () => {
  const { before, one } = evidenceWriting({ ...matter, triggered: { ...matter.triggered, unsent: 2 } });
  expect(before).toContain('Evidence of 4 events');
  expect(before).toContain('1 not checked, 2 not sent');
  const unsent = one({ ...makeReceived('c', tid), left: 'no' });
  expect(unsent).not.toContain('class="badge');
  const long = makeReceived('d', tid, {
    request: { method: 'POST', url: 'https://h', headers: [], body: 'x'.repeat(30_000) },
  });
  expect(one(long)).toMatch(/x …\n\nThe rest, of .+ in all, is in the export as JSON\./);
  expect(one(long).length).toBeLessThan(24_000);
});

it.each([
  [
    'the rest of a body, in bytes',
    'ü'.repeat(30_000),
    60_000,
    'The rest, of 60.0 kB in all, is in the export as JSON.',
  ],
  [
    'that a body was saved in part',
    'x'.repeat(65_536),
    5_000_000,
    'Only the first 65,536 characters of 5.0 MB were saved. They are in the export as JSON.',
  ],
  [
    'the rest of a body that is as long as is saved',
    'é'.repeat(65_536),
    131_072,
    'The rest, of 131.1 kB in all, is in the export as JSON.',
  ],
  [
    'the rest of a body that is cut at a letter of two halves',
    // Behind the head, a half of one would be the last that is shown.
    `${'x'.repeat(19_999 - 'HTTP 200 OK\n\n'.length)}${'😀'.repeat(9)}`,
    20_022,
    'x …\n\nThe rest, of 20.0 kB in all, is in the export as JSON.',
  ],
  [
    'the rest of a body in UTF-16',
    'x'.repeat(50_000),
    100_000,
    'The rest, of 100.0 kB in all, is in the export as JSON.',
  ],
])('says where to find %s', (_, body, bodyBytes, says) => {
  const received = makeReceived('d', tid);
  if (received.result.kind !== 'answered') throw new Error('It is received.');
  const answer = { ...received.result.answer, body, bodyBytes };
  expect(evidenceWriting(matter).one({ ...received, result: { ...received.result, answer } })).toContain(says);
});

it('says of a long request that it was saved in part', () => {
  const headers = [{ name: 'Content-Length', value: '1200000' }];
  const request = { method: 'POST' as const, url: 'https://h', headers, body: 'x'.repeat(1_000_000) };
  const page = evidenceWriting(matter).one(makeReceived('d', tid, { request }));
  expect(page).toContain('Only the first 1,000,000 characters of 1.2 MB were saved. They are in the export as JSON.');
});

it('says where to find the rest of a long address', () => {
  const request = { method: 'GET' as const, url: `https://h?uri=${'x'.repeat(25_000)}`, headers: [], body: '' };
  const page = evidenceWriting(matter).one(makeReceived('d', tid, { request }));
  expect(page).toContain('x …\n\nThe rest is in the export as JSON.');
});

it('with customers masked does not say how much of a long body was saved', () => {
  const received = makeReceived('d', tid);
  if (received.result.kind !== 'answered') throw new Error('It is received.');
  const answer = { ...received.result.answer, body: `${'ж'.repeat(40_000)} •••`, bodyBytes: 80_025 };
  const masked = { ...received, result: { ...received.result, answer } };
  const page = evidenceWriting({ ...matter, isMasked: true }).one(masked);
  expect(page).toContain('The body has 80.0 kB. What was saved of it is in the export as JSON.');
});

it('says that customer keys are masked', () => {
  expect(evidenceWriting({ ...matter, isMasked: true }).after).toContain('Customer keys are masked');
});

it.each([
  ['cut-off', { raw: 'HTTP/1.1 2' }, 'Only the beginning of a response arrived.'],
  ['invalid-answer', { raw: 'SSH-2.0' }, 'The response isn’t valid HTTP.'],
  ['interrupted', {}, 'Tidings closed before it saved a response.'],
  ['timed-out', {}, 'No response arrived.'],
] as const)('says of an event that was %s what came, as the window does', (outcome, kept, says) => {
  const result = { kind: 'unanswered', outcome, code: 'X', answer: null, timing: noTiming, ...kept } as const;
  expect(evidenceWriting(matter).one(makeExchange('a', { left: 'yes', result }))).toContain(`<p class="dim">${says}`);
});

it('says of a body that could not be read that there was one', () => {
  const { result } = makeReceived('a', tid);
  if (result.kind !== 'answered') throw new Error('It is answered.');
  const answer = { ...result.answer, body: '', bodyBytes: 0, whole: false };
  const unread = makeReceived('a', tid, { result: { ...result, answer, raw: 'HTTP/1.1 200 OK' } });
  expect(evidenceWriting(matter).one(unread)).toContain('The body of the response could not be read.');
});
