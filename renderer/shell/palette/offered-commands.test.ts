import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { usualSettings } from '#app/settings/settings.ts';
import { useLibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { listKeys } from '#renderer/shell/commands/key-list.ts';
import { useActions } from '#renderer/shell/use-actions.ts';
import { customersOf } from '#renderer/state/customer-texts.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { savesAll } from '#renderer/testing/saves-all.ts';
import { listCommands } from './offered-commands.ts';

function start() {
  const bridge = installFakeBridge({ 'settings.save': () => ({ kind: 'saved' }) });
  const state = openWorkbench(anySession());
  const dispatched: WorkbenchAction[] = [];
  const dispatch = (action: WorkbenchAction) => void dispatched.push(action);
  const { result } = renderHook(() => {
    const actions = useActions(state, dispatch);
    return { state, dispatch, actions, library: useLibraryActions(state, dispatch, savesAll) };
  });
  const commands = listCommands(state, customersOf(state));
  const run = async (name: string) => {
    await commands.find((command) => command.name === name)?.run(result.current);
    return dispatched.reduce(reduceWorkbench, state);
  };
  return { bridge, commands, run };
}

it('each command can be told from the others, and has the keys of the list', () => {
  const { commands } = start();
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  const keys = listKeys(usualSettings).flatMap((listed) => listed.keys);
  for (const { keyText } of commands) if (keyText !== '') expect(keys).toContain(keyText);
});

it.each([
  ['Show templates', { view: 'templates' }],
  ['Show history', { view: 'history' }],
  ['Import', { dialogs: [{ kind: 'import', start: '' }] }],
  ['Export everything', { dialogs: [{ kind: 'export', exporting: { kind: 'workspace' } }] }],
  ['Save request', { dialogs: [{ kind: 'name', naming: { title: 'Save request' } }] }],
  ['New folder', { dialogs: [{ kind: 'name', naming: { title: 'New folder' } }] }],
  [
    'Make a template from this event',
    { dialogs: [{ kind: 'template', template: { uri: 'assist://salescloud/testdrive/book' } }] },
  ],
  ['Show the trash', { dialogs: [{ kind: 'trash' }] }],
  ['Manage environments', { dialogs: [{ kind: 'environments' }] }],
  ['List of keys', { dialogs: [{ kind: 'settings', tab: 'keys' }] }],
  ['Show me around', { tourStep: 0 }],
  ['Dark theme', { settings: { theme: 'dark' } }],
  ['Larger', { settings: { zoom: 1.1 } }],
])('%s does what it says', async (name, shown) => {
  expect(await start().run(name)).toMatchObject(shown);
});

it('New event opens a tab', async () => {
  expect((await start().run('New event')).tabs.open).toHaveLength(2);
});

it('a changed setting is saved', async () => {
  const { bridge, run } = start();
  await run('Light theme');
  expect(bridge.made).toMatchObject([{ name: 'settings.save', input: { theme: 'light' } }]);
});
