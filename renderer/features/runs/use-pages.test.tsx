import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { usePages } from './use-pages.ts';

type Load = (from: number, count: number) => Promise<{ total: number; rows: number[] }>;

const numbers = (total: number, add = 0) =>
  vi.fn(async (from: number, count: number) => ({
    total,
    rows: Array.from({ length: Math.min(count, total - from) }, (_, index) => from + index + add),
  }));

it('reads the first page, and others when they are wanted', async () => {
  const load = numbers(1_000);
  const { result } = renderHook(() => usePages({ source: 'a', revision: '', load }));
  await waitFor(() => expect(result.current.total).toBe(1_000));
  expect(result.current.lineAt(7)).toBe(7);
  expect(result.current.lineAt(777)).toBeNull();
  act(() => result.current.want(770, 790));
  await waitFor(() => expect(result.current.lineAt(777)).toBe(777));
  expect(load).toHaveBeenCalledTimes(2);
});

it('shows the old lines while the same source is read again', async () => {
  const first = numbers(10);
  let answer: () => void = () => undefined;
  const second = vi.fn(async () => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return { total: 12, rows: [100] };
  });
  const { result, rerender } = renderHook((props) => usePages({ source: 'a', ...props }), {
    initialProps: { revision: '1', load: first as Load },
  });
  await waitFor(() => expect(result.current.lineAt(0)).toBe(0));
  rerender({ revision: '2', load: second });
  expect(result.current.lineAt(0)).toBe(0);
  act(() => answer());
  await waitFor(() => expect(result.current.lineAt(0)).toBe(100));
  expect(result.current.total).toBe(12);
});

it('starts again with another source, and drops late answers', async () => {
  const late: Load = vi.fn(() => new Promise<{ total: number; rows: number[] }>(() => undefined));
  const { result, rerender } = renderHook((props) => usePages({ revision: '', ...props }), {
    initialProps: {
      source: 'a' as string | null,
      load: late,
    },
  });
  expect(result.current.total).toBeNull();
  rerender({ source: 'b', load: numbers(3) });
  await waitFor(() => expect(result.current.total).toBe(3));
  rerender({ source: null, load: late });
  expect(result.current.total).toBeNull();
});

it('reads another source from its beginning', async () => {
  const { result, rerender } = renderHook((props) => usePages({ revision: '', ...props }), {
    initialProps: { source: 'a', load: numbers(1_000) as Load },
  });
  act(() => result.current.want(970, 990));
  await waitFor(() => expect(result.current.lineAt(980)).toBe(980));
  const load = numbers(5_000);
  rerender({ source: 'b', load });
  await waitFor(() => expect(result.current.lineAt(0)).toBe(0));
  expect(load.mock.calls).toEqual([[0, 50]]);
});

it('reads a line that is kept again, wherever the list is scrolled to', async () => {
  const { result, rerender } = renderHook((props) => usePages({ source: 'a', ...props }), {
    initialProps: { revision: '1', load: numbers(1_000) as Load },
  });
  await waitFor(() => expect(result.current.lineAt(7)).toBe(7));
  const isIt = (line: number) => line % 1_000 === 7;
  act(() => result.current.keep(isIt));
  act(() => result.current.want(770, 790));
  await waitFor(() => expect(result.current.lineAt(777)).toBe(777));
  rerender({ revision: '2', load: numbers(1_000, 1_000) });
  await waitFor(() => expect(result.current.find(isIt)).toBe(1_007));
});

it('does not find a line that is no longer in the list', async () => {
  const { result, rerender } = renderHook((props) => usePages({ source: 'a', ...props }), {
    initialProps: { revision: '1', load: numbers(60) as Load },
  });
  act(() => result.current.want(0, 59));
  await waitFor(() => expect(result.current.find((line) => line === 55)).toBe(55));
  act(() => result.current.want(0, 5));
  rerender({ revision: '2', load: numbers(10) });
  await waitFor(() => expect(result.current.find((line) => line === 55)).toBeNull());
});
