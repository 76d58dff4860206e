import { act, render, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { calls } from '#app/ipc/contract.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { builtInStoryboards } from '#app/storyboards/built-in/built-in.ts';
import { useLibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { useActions } from '#renderer/shell/use-actions.ts';
import { customersOf } from '#renderer/state/customer-texts.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { savesAll } from '#renderer/testing/saves-all.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { AppMenu } from './app-menu.tsx';
import { listCommands } from './offered-commands.ts';

/** The menu of a window with storyboards of these titles besides those that come with Tidings, after some actions. */
function open(titles: readonly string[] = [], before: readonly WorkbenchAction[] = []) {
  const bridge = installFakeBridge({ 'menu.offer': () => ({}), 'settings.save': () => ({ kind: 'saved' }) });
  const storyboards = builtInStoryboards
    .slice(0, 1)
    .flatMap((storyboard) => titles.map((title, index) => ({ ...storyboard, id: `own ${index}`, title })));
  const session = anySession({ workspace: { ...blankWorkspace, storyboards } });
  // What is asked before sending is asked at once; the room itself would have to be loaded first.
  const environments = session.environments.map((environment) => ({ ...environment, askBeforeSending: true }));
  const state = before.reduce(reduceWorkbench, openWorkbench({ ...session, environments }));
  const done: WorkbenchAction[] = [];
  const dispatch = (action: WorkbenchAction) => void done.push(action);
  const { result } = renderHook(() => {
    const actions = useActions(state, dispatch);
    return { actions, library: useLibraryActions(state, dispatch, savesAll) };
  });
  render(
    <CustomersContext value={customersOf(state)}>
      <AppMenu state={state} dispatch={dispatch} {...result.current} />
    </CustomersContext>,
  );
  const offered = bridge.made.findLast(({ name }) => name === 'menu.offer')?.input;
  return {
    bridge,
    done,
    commands: listCommands(state, customersOf(state)),
    offered: calls['menu.offer']().input.parse(offered).commands,
  };
}

it('offers every command of the window, and runs the one that is chosen', () => {
  const { bridge, commands, offered, done } = open();
  expect(offered).toEqual(
    commands.map(({ id, name, group, keys = [] }) => ({
      id,
      name,
      group,
      key: keys[0] ?? '',
      isEnabled:
        !/^(cancel|open-page|duplicate-storyboard|replay-selected|check-show|run-storyboard|present-\w+)$/.test(id),
    })),
  );
  act(() => bridge.push('command.chosen', { id: 'guide' }));
  expect(done).toEqual([{ type: 'view-shown', view: 'guide' }]);
});

it('offers a storyboard whatever its title, and shows the one that is chosen', () => {
  const { bridge, commands, offered, done } = open(['Two\nlines', 'x'.repeat(2_000), 'Twins', 'Twins']);
  expect(offered).toHaveLength(commands.length);
  const chosen = [/^Present Two lines$/, /^Present x+…$/, /^Present Twins$/].flatMap((name) =>
    offered.filter((one) => name.test(one.name)),
  );
  for (const { id } of chosen) act(() => bridge.push('command.chosen', { id }));
  expect(done).toMatchObject(
    ['own 0', 'own 1', 'own 2', 'own 3'].map((id) => ({
      type: 'dialog-shown',
      dialog: { kind: 'presentation-check', toCheck: { setup: { storyboard: { id } } } },
    })),
  );
});

it('behind a dialog only what changes the looks can be chosen, and nothing else runs', () => {
  const { bridge, commands, offered, done } = open([], [{ type: 'dialog-shown', dialog: { kind: 'environments' } }]);
  const looks = ['Light theme', 'Dark theme', 'System theme', 'Larger', 'Smaller', 'Reset zoom'];
  expect(offered.filter(({ isEnabled }) => isEnabled).map(({ name }) => name)).toEqual(looks);
  for (const { id } of commands) act(() => bridge.push('command.chosen', { id }));
  expect(new Set(bridge.made.map(({ name }) => name))).toEqual(new Set(['menu.offer', 'settings.save']));
  expect(new Set(done.map(({ type }) => type))).toEqual(new Set(['settings-changed']));
});

it('masks customers in the titles of storyboards', () => {
  const isNamed = ({ name }: { readonly name: string }) => name.includes('bob@example.com');
  expect(open(['Of bob@example.com']).offered.some(isNamed)).toBe(true);
  expect(open(['Of bob@example.com'], [{ type: 'presenting-toggled' }]).offered.some(isNamed)).toBe(false);
});
