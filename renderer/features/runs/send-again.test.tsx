import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { aRun } from '#renderer/testing/make-run.ts';
import { render } from '#renderer/testing/render.tsx';
import { type Again, SendAgain } from './send-again.tsx';

function show(again: Again, askBeforeSending = false) {
  const onConfirm = vi.fn();
  const onClose = vi.fn();
  const { environment, siteKey } = aRun();
  const now = { ...blankEnvironment(environment.id), name: environment.name, askBeforeSending };
  render(<SendAgain again={again} {...{ environment, siteKey, now, onConfirm, onClose }} />);
  return { onConfirm, onClose };
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('leaves out items that MXO may have received, unless the person includes them', async () => {
  const { onConfirm } = show({ kind: 'failed', count: 9, unclear: 4 });
  expect(screen.getByText(/MXO may have received 4 of the failed items/)).toBeTruthy();
  expect(screen.getByRole('dialog', { name: 'Send 5 failed items again?' })).toBeTruthy();
  await press('Send 5 events to UAT');
  expect(onConfirm).toHaveBeenLastCalledWith(false);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Send these too' }));
  await press('Send 9 events to UAT');
  expect(onConfirm).toHaveBeenLastCalledWith(true);
});

it.each([
  [2, 'all of these. If you send them again, they count twice', 'Send them anyway', 'Send 2 events to UAT'],
  [1, 'it. If you send it again, it counts twice', 'Send it anyway', 'Send 1 event to UAT'],
])('sends %d items, all of which MXO may have received, only once the person selects them', async (...one) => {
  const [count, received, select, send] = one;
  const { onConfirm } = show({ kind: 'failed', count, unclear: count });
  expect(screen.getByText(`MXO may have received ${received}. To send, select “${select}”.`)).toBeTruthy();
  await press(send);
  expect(onConfirm).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('checkbox', { name: select }));
  await press(send);
  expect(onConfirm).toHaveBeenCalledWith(true);
});

it('speaks of a single item in the singular', () => {
  show({ kind: 'failed', count: 3, unclear: 1 });
  expect(screen.getByText(/1 of the failed items. If you send it again, it counts twice/)).toBeTruthy();
  expect(screen.getByRole('checkbox', { name: 'Send it too' })).toBeTruthy();
});

it('asks plainly where nothing was answered, and lets it be', async () => {
  const { onConfirm, onClose } = show({ kind: 'unsent', count: 1 }, true);
  expect((await screen.findByRole('dialog', { name: 'Send 1 unsent item?' })).textContent).toContain('real customers');
  expect(screen.getByText('Asks each time')).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Don’t send');
  expect(screen.queryByText(/may have received/)).toBeNull();
  await press('Don’t send');
  expect(onClose).toHaveBeenCalled();
  expect(onConfirm).not.toHaveBeenCalled();
});
