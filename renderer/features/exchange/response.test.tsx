import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { noTiming } from '#app/exchange/exchange.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { render } from '#renderer/testing/render.tsx';
import { ExpectationsStrip } from './expectations-strip.tsx';
import { Response } from './response.tsx';

const place = { layout: 'automatic', side: 'below', onLayout: vi.fn(), onClose: vi.fn() } as const;
const on = { onNext: vi.fn(), onCopy: vi.fn(), onContinue: vi.fn(), onOpenPage: vi.fn(), onNoted: vi.fn() };

it.each([
  ['that nothing was sent where main refused the event', {}, 'Nothing was sent'],
  ['that it may have been sent where main failed', { mayBeSent: true }, 'The event may have been sent'],
])('says %s', (_, known, title) => {
  render(<Response state={{ kind: 'refused', says: ['Why.'], ...known }} firstStart={null} place={place} on={on} />);
  expect(screen.getByRole('status').textContent).toBe(`${title}Why.`);
});

it('calls no expectation met by a response that broke off', () => {
  const one = makeReceived('a', 't');
  if (one.result.kind !== 'answered') throw new Error('It is answered.');
  const answer = { ...one.result.answer, body: '{"stat', whole: false };
  const result = { kind: 'unanswered', outcome: 'cut-off', code: 'ECONNRESET', answer, timing: noTiming } as const;
  const draft = { ...one.draft, expectations: [{ kind: 'http-status', equals: 200 } as const] };
  render(<ExpectationsStrip exchange={{ ...one, draft, result }} />);
  expect(screen.getByText('1 expectation not checked: no complete response')).toBeTruthy();
});
