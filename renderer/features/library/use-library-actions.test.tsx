import { Notifications } from '@mantine/notifications';
import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useReducer } from 'react';
import { expect, it } from 'vitest';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { blankStoryboard } from '#app/storyboards/storyboard-edit.ts';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench, type WorkbenchState } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { savesAll } from '#renderer/testing/saves-all.ts';
import { type LibraryActions, useLibraryActions } from './use-library-actions.ts';
import type { WorkspaceSaving } from './use-workspace-saving.ts';

/** Saves a moment later, as main does. */
const saving: WorkspaceSaving = {
  ...savesAll,
  whenSaved: async (edit, change) => {
    change(edit);
    await new Promise((resolve) => setTimeout(resolve));
    return true;
  },
};

function open(workspace: Partial<Workspace>) {
  installFakeBridge({});
  const session = anySession({ workspace: { ...blankWorkspace, ...workspace } });
  let now: () => WorkbenchState = () => openWorkbench(session);
  let library: () => LibraryActions | undefined = () => undefined;
  function Window() {
    const [state, dispatch] = useReducer(reduceWorkbench, session, openWorkbench);
    const actions = useLibraryActions(state, dispatch, saving);
    now = () => state;
    library = () => actions;
    return <Notifications />;
  }
  render(<Window />);
  return {
    now: () => now().workspace,
    tabId: () => now().tabs.activeId,
    /** Does one thing, and waits until it is shown. */
    does: (what: (actions: LibraryActions) => void) =>
      act(async () => {
        const actions = library();
        if (actions !== undefined) what(actions);
      }),
  };
}

it('takes back one rename at a time', async () => {
  const { now, does } = open({ requests: [makeRequest('1')] });
  await does(({ rename }) => rename('1', 'B'));
  await does(({ rename }) => rename('1', 'C'));
  await does(({ undo }) => void undo());
  expect(now().requests[0]?.name).toBe('B');
});

it('takes back one move at a time', async () => {
  const request = makeRequest('1', 'f');
  const { now, does } = open({ folders: [makeFolder('f'), makeFolder('g'), makeFolder('h')], requests: [request] });
  await does(({ move }) => move([{ kind: 'request', request }], 'g', null));
  await does(({ move }) => move([{ kind: 'request', request }], 'h', null));
  await does(({ undo }) => void undo());
  expect(now().requests[0]?.folderId).toBe('g');
});

it('leaves a storyboard out of the trash once its deletion was undone', async () => {
  const board = { ...blankStoryboard('s', 'c'), title: 'Summer' };
  const { now, does } = open({ storyboards: [board] });
  await does(({ trashStoryboard }) => trashStoryboard(board));
  expect(now().storyboards[0]?.deletedAt).not.toBeNull();
  await screen.findByText('Summer moved to the trash.');
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await does(({ undo }) => void undo());
  expect(now().storyboards[0]?.deletedAt).toBeNull();
});

it('says the name that a request got', async () => {
  const { does, tabId } = open({ requests: [{ ...makeRequest('1'), name: 'Promo' }] });
  const naming = { title: '', name: '', folderId: null, about: { kind: 'save', tabId: tabId() } } as const;
  await does(({ named }) => named(naming, 'Promo', null));
  expect(await screen.findByText('Promo 2 saved.')).toBeTruthy();
});
