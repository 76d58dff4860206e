import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { wholeHistory } from '#app/history/history-query.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useHistory } from './use-history.ts';

it('shows the history with its next change where the first reading failed', async () => {
  let fails = true;
  const bridge = installFakeBridge({
    'history.list': () => {
      if (fails) throw new Error('The disk does not answer.');
      return { exchanges: [], total: 3, all: 3, tookMs: 1 };
    },
  });
  const { result } = renderHook(() => useHistory(wholeHistory));
  await waitFor(() => expect(bridge.made).toHaveLength(1));
  await act(async () => undefined);
  fails = false;
  act(() => bridge.push('history.changed', { total: 3 }));
  await waitFor(() => expect(result.current.total).toBe(3));
});
