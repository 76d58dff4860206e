import { expect, it } from 'vitest';
import { createCustomerIndex } from '#app/customers/customer-index.ts';
import { summarise } from '#app/exchange/exchange.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { namedDraft } from '#main/testing/named-library.ts';
import { openNamedPlace } from '#main/testing/named-place.ts';
import { createCustomerHandlers } from './handlers.ts';

const profile = (customerKey: string, name: string) => ({ customerKey, name, note: '', properties: [] });

it('customers with only a profile are listed until an event is sent for them', async () => {
  const place = await openNamedPlace('ada');
  const visitors = [profile('Zoë@example.com', 'Zoë'), profile(namedDraft('ada').customerKey, 'Ada')];
  await place.fill({ ...blankWorkspace, visitors, variables: [{ name: 'ada', value: '1' }] });
  const noted = async (search = '') => place.call('customer.noted', { search, limit: 10 });
  expect(await noted()).toMatchObject({ total: 2, all: 2 });
  expect(await noted('ZOË')).toEqual({
    customers: [{ customerKey: 'Zoë@example.com', name: 'Zoë' }],
    total: 1,
    all: 2,
  });
  const { environmentId, siteKey } = place;
  const draft = { ...namedDraft('ada'), customerKey: 'zoë@EXAMPLE.com' };
  const sent = await place.call('exchange.send', {
    ...{ tabId: 't', draft, environmentId, siteKey, draw: { seed: 's' } },
    ...{ answers: [{ name: 'ada', value: 'ada' }], confirmed: true, tidChosen: false },
  });
  expect(sent.kind, JSON.stringify(sent)).toBe('sent');
  expect((await noted()).customers).toEqual([{ customerKey: namedDraft('ada').customerKey, name: 'Ada' }]);
});

it('customers without events are found without a list of all customers of the history', async () => {
  const index = createCustomerIndex();
  const sent = makeReceived('x', 't');
  index.add(summarise({ ...sent, draft: { ...sent.draft, customerKey: 'Ada' } }));
  let lists = 0;
  const counting = {
    ...index,
    all: () => {
      lists += 1;
      return index.all();
    },
  };
  const visitors = [profile('ada', 'Ada'), profile('bob', 'Bob')];
  const handlers = createCustomerHandlers({
    environments: { find: () => null },
    history: { recent: () => [] },
    customers: {
      index: async () => counting,
      count: async () => index.count(),
      find: async () => null,
      usesOf: async () => [],
      add: index.add,
      dropIndex: () => {},
    },
    workspace: { read: () => ({ ...blankWorkspace, visitors }) },
    now: () => new Date('2026-01-02T03:04:05Z'),
  });
  const { customers } = await handlers['customer.noted']({ search: '', limit: 10 });
  expect(customers).toEqual([{ customerKey: 'bob', name: 'Bob' }]);
  expect(lists).toBe(0);
});
