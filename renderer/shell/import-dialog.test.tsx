import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useReducer } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Output } from '#app/ipc/contract.ts';
import { useFiles } from '#renderer/features/library/use-files.ts';
import { useLibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { dialogOf, type ImportSource } from '#renderer/state/dialog.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { savesAll } from '#renderer/testing/saves-all.ts';
import { installThreads } from '#renderer/testing/threads.ts';
import { DialogHost } from './dialog-host.tsx';
import { useActions } from './use-actions.ts';

const body = (title: string) => JSON.stringify({ uri: `assist://pasted/${title}` });

afterEach(() => void vi.unstubAllGlobals());

/** A window whose import of a body waits in main. */
async function openWhileMainImports(text = body('first')) {
  installThreads();
  let answer = (_: Output<'workspace.import'>) => {};
  const isImported = new Promise<Output<'workspace.import'>>((resolve) => {
    answer = resolve;
  });
  const bridge = installFakeBridge({ 'workspace.import': () => isImported });
  let dispatch = (_: WorkbenchAction) => {};
  let names = () => [''];
  let tids: () => unknown = () => null;
  function Window() {
    const [state, dispatchIt] = useReducer(reduceWorkbench, anySession(), openWorkbench);
    dispatch = dispatchIt;
    tids = () => state.pastedTids;
    names = () => state.workspace.requests.map(({ name }) => name);
    const library = useLibraryActions(state, dispatchIt, savesAll);
    return <DialogHost state={state} dispatch={dispatchIt} actions={useActions(state, dispatchIt)} library={library} />;
  }
  render(<Window />);
  const begin = (start: ImportSource) =>
    act(() => dispatch({ type: 'dialog-shown', dialog: { kind: 'import', start } }));
  begin(text);
  await screen.findByRole('list', { name: 'Will be made' });
  await userEvent.click(button('Import'));
  await vi.waitFor(() => expect(bridge.made.map(({ name }) => name)).toEqual(['workspace.import']));
  return {
    begin,
    names: () => names(),
    tids: () => tids(),
    answer: (is: Output<'workspace.import'>) => act(async () => answer(is)),
  };
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Paste here' });
const isOff = (element: Element) => element.matches(':disabled, fieldset:disabled *');
const imported = { kind: 'saved', environments: anySession().environments } as const;

it('an import that is under way can neither be changed nor left, and the window follows once it is done', async () => {
  const { answer, names } = await openWhileMainImports();
  expect([field(), ...['Clear', 'Choose files', 'Close'].map(button)].map(isOff)).toEqual([true, true, true, true]);
  await userEvent.keyboard('{Escape}');
  await userEvent.click(button('Close'));
  expect(field().value).toBe(body('first'));
  expect(names()).toEqual([]);
  await answer(imported);
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(names()).toEqual(['first']);
});

it('one that main could not save can be changed, and left', async () => {
  const { answer, names } = await openWhileMainImports();
  await answer({ kind: 'not-saved', says: 'The disk is full.' });
  await vi.waitFor(() => expect(isOff(field())).toBe(false));
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(names()).toEqual([]);
});

it('what is dropped while an import is under way is shown after it', async () => {
  const { begin, answer, names } = await openWhileMainImports();
  begin([new File([body('second')], 'second.json')]);
  expect(field().value).toBe(body('first'));
  await answer(imported);
  await vi.waitFor(() => expect(field().value).toBe(body('second')));
  expect(names()).toEqual(['first']);
});

it('where a TID belongs is known after its import', async () => {
  const endpoint = 'https://uat.example.com/one/rt/track/ONE-1/events?tid=T-1';
  const { answer, tids } = await openWhileMainImports(endpoint);
  expect(tids()).toEqual({});
  await answer(imported);
  const place = { serverName: 'https://uat.example.com', siteKey: 'ONE-1' };
  await vi.waitFor(() => expect(tids()).toMatchObject({ 't-1': place }));
});

/** A window whose Import shows a file that the system opened. */
async function openFromSystem() {
  installThreads();
  const fileOf = (name: string, title: string) => ({ name, bytes: new TextEncoder().encode(body(title)) });
  const waiting = [fileOf('a.tidings', 'a')];
  const bridge = installFakeBridge({ 'file.takeOpened': () => ({ files: waiting.splice(0), unreadable: [] }) });
  let shown: ImportSource = '';
  function Window() {
    const [state, dispatch] = useReducer(reduceWorkbench, anySession(), openWorkbench);
    useFiles(state, dispatch);
    shown = dialogOf(state, 'import')?.start ?? '';
    const library = useLibraryActions(state, dispatch, savesAll);
    return <DialogHost state={state} dispatch={dispatch} actions={useActions(state, dispatch)} library={library} />;
  }
  render(<Window />);
  await screen.findByRole('list', { name: 'Will be made' });
  return {
    openNext: (name: string) => {
      waiting.push(fileOf(name, name));
      return act(async () => bridge.push('file.opened', {}));
    },
    names: () => (typeof shown === 'string' ? [] : shown.map(({ name }) => name)),
  };
}

it('a file that the system opens joins the one that is shown', async () => {
  const { openNext, names } = await openFromSystem();
  await openNext('b.tidings');
  expect(names()).toEqual(['a.tidings', 'b.tidings']);
});

it('a file that was cleared does not come back with the next one that the system opens', async () => {
  const { openNext, names } = await openFromSystem();
  await userEvent.click(button('Clear'));
  await openNext('b.tidings');
  expect(names()).toEqual(['b.tidings']);
  await vi.waitFor(() => expect(field().value).toBe(body('b.tidings')));
});

it('a file that was chosen in the place of another one is joined by the next', async () => {
  const { openNext, names } = await openFromSystem();
  const input = document.querySelector('input[type="file"]');
  if (!(input instanceof HTMLInputElement)) throw new Error('The form has a button for files.');
  await userEvent.upload(input, new File([body('c')], 'c.json'));
  await vi.waitFor(() => expect(field().value).toBe(body('c')));
  await openNext('b.tidings');
  expect(names()).toEqual(['c.json', 'b.tidings']);
});
