import { expect, it } from 'vitest';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { storyboardCommands } from './commands.ts';

it('says that a storyboard is saved only once the library is', () => {
  const asked: [string, Workspace][] = [];
  const library = {
    saveAndSay: (says: string, edit: (now: Workspace) => Workspace) => void asked.push([says, edit(blankWorkspace)]),
  };
  const command = storyboardCommands.find(({ id }) => id === 'save-storyboard');
  command?.run({ state: openWorkbench(anySession()), dispatch: () => {}, library });
  expect(asked).toEqual([['Storyboard saved.', blankWorkspace]]);
});
