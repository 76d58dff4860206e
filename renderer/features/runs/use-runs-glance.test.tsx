import { notifications, notificationsStore } from '@mantine/notifications';
import { act, renderHook, waitFor } from '@testing-library/react';
import { isValidElement } from 'react';
import { beforeEach, expect, it } from 'vitest';
import type { View } from '#renderer/state/view-state.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { aProgress, aRunSummary } from '#renderer/testing/make-run.ts';
import { useRunsGlance } from './use-runs-glance.ts';

const said = () =>
  notificationsStore
    .getState()
    .notifications.map(({ message }) => (isValidElement<{ text: string }>(message) ? message.props.text : message));

beforeEach(() => notifications.clean());

async function glance(view: View) {
  const bridge = installFakeBridge({
    'run.list': () => ({
      runs: [
        aRunSummary(),
        aRunSummary({ id: 'run-2' }),
        aRunSummary({ id: 'old', deletedAt: '2026-11-24T00:00:00Z' }),
      ],
    }),
  });
  const { result } = renderHook(() => useRunsGlance(view));
  await waitFor(() => expect(result.current).toBe('2'));
  return { bridge, result };
}

it('counts the runs, and shows the progress of the one that is running', async () => {
  const { bridge, result } = await glance('composer');
  act(() => bridge.push('run.progressed', aProgress()));
  expect(result.current).toBe('54%');
  act(() => bridge.push('run.progressed', aProgress({ state: 'paused' })));
  expect(result.current).toBe('paused, 54%');
});

it('says that a run stopped while another view is shown', async () => {
  const { bridge } = await glance('composer');
  act(() => bridge.push('run.progressed', aProgress()));
  act(() => bridge.push('run.progressed', aProgress({ state: 'done' })));
  expect(said()).toEqual([expect.stringContaining('Spring follow-up is done')]);
});

it('says it of each of two runs that go at once', async () => {
  const { bridge } = await glance('composer');
  const push = (change: Parameters<typeof aProgress>[0]) => act(() => bridge.push('run.progressed', aProgress(change)));
  push({ id: 'run-1', name: 'On UAT' });
  push({ id: 'run-2', name: 'On PROD' });
  push({ id: 'run-1', name: 'On UAT', state: 'ended-by-failure' });
  push({ id: 'run-2', name: 'On PROD' });
  push({ id: 'run-2', name: 'On PROD', state: 'done' });
  expect(said()).toEqual([expect.stringContaining('On UAT stopped'), expect.stringContaining('On PROD is done')]);
});

it('does not say it while the runs view is shown', async () => {
  const { bridge } = await glance('runs');
  act(() => bridge.push('run.progressed', aProgress()));
  act(() => bridge.push('run.progressed', aProgress({ state: 'done' })));
  expect(said()).toEqual([]);
});
