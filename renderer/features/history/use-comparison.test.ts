import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { summarise } from '#app/exchange/exchange.ts';
import type { Output } from '#app/ipc/contract.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useComparison } from './use-comparison.ts';

/** A history whose answers can be held back. */
function open() {
  const held = new Map<string, () => void>();
  const removed = new Set<string>();
  const underWay = new Set<string>();
  const bridge = installFakeBridge({
    'exchange.open': async ({ id }): Promise<Output<'exchange.open'>> => {
      if (held.has(id)) await new Promise<void>((resolve) => held.set(id, resolve));
      const exchange = underWay.has(id) ? makeExchange(id) : makeReceived(id, `tid-${id}`);
      return { exchange: removed.has(id) ? null : exchange };
    },
  });
  const onSay = vi.fn();
  const { result } = renderHook(() => useComparison(onSay));
  return {
    ids: () => result.current.pair?.map(({ id }) => id),
    kinds: () => result.current.pair?.map(({ result: { kind } }) => kind),
    begin: (id: string) => underWay.add(id),
    end: (id: string) => {
      underWay.delete(id);
      act(() => bridge.push('exchange.changed', { exchange: summarise(makeReceived(id, `tid-${id}`)), total: 2 }));
    },
    compare: (first: string, second: string) => act(() => result.current.compare(first, second)),
    hold: (id: string) => held.set(id, () => {}),
    answer: (id: string) => act(async () => held.get(id)?.()),
    remove: (id: string) => {
      removed.add(id);
      act(() => bridge.push('history.changed', { total: 1 }));
    },
    onSay,
  };
}

it('shows the two that were chosen last, in whichever order the answers arrive', async () => {
  const { ids, compare, hold, answer } = open();
  hold('b');
  compare('a', 'b');
  compare('a', 'c');
  await waitFor(() => expect(ids()).toEqual(['a', 'c']));
  await answer('b');
  expect(ids()).toEqual(['a', 'c']);
});

it('shows the outcome of an event that ends while it is compared', async () => {
  const { kinds, compare, begin, end } = open();
  begin('b');
  compare('a', 'b');
  await waitFor(() => expect(kinds()).toEqual(['answered', 'under-way']));
  end('b');
  await waitFor(() => expect(kinds()).toEqual(['answered', 'answered']));
});

it('closes and says why when one of the two is removed', async () => {
  const { ids, compare, remove, onSay } = open();
  compare('a', 'b');
  await waitFor(() => expect(ids()).toEqual(['a', 'b']));
  remove('b');
  await waitFor(() => expect(ids()).toBeUndefined());
  expect(onSay).toHaveBeenCalledOnce();
});
