import { Notifications } from '@mantine/notifications';
import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { mostInRun } from '#app/limits.ts';
import { usualGaps } from '#app/runs/pace.ts';
import { fileNameOf } from '#app/text/file-name.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { render } from '#renderer/testing/render.tsx';
import { historyRunActions } from './set-up-run.ts';
import { openWorkbench } from './workbench-state.ts';

it('a run from the history takes as many events as the contract allows, and says so for more', async () => {
  render(<Notifications />);
  const dispatch = vi.fn();
  const ids = Array.from({ length: mostInRun }, (_, at) => `${at}`);
  const { onRun, onReplay } = historyRunActions(openWorkbench(anySession()), dispatch);
  onRun([...ids, 'one more']);
  expect(dispatch).not.toHaveBeenCalled();
  await screen.findByText('A run can include at most 100,000 events from the history. Select fewer.');
  onRun(ids);
  onReplay(ids);
  expect(dispatch.mock.calls.map(([{ form }]) => form.pace.recorded)).toEqual([null, usualGaps]);
});

it.each(['x'.repeat(500), '👩‍👩‍👧'.repeat(300), 'Spring'])(
  'the name of a file is one that a system takes: %s',
  (title) => {
    const name = fileNameOf(title, '.postman_collection.json');
    expect(name.length).toBeLessThanOrEqual(200);
    expect(() => encodeURIComponent(name)).not.toThrow();
    expect(name).toMatch(/^[^.]+\.postman_collection\.json$/);
  },
);
