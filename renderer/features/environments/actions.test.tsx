import { Notifications } from '@mantine/notifications';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { environmentActions } from './actions.ts';

const at = (siteKey: string) => ({ environmentId: 'uat', siteKey });
const first = [{ siteKey: 'ONE-AAAAAAAAAA-1109', label: '' }];
const second = [{ siteKey: 'ONE-BBBBBBBBBB-2209', label: '' }];

it('Undo brings back an environment that lacks something, as it was', async () => {
  const imported = { ...blankEnvironment('i'), name: 'Imported', serverName: 'https://h', siteKeys: [] };
  const { made } = installFakeBridge({ 'environment.swap': () => ({ kind: 'saved', environments: [imported] }) });
  const dispatch = vi.fn();
  render(<Notifications />);
  const actions = environmentActions(openWorkbench(anySession()), dispatch, { select: vi.fn(), selectAgain: vi.fn() });
  actions.onDeleted([], imported);
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(made).toContainEqual({ name: 'environment.swap', input: { out: [], put: [imported] } });
  await waitFor(() =>
    expect(dispatch).toHaveBeenLastCalledWith({ type: 'environments-changed', environments: [imported] }),
  );
});

it.each([
  ['where the header sends to another one of the environment', at('ONE-AAAAAAAAAA-1109'), second],
  ['where the header sends elsewhere', { environmentId: 'practice', siteKey: '' }, second],
  ['unless it was removed again', at('ONE-AAAAAAAAAA-1109'), []],
])('a pasted TID is offered with its site key selected, %s', (_, selection, more) => {
  const saved = { ...blankEnvironment('uat'), siteKeys: [...first, ...more] };
  let state = openWorkbench(anySession({ environments: [saved], selection }));
  const dispatch = (action: WorkbenchAction) => {
    state = reduceWorkbench(state, action);
  };
  const select = (selected: Selection) => dispatch({ type: 'selected', selection: selected });
  const place = { serverName: 'https://uat', siteKey: 'ONE-BBBBBBBBBB-2209' };
  const tid = 'dedc2983-4666-4641-8047-61250a878f89';
  const saving = { environments: [saved], saved, known: null, renamed: new Map(), placed: { tid, place } };
  environmentActions(state, dispatch, { select, selectAgain: vi.fn() }).onSaved(saving);
  expect(state.tidOffer?.tid).toBe(tid);
  expect(state.selection).toEqual(at([...first, ...more].at(-1)?.siteKey ?? ''));
});

it('Undo says the new name of an environment whose own is taken by now', async () => {
  const deleted = { ...blankEnvironment('u'), name: 'UAT', serverName: 'https://h' };
  installFakeBridge({
    'environment.swap': () => ({ kind: 'saved', environments: [{ ...deleted, name: 'UAT 2' }] }),
  });
  render(<Notifications />);
  const on = { select: vi.fn(), selectAgain: vi.fn() };
  environmentActions(openWorkbench(anySession()), vi.fn(), on).onDeleted([], deleted);
  await userEvent.click((await screen.findAllByRole('button', { name: 'Undo' })).at(-1) ?? document.body);
  expect(await screen.findByText(/UAT restored as UAT 2/)).toBeDefined();
});
