import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { usualSettings } from '#app/settings/settings.ts';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { beginPresentation } from '#app/storyboards/presentation.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import type { PresentationToCheck } from '#renderer/state/presentation-state.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { render } from '#renderer/testing/render.tsx';
import { PresentationCheck } from './presentation-check.tsx';

const selection = { environmentId: 'prod', siteKey: 'ONE-5BTO1FBU1O-1109' };
const state = openWorkbench({
  environments: [{ ...blankEnvironment('prod'), name: 'PROD', askBeforeSending: true }],
  selection,
  goBackTo: null,
  settings: usualSettings,
  notices: [],
  historyCount: 0,
  tabs: [],
  activeTabId: null,
  underWay: [],
  workspace: blankWorkspace,
  catalogue: [],
});
const setup = {
  storyboard: springTestDrive,
  selection,
  startsPlaying: false,
  startsWithRemote: false,
  answers: {},
  confirmed: false,
};

function Door({ from, onEnter }: { readonly from: PresentationToCheck; readonly onEnter: (setup: unknown) => void }) {
  const [toCheck, setStaging] = useState<PresentationToCheck | null>(from);
  if (toCheck === null) return <p>left</p>;
  return <PresentationCheck toCheck={toCheck} state={state} onChange={setStaging} onEnter={onEnter} />;
}

it('asks the questions first, then for a yes, each once', async () => {
  const user = userEvent.setup();
  const onEnter = vi.fn();
  render(<Door from={{ setup, questions: ['Which day?'], needsYes: true }} onEnter={onEnter} />);
  await user.type(await screen.findByRole('textbox', { name: 'Which day?' }), 'Monday');
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  expect(onEnter).not.toHaveBeenCalled();
  await screen.findByText(/has 5 events/);
  await user.click(screen.getByRole('button', { name: 'Present on PROD' }));
  expect(onEnter).toHaveBeenCalledWith({ ...setup, answers: { 'Which day?': 'Monday' }, confirmed: true });
});

it('lets nobody in who says no', async () => {
  const user = userEvent.setup();
  const onEnter = vi.fn();
  render(<Door from={{ setup, questions: [], needsYes: true }} onEnter={onEnter} />);
  await user.click(await screen.findByRole('button', { name: 'Don’t present' }));
  expect(screen.getByText('left')).toBeDefined();
  expect(onEnter).not.toHaveBeenCalled();
});

it('says that the rest of a show goes to Practice, and what a yes is for', async () => {
  const resumed = { ...beginPresentation(springTestDrive, anyDraw), at: 2, isOnPractice: true };
  render(<Door from={{ setup: { ...setup, resumed }, questions: [], needsYes: true }} onEnter={vi.fn()} />);
  const dialog = await screen.findByRole('dialog', { name: 'Present on PROD?' });
  expect(dialog.textContent).toContain('The rest goes to Practice. If you start over, it goes to PROD again.');
  expect(dialog.textContent).toContain('Events sent to PROD reach real customers.');
});

it('says that events are sent one after another where it plays', async () => {
  render(<Door from={{ setup: { ...setup, startsPlaying: true }, questions: [], needsYes: true }} onEnter={vi.fn()} />);
  const dialog = await screen.findByRole('dialog', { name: 'Advance automatically on PROD?' });
  expect(dialog.textContent).toContain('one after another, without waiting for Next');
  expect(document.activeElement?.textContent).toBe('Cancel');
});
