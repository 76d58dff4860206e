import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { type Exchange, summarise } from '#app/exchange/exchange.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { type Customers, CustomersContext } from '#renderer/ui/customers.ts';
import { CustomerStrip } from './customer-strip.tsx';

const draft = { ...makeExchange('x').draft, customerKey: 'ada@example.com' };
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();
const event = (minute: number, path: string, tid = 't1') =>
  makeReceived(`x${minute}`, tid, { sentAt: at(minute), draft: { ...draft, uri: `assist://desk/${path}` } });

/** Shows the last of some events, with all of them in the history, newest first as it gives them. */
function show(events: readonly Exchange[], shown: Exchange, customers?: Customers) {
  const bridge = installFakeBridge({
    'history.list': () => ({
      exchanges: events.map(summarise).toReversed(),
      total: events.length,
      all: events.length,
      tookMs: 1,
    }),
  });
  const line = <CustomerStrip exchange={shown} />;
  render(customers === undefined ? line : <CustomersContext value={customers}>{line}</CustomersContext>);
  return bridge;
}

const names = async () => {
  const list = await screen.findByRole('list', { name: 'Events of this customer' });
  return within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
};

it('says whose event it is, and shows the events with its TID, the new one last', async () => {
  const hello = event(1, 'hello');
  const other = event(2, 'elsewhere', 't2');
  const offer = event(3, 'offer');
  const later = event(4, 'later');
  const bridge = show([hello, other, offer, later], offer);
  expect(await names()).toEqual(['Hello', 'Offer']);
  expect(screen.getByText('ada’s “Offer” is with UAT.')).toBeTruthy();
  expect(bridge.made[0]?.input).toMatchObject({ query: { customerKey: 'ada@example.com' } });
});

it('shows the last few events, and counts the rest', async () => {
  const events = Array.from({ length: 9 }, (_, minute) => event(minute, `step-${minute}`));
  show(events, event(8, 'step-8'));
  expect(await names()).toEqual(['3 before', ...[3, 4, 5, 6, 7, 8].map((step) => `Step ${step}`)]);
});

it('claims nothing of an event that was not received', async () => {
  const refused = makeExchange('x2', { sentAt: at(2), draft: { ...draft, tid: 't1', uri: 'assist://desk/no' } });
  show([event(1, 'hello'), refused], refused);
  expect(await names()).toEqual(['Hello', 'No']);
  expect(screen.getByText('ada so far')).toBeTruthy();
});

it('shows nothing without a customer key', async () => {
  const nobody = makeReceived('x1', 't1', { draft: { ...draft, customerKey: '' } });
  const bridge = show([nobody], nobody);
  await waitFor(() => expect(screen.queryByRole('list')).toBeNull());
  expect(bridge.made).toEqual([]);
});

it('masks the customer during a presentation', async () => {
  const hello = event(1, 'ada@example.com');
  show([hello], hello, presenting);
  expect((await names())[0]).toContain('•');
  expect(document.body.innerHTML).not.toContain('ada@');
});
