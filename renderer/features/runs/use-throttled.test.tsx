import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useThrottled } from './use-throttled.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('follows a value that never rests, and comes to its last one', () => {
  const { result, rerender } = renderHook((value) => useThrottled(value, 1_000), { initialProps: 0 });
  for (let value = 1; value <= 25; value++) {
    rerender(value);
    act(() => void vi.advanceTimersByTime(100));
  }
  expect(result.current).toBe(20);
  act(() => void vi.advanceTimersByTime(1_000));
  expect(result.current).toBe(25);
});
