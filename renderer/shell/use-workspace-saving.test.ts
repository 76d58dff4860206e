import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useWorkspaceSaving } from './use-workspace-saving.ts';

const withVariable = (name: string): Workspace => ({ ...blankWorkspace, variables: [{ name, value: '' }] });

it('saves each change, but not one that main has already, and saves that again when it is redone', () => {
  const { made } = installFakeBridge({ 'workspace.save': () => ({ kind: 'saved' }) });
  const { result, rerender } = renderHook(({ workspace }) => useWorkspaceSaving(workspace), {
    initialProps: { workspace: blankWorkspace },
  });
  const saved = () => made.map(({ input }) => input);
  const typed = withVariable('typed');
  rerender({ workspace: typed });
  expect(saved()).toEqual([typed]);

  const imported = withVariable('imported');
  result.current(imported);
  rerender({ workspace: imported });
  expect(saved()).toEqual([typed]);
  rerender({ workspace: typed });
  rerender({ workspace: imported });
  expect(saved()).toEqual([typed, typed, imported]);
});
