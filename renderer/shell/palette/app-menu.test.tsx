import { act, render, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { calls } from '#app/ipc/contract.ts';
import { builtInStoryboards } from '#app/library/storyboards/built-in.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { libraryActions } from '#renderer/shell/library-actions.ts';
import { useActions } from '#renderer/shell/use-actions.ts';
import { useUndo } from '#renderer/shell/use-undo.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/shell/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { AppMenu } from './app-menu.tsx';
import { listCommands } from './commands.ts';

/** The menu of a window with storyboards of these titles besides those that come with Tidings. */
function open(...titles: readonly string[]) {
  const bridge = installFakeBridge({ 'menu.offer': () => ({}) });
  const storyboards = builtInStoryboards
    .slice(0, 1)
    .flatMap((storyboard) => titles.map((title, index) => ({ ...storyboard, id: `own ${index}`, title })));
  const session = anySession({ workspace: { ...blankWorkspace, storyboards } });
  // What is asked before sending is asked at once; the room itself would have to be loaded first.
  const environments = session.environments.map((environment) => ({ ...environment, askBeforeSending: true }));
  const state = openWorkbench({ ...session, environments });
  const done: WorkbenchAction[] = [];
  const dispatch = (action: WorkbenchAction) => void done.push(action);
  const { result } = renderHook(() => {
    const actions = useActions(state, dispatch);
    return { actions, library: libraryActions(state, dispatch, useUndo(state.changes, dispatch), () => {}) };
  });
  render(<AppMenu state={state} dispatch={dispatch} {...result.current} />);
  const offered = bridge.made.findLast(({ name }) => name === 'menu.offer')?.input;
  return {
    bridge,
    done,
    commands: listCommands(state, dispatch, result.current.actions, result.current.library),
    offered: calls['menu.offer'].input.parse(offered).commands,
  };
}

it('offers every command of the window, and runs the one that is chosen', () => {
  const { bridge, commands, offered, done } = open();
  expect(offered).toEqual(commands.map(({ name }) => name));
  act(() => bridge.push('command.chosen', { name: 'Guide' }));
  expect(done).toEqual([{ type: 'view-shown', view: 'guide' }]);
});

it('offers a storyboard whatever its title, and shows the one that is chosen', () => {
  const { bridge, commands, offered, done } = open('Two\nlines', 'x'.repeat(2_000));
  expect(offered).toHaveLength(commands.length);
  for (const [name, id] of [
    [/^Present Two lines$/, 'own 0'],
    [/^Present x+…$/, 'own 1'],
  ] as const) {
    const chosen = offered.find((one) => name.test(one)) ?? 'none';
    act(() => bridge.push('command.chosen', { name: chosen }));
    expect(done.at(-1)).toMatchObject({ type: 'staging-changed', staging: { stage: { storyboard: { id } } } });
  }
});
