import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Customer } from '#app/customers/customer-index.ts';
import { useShownCustomer } from './use-customer-list.ts';

const at = '2026-01-01T00:00:00.000Z';
const customer = (customerKey: string): Customer => ({ customerKey, events: 1, firstSeen: at, lastSeen: at, tids: [] });
const listOf = (...keys: readonly string[]) => ({
  customers: keys.map(customer),
  total: keys.length,
  all: keys.length,
});

function start(...keys: readonly string[]) {
  const { result, rerender } = renderHook(({ list, search }) => useShownCustomer({ to: search, value: list }), {
    initialProps: { list: listOf(...keys), search: '' },
  });
  return {
    shown: () => result.current.customer?.customerKey ?? null,
    choose: (key: string) => act(() => result.current.choose(customer(key))),
    list: (search: string, ...now: readonly string[]) => rerender({ list: listOf(...now), search }),
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
