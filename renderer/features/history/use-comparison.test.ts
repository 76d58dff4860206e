import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Output } from '#app/ipc/contract.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useComparison } from './use-comparison.ts';

/** A history whose answers can be held back. */
function open() {
  const held = new Map<string, () => void>();
  const removed = new Set<string>();
  const bridge = installFakeBridge({
    'exchange.open': async ({ id }): Promise<Output<'exchange.open'>> => {
      if (held.has(id)) await new Promise<void>((resolve) => held.set(id, resolve));
      return { exchange: removed.has(id) ? null : makeReceived(id, `tid-${id}`) };
    },
  });
  const onSay = vi.fn();
  const { result } = renderHook(() => useComparison(onSay));
  return {
    ids: () => result.current.pair?.map(({ id }) => id),
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

it('closes and says why when one of the two is removed', async () => {
  const { ids, compare, remove, onSay } = open();
  compare('a', 'b');
  await waitFor(() => expect(ids()).toEqual(['a', 'b']));
  remove('b');
  await waitFor(() => expect(ids()).toBeUndefined());
  expect(onSay).toHaveBeenCalledOnce();
});
