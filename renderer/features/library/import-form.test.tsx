import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { render } from '#renderer/testing/render.tsx';
import { ImportForm } from './import-form.tsx';

const here = { workspace: blankWorkspace, environments: [] };
const endpoint = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const curl = `curl '${endpoint}' -d '{"uri":"assist://a/b"}'`;

function open(start: string | File) {
  const onImport = vi.fn();
  render(<ImportForm start={start} here={here} onImport={onImport} />);
  return { onImport, field: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Paste here' }) };
}

it('begins with the text that was pasted elsewhere, has the focus, and imports it whole', async () => {
  const { onImport, field } = open(curl);
  expect(field).toBe(document.activeElement);
  expect(within(screen.getByRole('list', { name: 'Will be made' })).getByText(/uat.example.com/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Import' }));
  const [plan, says] = onImport.mock.lastCall ?? [];
  expect(plan).toMatchObject({ workspace: { requests: [{ name: 'b' }] }, environments: [{ name: 'uat.example.com' }] });
  expect(says).toBe('1 request imported.');
});

it('begins with the file that was dropped', async () => {
  const { field } = open(new File([curl], 'one.txt'));
  await vi.waitFor(() => expect(field.value).toBe(curl));
});

it('says why when a file cannot be read', async () => {
  const folder = Object.assign(new File([], 'folder'), { text: () => Promise.reject(new Error('is a directory')) });
  open(folder);
  expect((await screen.findByRole('alert')).textContent).toContain('folder could not be read.');
});

it('nothing can be imported from a text that nobody knows', async () => {
  open('hello');
  expect(screen.getByRole('alert').textContent).toContain('Tidings does not know this text.');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import' }).disabled).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(screen.queryByRole('alert')).toBeNull();
});
