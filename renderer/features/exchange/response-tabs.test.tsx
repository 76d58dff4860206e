import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { type Exchange, noTiming, type Result } from '#app/exchange/exchange.ts';
import type { UnansweredOutcome } from '#app/exchange/outcome.ts';
import { makeExchange } from '#app/testing/make-exchange.ts';
import { render } from '#renderer/testing/render.tsx';
import { OutcomeHead } from './outcome-head.tsx';
import { ResponseTabs } from './response-tabs.tsx';

function unanswered(outcome: UnansweredOutcome, totalMs: number): Exchange {
  const result: Result = { kind: 'unanswered', outcome, code: 'X', answer: null, timing: { ...noTiming, totalMs } };
  return makeExchange('x', { left: 'yes', result });
}

function show(exchange: Exchange) {
  render(
    <>
      <OutcomeHead exchange={exchange} notRecorded={null} marks={null} tools={null} onNext={vi.fn()} />
      <ResponseTabs exchange={exchange} onCopy={vi.fn()} />
    </>,
  );
  return document.body.textContent ?? '';
}

it('says of an interrupted event that nobody measured it, and never 0.0 ms', () => {
  const text = show(unanswered('interrupted', 0));
  expect(text).toContain('Time not measured');
  expect(text).toContain('Nothing was measured, because Tidings closed while the event was being sent.');
  expect(text).not.toContain('0.0 ms');
});

it('shows how long an event took that was cut off', () => {
  expect(show(unanswered('cut-off', 12))).toContain('Time 12 ms');
  expect(screen.getByRole('row', { name: /^Total/ }).textContent).toBe('Total12 ms');
});

it.each([
  [true, 'The response has no body.'],
  [false, 'The body of the response didn’t arrive.'],
])('says of a body of which nothing came whether it was whole: %s', (whole, says) => {
  const answer = { status: 200, statusText: 'OK', headers: [], body: '', bodyBytes: 0, sha256: '', whole };
  const made = unanswered('cut-off', 12);
  expect(show({ ...made, result: { ...made.result, answer } as Result })).toContain(says);
});
