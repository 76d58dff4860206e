import { render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useSettled } from './use-settled.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function Settled({ value, save }: { readonly value: string; readonly save: (value: string) => void }) {
  useSettled(value, save, 300);
  return null;
}

it('saves once, when the value rests', () => {
  const save = vi.fn();
  const { rerender } = render(<Settled value="" save={save} />);
  for (const value of ['a', 'ab', 'abc']) {
    rerender(<Settled value={value} save={save} />);
    vi.advanceTimersByTime(200);
  }
  expect(save).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(save.mock.calls).toEqual([['abc']]);
  rerender(<Settled value="abc" save={save} />);
  vi.advanceTimersByTime(1_000);
  expect(save).toHaveBeenCalledOnce();
});

it('saves at once when the view goes away, and only what is new', () => {
  const save = vi.fn();
  const { rerender, unmount } = render(<Settled value="" save={save} />);
  rerender(<Settled value="typed" save={save} />);
  unmount();
  expect(save.mock.calls).toEqual([['typed']]);
  render(<Settled value="" save={save} />).unmount();
  expect(save).toHaveBeenCalledOnce();
});
