import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installFakeBridge } from './testing/fake-bridge.ts';
import { useAnswer } from './use-answer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks that are answered by hand, in any order. */
function start() {
  const bridge = installFakeBridge({});
  const asks: { key: string; answer: (value: string) => Promise<void> }[] = [];
  const ask = (key: string) =>
    new Promise<string>((resolve) => {
      asks.push({ key, answer: (value) => act(async () => resolve(value)) });
    });
  const { result, rerender } = renderHook(({ key }) => useAnswer(key, ask, ['history.changed']), {
    initialProps: { key: 'ada' },
  });
  const change = () =>
    act(async () => {
      bridge.push('history.changed', { total: 1 });
      vi.advanceTimersByTime(200);
    });
  return { asks, result, change, show: (key: string) => rerender({ key }) };
}

it('drops an answer to what is no longer asked, and says what an answer is to', async () => {
  const { asks, result, show } = start();
  await asks[0]?.answer('of ada');
  expect(result.current).toEqual({ to: 'ada', value: 'of ada' });
  show('bob');
  show('eve');
  await asks[1]?.answer('of bob');
  expect(result.current).toEqual({ to: 'ada', value: 'of ada' });
  await asks[2]?.answer('of eve');
  expect(result.current).toEqual({ to: 'eve', value: 'of eve' });
});

it('asks again after a change, and never shows the older of two answers', async () => {
  const { asks, result, change } = start();
  await change();
  expect(asks.map(({ key }) => key)).toEqual(['ada', 'ada']);
  await asks[1]?.answer('newer');
  await asks[0]?.answer('older');
  expect(result.current).toEqual({ to: 'ada', value: 'newer' });
});
