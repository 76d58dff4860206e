import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { render } from '#renderer/testing/render.tsx';
import { SendButton } from './send-button.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const later = (ms: number) => act(() => vi.advanceTimersByTime(ms));

it('is one button from Send to Cancel and back: the focus stays, and a key meant for Cancel sends nothing', () => {
  const on = { onSend: vi.fn(), onCancel: vi.fn() };
  const show = (sendingSince: number | null) => (
    <SendButton environment={blankEnvironment('uat')} errors={0} sendingSince={sendingSince} {...on} />
  );
  const { rerender } = render(show(null));
  const button = screen.getByRole('button', { name: 'Send' });
  button.focus();
  fireEvent.click(button);
  expect(on.onSend).toHaveBeenCalledTimes(1);

  rerender(show(Date.now()));
  later(300);
  fireEvent.click(button);
  expect(on.onCancel).not.toHaveBeenCalled();
  later(200);
  expect(screen.getByRole('button', { name: 'Cancel' })).toBe(document.activeElement);
  fireEvent.click(button);
  expect(on.onCancel).toHaveBeenCalledTimes(1);

  rerender(show(null));
  expect(screen.getByRole('button', { name: 'Send' })).toBe(document.activeElement);
  fireEvent.click(button);
  expect(on.onSend).toHaveBeenCalledTimes(1);
  later(400);
  fireEvent.click(button);
  expect(on.onSend).toHaveBeenCalledTimes(2);
});

it('a double click sends once, however fast the answer is', () => {
  const on = { onSend: vi.fn(), onCancel: vi.fn() };
  render(<SendButton environment={blankEnvironment('uat')} errors={0} sendingSince={null} {...on} />);
  const button = screen.getByRole('button', { name: 'Send' });
  fireEvent.click(button, { detail: 1 });
  fireEvent.click(button, { detail: 2 });
  expect(on.onSend).toHaveBeenCalledTimes(1);
});
