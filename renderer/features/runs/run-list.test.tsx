import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { RunSummary } from '#app/runs/run.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { layOut } from '#renderer/testing/lay-out.ts';
import { aProgress, aRunSummary } from '#renderer/testing/make-run.ts';
import { render } from '#renderer/testing/render.tsx';
import { RunList } from './run-list.tsx';

layOut(800, 320);

function show(runs: readonly RunSummary[]) {
  const bridge = installFakeBridge({
    'run.list': () => ({ runs }),
    'run.trash': () => ({ kind: 'saved' }),
  });
  const on = { onOpenExchange: vi.fn(), onSay: vi.fn(), onSayWithUndo: vi.fn() };
  const moves = { onNew: vi.fn(), onOpen: vi.fn(), onRunAgain: vi.fn() };
  render(<RunList on={on} isHalfSetUp={false} {...moves} />);
  return { bridge, on, ...moves };
}

const rowsOf = async (name: string) => within(await screen.findByRole('list', { name })).getAllByRole('listitem');

it('says what runs are for when there are none', async () => {
  const { onNew } = show([]);
  expect(await screen.findByText(/once for each row of your data/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'New run' }));
  expect(onNew).toHaveBeenCalled();
});

it('shows the current state of each run, and opens it', async () => {
  const { bridge, onOpen } = show([aRunSummary({ state: 'running', unmet: 4 }), aRunSummary({ id: 'run-2' })]);
  const [first, second] = await rowsOf('Runs');
  expect(second?.textContent).toContain('1,188 of 1,200, 9 failed, 3 unknown');
  act(() => bridge.push('run.progressed', aProgress({ unmet: 4 })));
  expect(first?.textContent).toContain('54%');
  await userEvent.click(within(first ?? document.body).getByRole('button', { name: 'Spring follow-up' }));
  expect(onOpen).toHaveBeenCalledWith('run-1');
});

it('deletes a run that is not running, and undoes it', async () => {
  const { bridge, on } = show([aRunSummary({ state: 'running' }), aRunSummary({ id: 'run-2', name: 'Leeds' })]);
  await rowsOf('Runs');
  expect(screen.queryByRole('button', { name: 'Delete: Spring follow-up' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Delete: Leeds' }));
  const [says, undo] = on.onSayWithUndo.mock.lastCall ?? [];
  expect(says).toBe('Leeds moved to the trash.');
  undo();
  expect(bridge.made.filter(({ name }) => name === 'run.trash').map(({ input }) => input)).toEqual([
    { runId: 'run-2', inTrash: true },
    { runId: 'run-2', inTrash: false },
  ]);
});

it('keeps deleted runs in a trash of their own', async () => {
  const { bridge } = show([aRunSummary(), aRunSummary({ id: 'run-2', deletedAt: '2026-11-24T00:00:00.000Z' })]);
  expect(await rowsOf('Runs')).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Trash, 1' }));
  expect(await rowsOf('Runs in the trash')).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: /^Restore/ }));
  expect(bridge.made.at(-1)?.input).toEqual({ runId: 'run-2', inTrash: false });
});

it('says of a run that came to its end whether it failed', async () => {
  const all = { planned: 9, answered: 9, failed: 0, unknown: 0, skipped: 0, unsent: 0 };
  show([
    aRunSummary({ ledger: all, unmet: 0 }),
    aRunSummary({ id: 'run-2', ledger: { ...all, answered: 8, failed: 1 }, unmet: 0 }),
    aRunSummary({ id: 'run-3', ledger: { ...all, answered: 8, unknown: 1 }, unmet: 0 }),
    aRunSummary({ id: 'run-4', ledger: { ...all, answered: 8, failed: 1 }, unmet: 0, state: 'stopped' }),
  ]);
  const rows = await rowsOf('Runs');
  expect(rows.map(({ textContent }) => /^(Done|Failed|Unknown|Stopped)/.exec(textContent ?? '')?.[0])).toEqual([
    'Done',
    'Failed',
    'Unknown',
    'Stopped',
  ]);
});
