import { expect, it } from 'vitest';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { noPresentation, reducePresentation } from './presentation-state.ts';
import { reduceWorkbench } from './reduce-workbench.ts';
import { openWorkbench, type WorkbenchAction } from './workbench-state.ts';

const setup = {
  storyboard: springTestDrive,
  selection: { environmentId: 'practice', siteKey: '' },
  startsPlaying: false,
  startsWithRemote: false,
  answers: {},
  confirmed: false,
};

const after = (...actions: readonly WorkbenchAction[]) => actions.reduce(reduceWorkbench, openWorkbench(anySession()));

it('enters the room once everything was asked, and leaves it again', () => {
  const toCheck = { setup, questions: ['Which day?'], needsYes: true };
  const asked = after({ type: 'dialog-shown', dialog: { kind: 'presentation-check', toCheck } });
  expect(asked.presentation.setup).toBeNull();
  const inside = reduceWorkbench(asked, { type: 'presentation-changed', setup });
  expect(inside).toMatchObject({ dialogs: [], presentation: { setup } });
  const left = reduceWorkbench(inside, { type: 'presentation-changed', setup: null });
  expect(left.presentation).toEqual(noPresentation);
});

it('keeps masking while the views change', () => {
  const masked = reducePresentation(noPresentation, { type: 'presenting-toggled' });
  expect(reducePresentation(masked, { type: 'storyboard-chosen', id: 'x' })).toMatchObject({ isPresenting: true });
  expect(reducePresentation(masked, { type: 'presenting-toggled' })).toEqual(noPresentation);
});
