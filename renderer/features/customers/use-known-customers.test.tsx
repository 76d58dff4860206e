import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useCustomerCount } from './use-known-customers.ts';

it('counts the customers, and once more after several changes of the history', async () => {
  let all = 2;
  const bridge = installFakeBridge({ 'customer.count': () => ({ all }) });
  const { result } = renderHook(useCustomerCount);
  expect(result.current).toBeNull();
  await waitFor(() => expect(result.current).toBe(2));
  all = 1;
  for (const total of [9, 8, 7]) act(() => bridge.push('history.changed', { total }));
  await waitFor(() => expect(result.current).toBe(1));
  expect(bridge.made.length).toBe(2);
});
