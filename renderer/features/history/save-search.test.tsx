import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { wholeHistory } from '#app/history/history-query.ts';
import { makeRun } from '#app/testing/make-run.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { SaveSearch } from './save-search.tsx';

it('proposes a name with the name of the run, and keeps what is typed', async () => {
  installFakeBridge({ 'run.list': () => ({ runs: [makeRun({ id: 'r1', name: 'Nightly' })] }) });
  const onSave = vi.fn(async () => true);
  const names = { environments: [], storyboards: new Map() };
  render(<SaveSearch query={{ ...wholeHistory, runId: 'r1' }} names={names} onSave={onSave} onClose={() => {}} />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
  await waitFor(() => expect(field.value).toBe('Run: Nightly'));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(onSave).toHaveBeenCalledWith('Run: Nightly');
  await userEvent.clear(field);
  await userEvent.type(field, 'Mine{Enter}');
  expect(onSave).toHaveBeenLastCalledWith('Mine');
});

it('stays with its name until the search is saved, and saves it once', async () => {
  installFakeBridge({ 'run.list': () => ({ runs: [] }) });
  const answers: ((isSaved: boolean) => void)[] = [];
  const onSave = vi.fn(() => new Promise<boolean>((resolve) => answers.push(resolve)));
  const onClose = vi.fn();
  const names = { environments: [], storyboards: new Map() };
  render(<SaveSearch query={{ ...wholeHistory, search: 'offer' }} names={names} onSave={onSave} onClose={onClose} />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
  await userEvent.clear(field);
  await userEvent.type(field, 'Mine{Enter}{Enter}');
  expect(onSave).toHaveBeenCalledExactlyOnceWith('Mine');
  await act(async () => answers[0]?.(false));
  expect([field.value, onClose.mock.calls.length]).toEqual(['Mine', 0]);
  await userEvent.type(field, '{Enter}');
  await act(async () => answers[1]?.(true));
  expect([onSave.mock.calls.length, onClose.mock.calls.length]).toEqual([2, 1]);
});
