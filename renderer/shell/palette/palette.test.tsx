import { renderHook, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { useLibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { useActions } from '#renderer/shell/use-actions.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { savesAll } from '#renderer/testing/saves-all.ts';
import { Palette } from './palette.tsx';

function open(before: readonly WorkbenchAction[] = []) {
  installFakeBridge({ 'environment.select': () => ({ kind: 'saved' }) });
  const request = { id: 'r', name: 'Regression', folderId: 'f', draft: sampleDraft, usedAt: '', deletedAt: null };
  const folders = [{ id: 'f', name: 'Spring', folderId: null, deletedAt: null }];
  const session = anySession({ workspace: { ...blankWorkspace, folders, requests: [request] } });
  const state = before.reduce(reduceWorkbench, openWorkbench(session));
  const done: string[] = [];
  const dispatch = (action: WorkbenchAction) =>
    void done.push(action.type === 'history-queried' ? `${action.type} ${action.query.search}` : action.type);
  const { result } = renderHook(() => ({
    actions: useActions(state, dispatch),
    library: useLibraryActions(state, dispatch, savesAll),
  }));
  render(<Palette state={state} dispatch={dispatch} {...result.current} onClose={() => {}} />);
  return done;
}
const type = async (keys: string) =>
  userEvent.type(await screen.findByRole('textbox', { name: 'Search and commands' }), keys);

it.each([
  ['a saved request, by its folder and uri', 'spring salescloud', 'request-opened'],
  ['a command', 'show history', 'view-shown'],
  ['a template, by when it is used', 'beacon', 'tab-opened'],
  ['an environment', 'use practice', 'selected'],
  ['the history, for all else', 'nothing like this', 'history-queried nothing like this'],
])('finds %s', async (_, keys, happened) => {
  const done = open();
  await type(`${keys}{Enter}`);
  expect(done).toContain(happened);
});

it('offers only what acts on the view behind it', async () => {
  open([
    { type: 'view-shown', view: 'history' },
    { type: 'dialog-shown', dialog: { kind: 'palette' } },
  ]);
  await type('e');
  const names = screen.getAllByRole('button').map(({ textContent }) => textContent);
  expect(names.some((name) => name?.startsWith('New event'))).toBe(true);
  for (const hidden of ['Save request', 'Close the event', 'Send the event', 'Duplicate the event'])
    expect(names.filter((name) => name?.startsWith(hidden))).toEqual([]);
});
