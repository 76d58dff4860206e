import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Visitor } from '#app/customers/customer-index.ts';
import { useShownVisitor } from './use-customer-list.ts';

const at = '2026-01-01T00:00:00.000Z';
const visitor = (customerKey: string): Visitor => ({ customerKey, events: 1, firstSeen: at, lastSeen: at, tids: [] });
const listOf = (...keys: readonly string[]) => ({ visitors: keys.map(visitor), total: keys.length, all: keys.length });

function start(...keys: readonly string[]) {
  const { result, rerender } = renderHook(({ list, search }) => useShownVisitor({ to: search, value: list }), {
    initialProps: { list: listOf(...keys), search: '' },
  });
  return {
    shown: () => result.current.visitor?.customerKey ?? null,
    choose: (key: string) => act(() => result.current.choose(visitor(key))),
    list: (search: string, ...now: readonly string[]) => rerender({ list: listOf(...now), search }),
  };
}

it('goes on showing the visitor that is shown, however the list moves', () => {
  const { shown, choose, list } = start('ada', 'bob');
  expect(shown()).toBe('ada');
  list('', 'newcomer', 'ada', 'bob');
  expect(shown()).toBe('ada');
  choose('bob');
  list('', 'ada', 'newcomer', 'bob');
  expect(shown()).toBe('bob');
});

it('shows nobody else in the place of a visitor who is gone', () => {
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
