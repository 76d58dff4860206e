import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installFakeBridge } from './testing/fake-bridge.ts';
import { useCall, usePush } from './use-call.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Read = { readonly key: string; readonly answer: (value: string | null) => Promise<void> };

/** Reads that are answered by hand, in any order. */
function start(options: Parameters<typeof useCall<string>>[2] = {}) {
  const bridge = installFakeBridge({});
  const reads: Read[] = [];
  const read = (key: string) =>
    new Promise<string | null>((resolve) => {
      reads.push({ key, answer: (value) => act(async () => resolve(value)) });
    });
  const { result, rerender, unmount } = renderHook(
    ({ key }) => useCall(key, read, { refreshOn: ['history.changed'], ...options }),
    { initialProps: { key: 'ada' as string | null } },
  );
  const wait = (ms: number) => act(async () => void vi.advanceTimersByTime(ms));
  const push = () => act(async () => bridge.push('history.changed', { total: 1 }));
  return { reads, result, push, wait, unmount, show: (key: string | null) => rerender({ key }) };
}

it('drops an answer for another key, and says which key an answer is for', async () => {
  const { reads, result, show } = start();
  await reads[0]?.answer('of ada');
  expect(result.current.answer).toEqual({ to: 'ada', value: 'of ada' });
  show('bob');
  show('eve');
  await reads[1]?.answer('of bob');
  expect(result.current.answer).toEqual({ to: 'ada', value: 'of ada' });
  expect(result.current.value).toBeNull();
  await reads[2]?.answer('of eve');
  expect(result.current.answer).toEqual({ to: 'eve', value: 'of eve' });
  expect(result.current.value).toBe('of eve');
});

it('reads once after several pushes, and never shows the older of two answers', async () => {
  const { reads, result, push, wait } = start();
  await push();
  await push();
  await wait(200);
  expect(reads.map(({ key }) => key)).toEqual(['ada', 'ada']);
  await reads[1]?.answer('newer');
  await reads[0]?.answer('older');
  expect(result.current.value).toBe('newer');
});

it('keeps the last answer when a read fails', async () => {
  const { reads, result } = start({ everyMs: 1000 });
  await reads[0]?.answer(null);
  expect(result.current).toMatchObject({ answer: null, hasFailed: true });
  act(() => result.current.refresh());
  await reads[1]?.answer('of ada');
  expect(result.current).toMatchObject({ value: 'of ada', hasFailed: false });
  act(() => result.current.refresh());
  await reads[2]?.answer(null);
  expect(result.current).toMatchObject({ value: 'of ada', hasFailed: true });
});

it('waits before it reads, and reads again without a push', async () => {
  const { reads, wait } = start({ delayMs: 100, everyMs: 1000 });
  expect(reads).toHaveLength(0);
  await wait(100);
  expect(reads).toHaveLength(1);
  await wait(900);
  expect(reads).toHaveLength(2);
});

it('drops the answers that were on their way before a refresh', async () => {
  const { reads, result } = start();
  act(() => result.current.refresh());
  await reads[0]?.answer('before');
  expect(result.current.answer).toBeNull();
  await reads[1]?.answer('after');
  expect(result.current.value).toBe('after');
});

it('updates an answer without a read', async () => {
  const { reads, result } = start();
  act(() => result.current.update((now) => `${now}!`));
  expect(result.current.answer).toBeNull();
  await reads[0]?.answer('of ada');
  act(() => result.current.update((now) => `${now}!`));
  act(() => result.current.update((now) => `${now}?`));
  expect(result.current.value).toBe('of ada!?');
  expect(reads).toHaveLength(1);
});

it('accepts each answer once, with the one before it for the same key', async () => {
  const accept = vi.fn((next: string, before: string | null) => `${before ?? ''}${next}`);
  const { reads, result, push, show } = start({ settleMs: 0, accept });
  await reads[0]?.answer('1');
  await push();
  await reads[1]?.answer('2');
  expect(result.current.value).toBe('12');
  show('bob');
  await reads[2]?.answer('3');
  expect(result.current.value).toBe('3');
  expect(accept.mock.calls).toEqual([
    ['1', null],
    ['2', '1'],
    ['3', null],
  ]);
});

it('reads nothing without a key, and nothing after it is gone', async () => {
  const { reads, push, wait, show, unmount } = start();
  show(null);
  await push();
  await wait(1000);
  expect(reads).toHaveLength(1);
  show('ada');
  await push();
  unmount();
  await wait(1000);
  expect(reads).toHaveLength(2);
});

it('listens to a push for as long as it is shown', async () => {
  const bridge = installFakeBridge({});
  const listener = vi.fn();
  const { unmount } = renderHook(() => usePush('history.changed', listener));
  act(() => bridge.push('history.changed', { total: 1 }));
  unmount();
  act(() => bridge.push('history.changed', { total: 2 }));
  expect(listener.mock.calls).toEqual([[{ total: 1 }]]);
});
