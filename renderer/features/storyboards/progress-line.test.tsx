import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { beginPresentation } from '#app/storyboards/presentation.ts';
import { blankStoryboard, createEventStep } from '#app/storyboards/storyboard-edit.ts';
import { render } from '#renderer/testing/render.tsx';
import { ProgressLine } from './progress-line.tsx';

/** Shows a storyboard with so many steps at one of them. Returns the element with the steps. */
function show(count: number, at: number) {
  const steps = Array.from({ length: count }, (_, index) =>
    createEventStep(`${index}`, `Step ${index + 1}`, blankDraft, 'c'),
  );
  const draw = { seed: 's', at: '2026-01-01T00:00:00.000Z' };
  const presentation = beginPresentation({ ...blankStoryboard('board', 'c'), steps }, draw);
  render(<ProgressLine presentation={{ ...presentation, at }} />);
  return screen.getByRole('list', { name: 'Steps' }).parentElement?.style;
}

it('marks each step, and the one that is now', () => {
  expect(show(3, 1)).toMatchObject({ width: '100%', translate: '0%' });
  const steps = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem');
  expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual([null, 'step', null]);
});

it('is wider than the window with many steps, and keeps the current one visible', () => {
  expect(show(60, 0)).toMatchObject({ width: '600%', translate: '0%' });
});

it('follows the presentation to its end', () => {
  const middle = Number.parseFloat(show(60, 30)?.translate ?? '');
  expect(middle).toBeGreaterThan(-50);
  expect(middle).toBeLessThan(-40);
});

it('shows the last steps at the end', () => {
  expect(Number.parseFloat(show(60, 60)?.translate ?? '')).toBeCloseTo(-100 + 100 / 6);
});
