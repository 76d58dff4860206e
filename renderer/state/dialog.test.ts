import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { runningPractice, usualPlace } from '#app/practice/practice.ts';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { type Dialog, dialogOf, isInDialog, practiceInUse } from './dialog.ts';
import { reduceWorkbench } from './reduce-workbench.ts';
import { openWorkbench, type WorkbenchAction } from './workbench-state.ts';

const after = (...actions: readonly WorkbenchAction[]) => actions.reduce(reduceWorkbench, openWorkbench(anySession()));
const show = (dialog: Dialog): WorkbenchAction => ({ type: 'dialog-shown', dialog });
const close = (dialog: Dialog): WorkbenchAction => ({ type: 'dialog-closed', dialog });

const palette: Dialog = { kind: 'palette' };
const settings: Dialog = { kind: 'settings', tab: 'general' };
const importing = (start: string): Dialog => ({ kind: 'import', start });
const monitoring: Dialog = { kind: 'monitoring', exchange: makeReceived('x', 't') };

it('a late answer closes the dialog that it is about, and none that was opened meanwhile', () => {
  const [first, second] = [importing('one'), importing('two')];
  expect(after(show(first), show(second), close(first)).dialogs).toEqual([second]);
  expect(after(show(palette), show(settings), close(palette)).dialogs).toEqual([settings]);
});

it('a dialog of the window takes the place of another, and leaves what asks about an event', () => {
  expect(after(show(monitoring), show(palette), show(settings)).dialogs).toEqual([monitoring, settings]);
  expect(after(show(settings), show(monitoring)).dialogs).toEqual([settings, monitoring]);
});

it('a dialog with a form stays behind the one that opens in front of it', () => {
  const environments: Dialog = { kind: 'environments' };
  expect(after(show(environments), show(settings)).dialogs).toEqual([environments, settings]);
  expect(after(show({ kind: 'trash' }), show(settings)).dialogs).toEqual([settings]);
});

it('the dialog of a kind is found, whatever else is open', () => {
  const state = after(show(settings), show(monitoring));
  expect(dialogOf(state, 'settings')).toBe(settings);
  expect(dialogOf(state, 'import')).toBeNull();
});

it('the window is covered by a dialog and by a presentation', () => {
  expect(isInDialog(after())).toBe(false);
  expect(isInDialog(after(show(palette)))).toBe(true);
  const setup = {
    storyboard: springTestDrive,
    selection: { environmentId: 'practice', siteKey: '' },
    startsPlaying: false,
    startsWithRemote: false,
    answers: {},
    confirmed: false,
  };
  expect(isInDialog(after({ type: 'presentation-changed', setup }))).toBe(true);
});

it('what may be about a customer is closed once they are erased', () => {
  const erased: WorkbenchAction = {
    type: 'customer-erased',
    tabs: [],
    activeTabId: null,
    freshId: 'fresh',
    workspace: blankWorkspace,
    catalogue: anySession().catalogue,
  };
  const erasing: Dialog = { kind: 'erase-customer', customerKey: 'ada' };
  expect(after(show(settings), show(monitoring), show(erasing), erased).dialogs).toEqual([settings]);
});

it.each([
  [
    'a practice server that runs without the window',
    runningPractice(8_377, { id: 'e', name: 'Mine' }),
    usualPlace(8_377),
  ],
  ['the one inside Tidings where the environment has none', blankEnvironment('e'), null],
])('Practice Monitoring of the environment in use is of %s', (_, environment, running) => {
  const selection = { environmentId: environment.id, siteKey: '' };
  expect(practiceInUse({ environments: [environment], selection })).toEqual({ kind: 'practice', running });
});
