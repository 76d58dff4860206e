import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { giveRun } from '#app/runs/run.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { aProgress, aRun, aRunSummary } from '#renderer/testing/make-run.ts';
import { useRun } from './use-run.ts';
import { useRunList } from './use-run-list.ts';

it('follows the progress of its own run only', async () => {
  const bridge = installFakeBridge({
    'run.open': () => ({ run: giveRun(aRun({ state: 'running' })), progress: null, unsent: 0, sentAgain: 0 }),
  });
  const { result } = renderHook(() => useRun('run-1'));
  await waitFor(() => expect(result.current?.summary.state).toBe('running'));
  act(() => bridge.push('run.progressed', aProgress({ id: 'another', state: 'paused' })));
  expect(result.current?.summary.state).toBe('running');
  act(() => bridge.push('run.progressed', aProgress({ state: 'paused' })));
  expect(result.current?.summary.state).toBe('paused');
  expect(result.current?.progress?.perSecond).toBe(48.2);
});

it('keeps the last progress of a run when it ends', async () => {
  let run = aRun({ state: 'running' });
  const bridge = installFakeBridge({
    'run.open': () => ({ run: giveRun(run), progress: null, unsent: 0, sentAgain: 0 }),
  });
  const { result } = renderHook(() => useRun('run-1'));
  await waitFor(() => expect(result.current).toBeTruthy());
  act(() => bridge.push('run.progressed', aProgress()));
  run = aRun({ state: 'done' });
  act(() => bridge.push('run.listed', {}));
  await waitFor(() => expect(result.current?.summary.state).toBe('done'));
  expect(result.current?.progress?.latency.halfMs).toBe(18);
});

it('says when a run does not exist', async () => {
  installFakeBridge({ 'run.open': () => ({ run: null, progress: null, unsent: 0, sentAgain: 0 }) });
  const { result } = renderHook(() => useRun('gone'));
  await waitFor(() => expect(result.current).toBeNull());
});

it('keeps the list of runs up to date', async () => {
  let runs = [aRunSummary({ state: 'running' })];
  const bridge = installFakeBridge({ 'run.list': () => ({ runs }) });
  const { result } = renderHook(() => useRunList());
  await waitFor(() => expect(result.current).toHaveLength(1));
  act(() => bridge.push('run.progressed', aProgress({ state: 'paused' })));
  expect(result.current?.[0]?.state).toBe('paused');
  runs = [aRunSummary({ id: 'run-2' }), ...runs];
  act(() => bridge.push('run.listed', {}));
  await waitFor(() => expect(result.current).toHaveLength(2));
});
