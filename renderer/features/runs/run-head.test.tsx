import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { aRun, aRunSummary } from '#renderer/testing/make-run.ts';
import { render } from '#renderer/testing/render.tsx';
import { RunHead } from './run-head.tsx';

const on = {
  onBack: vi.fn(),
  onPause: vi.fn(),
  onGoOn: vi.fn(),
  onStop: vi.fn(),
  onSendFailed: vi.fn(),
  onSendUnsent: vi.fn(),
  onRunAgain: vi.fn(),
  onExport: vi.fn(),
};
const ledger = { planned: 200, answered: 133, failed: 67, unknown: 0, skipped: 0, unsent: 0 };
const show = (change: Partial<ReturnType<typeof aRunSummary>>) =>
  render(<RunHead sentAgain={0} run={aRun(change)} summary={aRunSummary(change)} unsent={0} on={on} />);

it('is headed by how many of all failed, beside its state', () => {
  show({ state: 'stopped', ledger });
  expect(screen.getByText('Failed, 67 of 200')).toBeTruthy();
  expect(screen.getByText('Stopped')).toBeTruthy();
});

it('stops once on a double click: a second stop cancels what is under way', async () => {
  show({ state: 'running', ledger: { ...ledger, unsent: 33 } });
  await userEvent.dblClick(screen.getByRole('button', { name: 'Stop' }));
  expect(on.onStop).toHaveBeenCalledTimes(1);
});

it('gives no verdict on a run that is under way', () => {
  show({ state: 'running', ledger: { ...ledger, answered: 100, unsent: 33 } });
  expect(screen.getByText('Running')).toBeTruthy();
  expect(screen.queryByText(/Failed|of 200/)).toBeNull();
});
