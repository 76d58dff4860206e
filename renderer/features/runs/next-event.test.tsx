import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aProgress } from '#renderer/testing/make-run.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { formatNext, NextEvent } from './next-event.tsx';
import { useCountdown } from './use-countdown.ts';

const next = { item: 3, name: 'Test drive requested', inMs: 12_000 };

it.each([
  [next, 'running', 'Next: Test drive requested, in 12 s'],
  [{ ...next, inMs: 11_001 }, 'running', 'Next: Test drive requested, in 12 s'],
  [{ ...next, inMs: 0 }, 'running', 'Next: Test drive requested, now'],
  [{ ...next, inMs: null }, 'running', 'Next: Test drive requested, after the response to an earlier event'],
  [{ ...next, inMs: 250_000 }, 'paused', 'Next: Test drive requested, 4 min 10 s after you go on'],
  [undefined, 'running', 'The last event was sent.'],
] as const)('says %j while it is %s', (event, state, words) => {
  expect(formatNext(event, state)).toBe(words);
});

it('sends the event that is shown, once for a double click, and not in a pause', async () => {
  const onSendNow = vi.fn();
  const { rerender } = render(<NextEvent next={next} state="running" onSendNow={onSendNow} />);
  await userEvent.dblClick(screen.getByRole('button', { name: 'Send it now' }));
  expect(onSendNow.mock.calls).toEqual([[3]]);
  rerender(<NextEvent next={next} state="paused" onSendNow={onSendNow} />);
  expect(screen.queryByRole('button')).toBeNull();
});

it('masks a customer in the name of the event', () => {
  const named = { ...next, name: 'ada@example.com' };
  render(
    <CustomersContext value={presenting}>
      <NextEvent next={named} state="running" onSendNow={() => undefined} />
    </CustomersContext>,
  );
  expect(screen.getByRole('region', { name: 'Next event' }).textContent).not.toContain('ada@example.com');
});

function Counting({ progress }: { readonly progress: ReturnType<typeof aProgress> }) {
  const counted = useCountdown(progress);
  return (
    <>
      <NextEvent next={counted?.next} state="running" onSendNow={() => undefined} />
      <p>left {counted?.leftMs}</p>
    </>
  );
}

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

it('counts down each second, and announces each event once and only where the wait is long', async () => {
  const shown = () => screen.getByRole('region').querySelector('p')?.textContent;
  const announced = () => screen.getByRole('status').textContent;
  const reported = (item: number, inMs: number) =>
    aProgress({ state: 'running' }, { next: { ...next, item, inMs }, leftMs: 100_000 });
  const { rerender } = render(<Counting progress={reported(3, 12_000)} />);
  expect(announced()).toBe('Next: Test drive requested, in 12 s');
  await act(() => vi.advanceTimersByTimeAsync(3_000));
  expect(shown()).toBe('Next: Test drive requested, in 9 s');
  expect(announced()).toBe('Next: Test drive requested, in 12 s');
  expect(screen.getByText(/^left 97000/)).toBeTruthy();
  rerender(<Counting progress={reported(4, 4_000)} />);
  expect(shown()).toBe('Next: Test drive requested, in 4 s');
  expect(announced()).toBe('');
});
