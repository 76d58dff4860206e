import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { asRecorded, usualGaps, usualPace } from '#app/runs/pace.ts';
import { blankRunForm, withSource } from '#app/runs/run-form.ts';
import { layOut } from '#renderer/testing/lay-out.ts';
import { showNewRun, source, start } from '#renderer/testing/show-new-run.tsx';
import { formatPlan, timesOf } from './times-of.ts';

layOut(800, 320);

const history = { kind: 'history', exchangeIds: ['a', 'b'] } as const;
const storyboard = { kind: 'storyboard', storyboardId: 's' } as const;
const form = blankRunForm({ environmentId: 'uat', siteKey: 'ONE-1' }, history);
const recorded = { recordedMs: 1_250_000, plannedMs: 250_000 };

it('says in words what will happen, and how long it took before', () => {
  const pace = { ...asRecorded(usualPace), recorded: { ...usualGaps, speed: 5 } };
  expect(formatPlan(6, { ...form, pace }, { recorded })).toBe('6 events in 4 min 10 s at 5x (20 min 50 s recorded)');
  expect(formatPlan(6, { ...form, pace, source: storyboard }, { recorded })).toBe(
    '6 events in 4 min 10 s at 5x (20 min 50 s in the storyboard)',
  );
  expect(formatPlan(1, form, { recorded: { ...recorded, plannedMs: null } })).toBe('1 event can be sent');
});

it('offers the recorded times only where there are some', () => {
  expect(timesOf(form, null)).toBe('history');
  expect(timesOf({ ...form, source }, null)).toBeNull();
  expect(timesOf({ ...form, source: storyboard }, null)).toBeNull();
  expect(timesOf({ ...form, source: storyboard, pace: asRecorded(usualPace) }, null)).toBe('storyboard');
});

it('gives up the recorded times with a source that has none', () => {
  const timed = { ...form, pace: asRecorded(usualPace) };
  expect(withSource(timed, storyboard).pace.recorded).toEqual(usualGaps);
  expect(withSource(timed, source).pace).toEqual(usualPace);
});

it('starts a run with a speed that was chosen, and with limits that were typed', async () => {
  const { started, onStarted } = showNewRun({ source: history }, { recorded });
  await userEvent.click(await screen.findByText('As recorded'));
  expect(screen.queryByRole('textbox', { name: 'Rate' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: '5x' }));
  expect(screen.getByRole('textbox', { name: 'Speed' })).toHaveProperty('value', '5');
  await userEvent.type(screen.getByRole('textbox', { name: 'Longest gap' }), '2 min');
  const shortest = screen.getByRole('textbox', { name: 'Shortest gap' });
  expect(shortest).toHaveProperty('value', '0 s');
  await userEvent.clear(shortest);
  await userEvent.type(shortest, '3 min');
  expect(screen.getByText('From 0 s to 2 min')).toBeTruthy();
  await userEvent.clear(shortest);
  await userEvent.type(shortest, '1.5 s');
  expect(await screen.findByText(/in 4 min 10 s at 5x, gaps from 1.5 s to 2 min/)).toBeTruthy();
  await userEvent.click(await start('1 event to UAT'));
  await waitFor(() => expect(onStarted).toHaveBeenCalled());
  expect(started()).toMatchObject([
    { setup: { pace: { recorded: { speed: 5, leastMs: 1_500, mostMs: 120_000 }, inFlight: 8 } } },
  ]);
});

it('goes back to the rate', async () => {
  showNewRun({ source: history, pace: asRecorded(usualPace) }, { recorded });
  await userEvent.click(await screen.findByText('As set'));
  expect(screen.getByRole('textbox', { name: 'Rate' })).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'In flight' })).toHaveProperty('value', '1');
});
