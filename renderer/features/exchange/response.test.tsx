import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { createCustomerMask } from '#app/customers/customer-mask.ts';
import { blankDraft } from '#app/event/draft.ts';
import { type Exchange, noTiming, outcomeOf } from '#app/exchange/exchange.ts';
import { everyOutcome } from '#app/testing/every-outcome.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { type Customers, CustomersContext } from '#renderer/ui/customers.ts';
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

const key = '000345-77-K';
const base64 = btoa(key).replace(/=+$/, '');

/** The same exchange, with the customer wherever an event or a response can name one. */
function naming(made: Exchange): Exchange {
  const uri = `assist://desk/hello?who=${encodeURIComponent(key)}&again=${key.toLowerCase()}`;
  const properties = [{ enabled: true, name: 'in Base64', value: base64 }];
  const body = JSON.stringify({ uri, customerKey: key, who: `mail to ${key}`, base64 });
  const named = {
    ...made,
    draft: { ...blankDraft, uri, customerKey: key, properties },
    request: { ...made.request, url: `https://h/?who=${key}`, body },
  };
  const { result } = made;
  if (result.kind === 'under-way' || result.answer === null) return named;
  const headers = [...result.answer.headers, { name: 'X-Who', value: key }];
  const answer = { ...result.answer, headers, body, bodyBytes: body.length };
  return result.kind === 'answered'
    ? { ...named, result: { ...result, answer } }
    : { ...named, result: { ...result, answer } };
}

const cutOffLater: Exchange = (() => {
  const { result, ...made } = makeReceived('x', 't');
  if (result.kind !== 'answered') throw new Error('It is answered.');
  const { answer, timing } = result;
  const unanswered = { kind: 'unanswered', outcome: 'cut-off', code: 'ECONNRESET' } as const;
  return { ...made, result: { ...unanswered, answer: { ...answer, whole: false }, timing } };
})();

/** One exchange of each outcome, and one whose response broke off. */
const exchanges: readonly (readonly [string, Exchange])[] = [
  ...new Map(everyOutcome.map(([, made]) => [String(outcomeOf(made)), made])),
  ['cut-off while the response arrives', cutOffLater],
];

/** All texts, attributes and values of the response, in lower case. */
function shownOf(exchange: Exchange, customers: Customers): string {
  render(
    <CustomersContext value={customers}>
      <Response state={{ kind: 'done', exchange, notRecorded: null }} firstStart={null} place={place} on={on} />
    </CustomersContext>,
  );
  const tabs = [...document.querySelectorAll('[role=tab]')];
  const panels = tabs.map((tab) => {
    fireEvent.click(tab);
    return document.querySelector(`#${tab.getAttribute('aria-controls')}`)?.outerHTML;
  });
  expect(panels).toHaveLength(4);
  const values = [...document.querySelectorAll('input, textarea')].map((field) => Reflect.get(field, 'value'));
  return [document.body.outerHTML, ...panels, ...values].join('\n').toLowerCase();
}

const forms = [key, base64].map((form) => form.toLowerCase());

it('shows the customer whom an event and its response name', () => {
  const plain = shownOf(naming(makeReceived('x', 't')), { ...presenting, isPresenting: false, text: (text) => text });
  expect(forms.filter((form) => !plain.includes(form))).toEqual([]);
});

it.each(exchanges)('while Presenting is on, shows no customer key of an event that was %s', (_, made) => {
  const mask = createCustomerMask([key]);
  const masked = shownOf(naming(made), { ...presenting, text: (text, ...keys) => mask(text, keys) });
  expect(forms.filter((form) => masked.includes(form))).toEqual([]);
  expect(masked).toContain('0••••••••••');
});
