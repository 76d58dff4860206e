import { expect, it } from 'vitest';
import { anySession } from '#renderer/testing/any-session.ts';
import { reduceWorkbench } from './reduce-workbench.ts';
import { tabInFront } from './tabs-state.ts';
import { differsOnlyInTyping, openWorkbench, type WorkbenchAction } from './workbench-state.ts';

const state = openWorkbench(anySession());
const { draft } = tabInFront(state.tabs);
const differs = (...actions: readonly WorkbenchAction[]) =>
  differsOnlyInTyping(state, actions.reduce(reduceWorkbench, state));

it('takes a letter in the event in front for typing', () => {
  expect(differs({ type: 'draft-changed', draft: { ...draft, uri: `${draft.uri}x` } })).toBe(true);
});

it.each<readonly [string, WorkbenchAction]>([
  ['another TID, which the head of the window shows', { type: 'draft-changed', draft: { ...draft, tid: 'other' } }],
  ['another view', { type: 'view-shown', view: 'history' }],
  ['a dialog', { type: 'dialog-shown', dialog: { kind: 'palette' } }],
  [
    'another library',
    { type: 'workspace-edited', edit: (now) => ({ ...now, variables: [{ name: 'a', value: 'b' }] }) },
  ],
  ['Presenting', { type: 'presenting-toggled' }],
])('does not take %s for typing', (_, action) => {
  expect(differs(action)).toBe(false);
});
