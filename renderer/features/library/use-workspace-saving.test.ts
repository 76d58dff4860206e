import { act, renderHook, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { calls } from '#app/ipc/contract.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { applyChange } from '#app/library/workspace-change.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useWorkspaceSaving } from './use-workspace-saving.ts';

const withVariable = (name: string): Workspace => ({ ...blankWorkspace, variables: [{ name, value: '' }] });
const first = withVariable('first');
const second = withVariable('second');
const third = withVariable('third');
const imported = withVariable('imported');

/**
 * The hook, and a main that answers when a test lets it. A library is named by its one variable. `got` has the names of the
 * saves, oldest first; complete ones in capitals.
 */
function start() {
  const waiting: (() => void)[] = [];
  const got: string[] = [];
  let inMain: Workspace | null = blankWorkspace;
  const answered = () => new Promise<void>((resolve) => waiting.push(resolve));
  const nameOf = ({ variables }: Workspace) => variables.map(({ name }) => name).join();
  installFakeBridge({
    'workspace.change': async (input) => {
      const change = calls['workspace.change']().input.parse(input);
      inMain = inMain && applyChange(inMain, change);
      got.push(inMain === null ? 'differs' : nameOf(inMain));
      const differs = inMain === null;
      await answered();
      return { kind: differs ? 'differs' : 'saved' };
    },
    'workspace.save': async (input) => {
      inMain = calls['workspace.save']().input.parse(input);
      got.push(nameOf(inMain).toUpperCase());
      await answered();
      return { kind: 'saved' };
    },
  });
  const hook = renderHook(({ workspace }) => useWorkspaceSaving(workspace), {
    initialProps: { workspace: blankWorkspace },
  });
  return {
    ...hook,
    change: (workspace: Workspace) => hook.rerender({ workspace }),
    /** Answers the oldest save. */
    answer: () => waiting.shift()?.(),
    sent: (...expected: readonly string[]) => waitFor(() => expect(got).toEqual(expected)),
    sentAtOnce: () => got,
    /** Main has another library, and the window does not know. */
    loseTrack: () => {
      inMain = null;
    },
  };
}

it('changes during a save are saved by the next one, only the newest', async () => {
  const { change, answer, sent } = start();
  change(first);
  change(second);
  change(third);
  await sent('first');
  answer();
  await sent('first', 'third');
  answer();
  change(first);
  await sent('first', 'third', 'first');
});

it('does not wait for the answer when the window closes or crashes', async () => {
  const { change, sentAtOnce, unmount } = start();
  change(first);
  change(second);
  window.dispatchEvent(new Event('pagehide'));
  expect(sentAtOnce()).toEqual(['first', 'SECOND']);
  change(third);
  unmount();
  expect(sentAtOnce()).toEqual(['first', 'SECOND', 'THIRD']);
});

it('does not send what main has already, but sends it again after a redo', async () => {
  const { result, change, answer, sent, sentAtOnce } = start();
  result.current.noteSaved(imported);
  change(imported);
  expect(sentAtOnce()).toEqual([]);
  change(first);
  await sent('first');
  answer();
  change(imported);
  await sent('first', 'imported');
});

it('sends again what main was given during a save, as main may have got it later', async () => {
  const { result, change, answer, sent } = start();
  change(first);
  await sent('first');
  result.current.noteSaved(imported);
  change(imported);
  answer();
  await sent('first', 'IMPORTED');
});

it('sends the library whole when main has another one', async () => {
  const { change, answer, sent, loseTrack } = start();
  loseTrack();
  change(first);
  await sent('differs');
  change(second);
  answer();
  await sent('differs', 'SECOND');
  answer();
  change(third);
  await sent('differs', 'SECOND', 'third');
});

it('says that a change is saved only when it is, also after one that was not', async () => {
  let isFull = true;
  const answer = () =>
    isFull ? ({ kind: 'not-saved', says: 'The disk is full.' } as const) : ({ kind: 'saved' } as const);
  installFakeBridge({ 'workspace.change': answer, 'workspace.save': answer });
  const { result } = renderHook(() => {
    const [workspace, setWorkspace] = useState(blankWorkspace);
    return { ...useWorkspaceSaving(workspace), setWorkspace };
  });
  const save = (name: string) => {
    let isSaved = Promise.resolve(false);
    act(() => {
      isSaved = result.current.whenSaved(
        () => withVariable(name),
        (edit) => result.current.setWorkspace(edit),
      );
    });
    return isSaved;
  };
  expect(await save('a')).toBe(false);
  expect(await save('b')).toBe(false);
  isFull = false;
  expect(await save('c')).toBe(true);
});
