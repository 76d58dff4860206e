import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Customer } from '#app/customers/customer-index.ts';
import { type CustomerProfile, profileOf as profileIn, withProfile } from '#app/customers/customer-profile.ts';
import { useShownCustomer } from './use-customer-list.ts';

const at = '2026-01-01T00:00:00.000Z';
const customer = (customerKey: string): Customer => ({ customerKey, events: 1, firstSeen: at, lastSeen: at, tids: [] });
const listOf = (...keys: readonly string[]) => ({
  customers: keys.map(customer),
  total: keys.length,
  all: keys.length,
});

const notedOf = (...keys: readonly string[]) => ({
  customers: keys.map((customerKey) => ({ customerKey, name: '' })),
  total: keys.length,
  all: keys.length,
});

function start(...keys: readonly string[]) {
  let workspace: { readonly visitors: readonly CustomerProfile[] } = { visitors: [] };
  const profileOf = (customerKey: string) => profileIn(workspace, customerKey);
  let given = { sent: { to: '', value: listOf(...keys) }, noted: { to: '', value: notedOf() } };
  const { result, rerender } = renderHook((lists: typeof given) => useShownCustomer({ ...lists, profileOf }), {
    initialProps: given,
  });
  const give = (change: Partial<typeof given>) => {
    given = { ...given, ...change };
    rerender(given);
  };
  return {
    shown: () => {
      const { shown } = result.current;
      return shown?.kind === 'sent' ? shown.customer.customerKey : (shown?.customerKey ?? null);
    },
    kind: () => result.current.shown?.kind ?? null,
    choose: (key: string) => act(() => result.current.choose(key)),
    list: (search: string, ...now: readonly string[]) => give({ sent: { to: search, value: listOf(...now) } }),
    noted: (search: string, ...now: readonly string[]) => give({ noted: { to: search, value: notedOf(...now) } }),
    edit: (key: string, change: Partial<CustomerProfile>) =>
      act(() => {
        const profile = { ...profileOf(key), ...change };
        result.current.edit(key, change);
        workspace = withProfile(workspace, profile);
      }),
    erase: (key: string) => {
      workspace = { visitors: workspace.visitors.filter(({ customerKey }) => customerKey !== key) };
    },
  };
}

it('keeps showing the same customer when the list changes', () => {
  const { shown, choose, list } = start('ada', 'bob');
  expect(shown()).toBe('ada');
  list('', 'newcomer', 'ada', 'bob');
  expect(shown()).toBe('ada');
  choose('bob');
  list('', 'ada', 'newcomer', 'bob');
  expect(shown()).toBe('bob');
});

it('shows no other customer when the shown one is gone', () => {
  const { shown, choose, list } = start('ada', 'bob');
  list('', 'bob');
  expect(shown()).toBeNull();
  choose('bob');
  expect(shown()).toBe('bob');
});

it('shows the first that another search finds', () => {
  const { shown, list } = start('ada', 'bob');
  list('b', 'bob');
  expect(shown()).toBe('bob');
});

it('keeps showing the first customer without events when others come before them', () => {
  const { shown, noted } = start();
  noted('', 'ada', 'bob');
  expect(shown()).toBe('ada');
  noted('', 'bob', 'ada');
  expect(shown()).toBe('ada');
});

it('keeps showing a customer who gets their first event, or loses their last one', () => {
  const { shown, list, noted } = start();
  noted('', 'ada', 'bob');
  noted('', 'bob');
  list('', 'zoe', 'ada');
  expect(shown()).toBe('ada');
  list('', 'zoe');
  noted('', 'bob', 'ada');
  expect(shown()).toBe('ada');
});

it('keeps showing whose profile was emptied, until they are erased', () => {
  const { shown, edit, noted, erase } = start();
  noted('', 'ada', 'bob');
  edit('ada', { name: '' });
  noted('', 'bob');
  expect(shown()).toBe('ada');
  edit('ada', { name: 'Ada' });
  erase('ada');
  noted('', 'bob');
  expect(shown()).toBeNull();
});

it('keeps showing whose emptied profile gets a blank', () => {
  const { shown, edit, noted } = start();
  noted('', 'ada');
  edit('ada', { name: '' });
  noted('');
  edit('ada', { name: ' ' });
  noted('');
  expect(shown()).toBe('ada');
});

it('keeps showing the events of who no longer has the name that was searched', () => {
  const { shown, kind, edit, list, noted } = start();
  list('adda', 'ada');
  noted('adda');
  edit('ada', { name: 'Ada' });
  list('adda');
  noted('adda');
  expect([shown(), kind()]).toEqual(['ada', 'sent']);
});

it('shows no customer of the search before', () => {
  const { shown, list, noted } = start('zoe');
  noted('', 'ada', 'bob');
  list('b');
  expect(shown()).toBeNull();
  noted('b', 'bob');
  expect(shown()).toBe('bob');
});
