import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { noTiming } from '#app/exchange/exchange.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
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

it.each([
  ['not-reached', 'ECONNREFUSED', 'no', ['Manage environments', 'Repeat…']],
  ['cut-off', 'ECONNRESET', 'yes', ['Open Monitoring']],
] as const)('after %s offers to repeat only what left nothing, and what to do', (outcome, code, left, offered) => {
  const result = { kind: 'unanswered', outcome, code, answer: null, timing: noTiming } as const;
  const onNext = vi.fn();
  const exchange = makeExchange('x', { left, result });
  render(
    <Response
      state={{ kind: 'done', exchange, notRecorded: null }}
      firstStart={null}
      place={place}
      on={{ ...on, onNext }}
    />,
  );
  const actionNames = ['Open Monitoring', 'Manage environments', 'Repeat…'];
  const buttons = screen.getAllByRole('button').filter(({ textContent }) => actionNames.includes(textContent));
  expect(buttons.map(({ textContent }) => textContent)).toEqual(offered);
  expect(screen.queryAllByLabelText('Triggered')).toHaveLength(left === 'no' ? 0 : 1);
  expect(screen.getByLabelText('Note')).toBeTruthy();
  for (const button of buttons) fireEvent.click(button);
  const actions = left === 'no' ? ['edit-environment', 'repeat'] : ['open-monitoring'];
  expect(onNext.mock.calls.map(([action]) => action)).toEqual(actions);
});
