import { Notifications } from '@mantine/notifications';
import { renderHook, screen } from '@testing-library/react';
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { blankEnvironment, environmentSchema } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { type Change, libraryChange } from '#renderer/state/undo.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { useUndo } from './use-undo.ts';

const [uat, mine] = [
  { ...blankEnvironment('uat'), name: 'UAT' },
  { ...blankEnvironment('uat'), name: 'Mine' },
];
const environments = { came: [uat], replaced: [mine] };
const imported: Change = libraryChange('i', blankWorkspace, blankWorkspace, { environments });

function start(change: (tabId: string) => Change) {
  const bridge = installFakeBridge({
    'environment.swap': ({ put }) => ({
      kind: 'saved',
      environments: put.map((one) => environmentSchema.parse(one)),
    }),
  });
  const dispatched: WorkbenchAction[] = [];
  const state = openWorkbench(anySession());
  const one = change(state.tabs.activeId);
  const changed = { ...state, changes: { undo: [one], redo: [one] } };
  const { result } = renderHook(() => useUndo(changed, (action) => dispatched.push(action)));
  return { bridge, dispatched, ...result.current };
}

it('takes back the environments that came with an import, and brings them again', async () => {
  const { bridge, dispatched, undo, redo } = start(() => imported);
  await undo();
  await redo();
  expect(bridge.made).toEqual([
    { name: 'environment.swap', input: { out: [uat], put: [mine] } },
    { name: 'environment.swap', input: { out: [mine], put: [uat] } },
  ]);
  expect(dispatched).toEqual([
    { type: 'environments-changed', environments: [mine] },
    { type: 'change-settled', id: 'i', to: 'before' },
    { type: 'environments-changed', environments: [uat] },
    { type: 'change-settled', id: 'i', to: 'after' },
  ]);
});

it('says the new name of an environment whose own is taken by now', async () => {
  const { redo } = start(() => imported);
  installFakeBridge({
    'environment.swap': () => ({ kind: 'saved', environments: [{ ...uat, name: 'UAT 2' }] }),
  });
  render(createElement(Notifications));
  await redo();
  expect(await screen.findByText(/UAT restored as UAT 2/)).toBeDefined();
});

it('asks main for nothing where no environment came', async () => {
  const { bridge, dispatched, undo } = start((tabId) => {
    return { kind: 'draft', id: 'd', tabId, before: blankDraft, after: { ...blankDraft, tid: 'x' } };
  });
  await undo();
  expect(bridge.made).toEqual([]);
  expect(dispatched).toEqual([{ type: 'change-settled', id: 'd', to: 'before' }]);
});

it('a notice takes back its own change, and nothing once that is taken back', async () => {
  const { dispatched, undoChange } = start(() => libraryChange('n', blankWorkspace, blankWorkspace));
  await undoChange('another');
  expect(dispatched).toEqual([]);
  await undoChange('n');
  expect(dispatched).toEqual([{ type: 'change-settled', id: 'n', to: 'before' }]);
});

it('takes one step at a time', async () => {
  const { bridge, undo } = start(() => imported);
  await Promise.all([undo(), undo()]);
  expect(bridge.made).toHaveLength(1);
});

it('changes nothing when main could not', async () => {
  const { dispatched, undo } = start(() => imported);
  installFakeBridge({ 'environment.swap': () => ({ kind: 'not-saved', says: 'The disk is full.' }) });
  await undo();
  expect(dispatched).toEqual([]);
});
