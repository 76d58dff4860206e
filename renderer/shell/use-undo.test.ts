import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environment/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import type { Change } from './undo.ts';
import { useUndo } from './use-undo.ts';
import type { WorkbenchAction } from './workbench-state.ts';

const uat = blankEnvironment('uat');
const imported: Change = { kind: 'workspace', before: blankWorkspace, after: blankWorkspace, environments: [uat] };
const typed: Change = { kind: 'draft', tabId: 't', before: blankDraft, after: { ...blankDraft, tid: 'x' } };

function start(change: Change) {
  const bridge = installFakeBridge({
    'environment.takeBack': () => ({ kind: 'saved', environments: [] }),
    'environment.add': () => ({ kind: 'saved', environments: [uat] }),
  });
  const dispatched: WorkbenchAction[] = [];
  const { result } = renderHook(() => useUndo({ undo: [change], redo: [change] }, (action) => dispatched.push(action)));
  return { bridge, dispatched, ...result.current };
}

it('takes back the environments that came with an import, and brings them again', async () => {
  const { bridge, dispatched, undo, redo } = start(imported);
  await undo();
  await redo();
  expect(bridge.made).toEqual([
    { name: 'environment.takeBack', input: { environments: [uat] } },
    { name: 'environment.add', input: { environments: [uat] } },
  ]);
  expect(dispatched).toEqual([
    { type: 'environments-changed', environments: [] },
    { type: 'change-undone' },
    { type: 'environments-changed', environments: [uat] },
    { type: 'change-redone' },
  ]);
});

it('asks main for nothing where no environment came', async () => {
  const { bridge, dispatched, undo } = start(typed);
  await undo();
  expect(bridge.made).toEqual([]);
  expect(dispatched).toEqual([{ type: 'change-undone' }]);
});

it('takes one step at a time', async () => {
  const { bridge, undo } = start(imported);
  await Promise.all([undo(), undo()]);
  expect(bridge.made).toHaveLength(1);
});

it('changes nothing when main could not', async () => {
  const { dispatched, undo } = start(imported);
  installFakeBridge({ 'environment.takeBack': () => ({ kind: 'not-saved', says: 'The disk is full.' }) });
  await undo();
  expect(dispatched).toEqual([]);
});
