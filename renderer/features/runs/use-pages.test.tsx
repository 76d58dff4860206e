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

it('shows what was there while the same is read anew', async () => {
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

it('begins anew with another source, and drops answers that come late', async () => {
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
