import { expect, it } from 'vitest';
import { createCustomerBook } from '#app/customers/customer-book.ts';
import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { blankDraft } from '#app/event/draft.ts';
import { noMarks, summarise } from '#app/exchange/exchange.ts';
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

type Book = ReturnType<typeof createCustomerBook>;

function handlersWith(index: Book, visitors: readonly CustomerProfile[]) {
  return createCustomerHandlers({
    environments: { find: () => null },
    history: { recent: () => [] },
    customers: {
      index: async () => index,
      count: async () => index.count(),
      find: async () => null,
      usesOf: async () => [],
      add: index.add,
      dropIndex: () => {},
    },
    workspace: { read: () => ({ ...blankWorkspace, visitors }) },
    now: () => new Date('2026-01-02T03:04:05Z'),
  });
}

/** @param trashed the customers of events in the trash */
function bookOf(customerKeys: readonly string[], trashed: readonly string[] = []): Book {
  const book = createCustomerBook();
  const add = (customerKey: string, deletedAt: string | null) => {
    const draft = { ...blankDraft, customerKey, uri: 'a://b' };
    book.add(summarise(makeReceived(customerKey, 't', { draft, marks: { ...noMarks, deletedAt } })));
  };
  for (const key of customerKeys) add(key, null);
  for (const key of trashed) add(key, '2026-01-05T00:00:00.000Z');
  return book;
}

it('customers without events are found without a list of all customers of the history', async () => {
  const index = bookOf(['Ada']);
  let lists = 0;
  const counting = {
    ...index,
    all: () => {
      lists += 1;
      return index.all();
    },
  };
  const handlers = handlersWith(counting, [profile('ada', 'Ada'), profile('bob', 'Bob')]);
  const { customers } = await handlers['customer.noted']({ search: '', limit: 10 });
  expect(customers).toEqual([{ customerKey: 'bob', name: 'Bob' }]);
  expect(lists).toBe(0);
});

it('customers whose events are all in the trash are listed, each once', async () => {
  const handlers = handlersWith(bookOf(['ada'], ['Ada', 'bob', 'ZOE', '']), [profile('zoe', 'Zoe')]);
  const { customers } = await handlers['customer.noted']({ search: '', limit: 10 });
  expect(customers).toEqual([
    { customerKey: 'zoe', name: 'Zoe' },
    { customerKey: 'bob', name: '' },
  ]);
});

it('a customer with events is found by the name that was noted, too', async () => {
  const handlers = handlersWith(bookOf(['4711', '4712']), [profile('4711', 'Ada Lovelace')]);
  const { customers } = await handlers['customer.list']({ search: 'lovelace', limit: 10 });
  expect(customers).toMatchObject([{ customerKey: '4711' }]);
});

it('lists one more customer who is found past the limit, once and however the key is written', async () => {
  const handlers = handlersWith(
    bookOf(['ada', 'bob', 'cy']),
    ['dan', 'eve'].map((key) => profile(key, '')),
  );
  const keysOf = async (call: 'customer.list' | 'customer.noted', also: string, search = '') => {
    const { customers, total } = await handlers[call]({ search, limit: 1, also });
    return [...customers.map(({ customerKey }) => customerKey), total];
  };
  expect(await keysOf('customer.list', 'CY ')).toEqual(['ada', 'cy', 3]);
  expect(await keysOf('customer.list', 'ada')).toEqual(['ada', 3]);
  expect(await keysOf('customer.list', 'cy', 'b')).toEqual(['bob', 1]);
  expect(await keysOf('customer.noted', 'eve')).toEqual(['dan', 'eve', 2]);
});
