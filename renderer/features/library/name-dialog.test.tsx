import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { makeFolder } from '#app/testing/make-library.ts';
import { render } from '#renderer/testing/render.tsx';
import { NameDialog } from './name-dialog.tsx';

it('what is typed takes the place of the proposed name', async () => {
  const onNamed = vi.fn();
  const proposed = { name: 'testdrive/book', workspace: blankWorkspace };
  render(<NameDialog title="Save request" {...proposed} onNamed={onNamed} onClose={vi.fn()} />);
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
  await waitFor(() => expect(document.activeElement).toBe(name));
  await userEvent.keyboard('Interest{Enter}');
  expect(onNamed).toHaveBeenCalledExactlyOnceWith('Interest', null);
});

it('asks for a folder alone where several things are moved', async () => {
  const onNamed = vi.fn();
  const workspace = { ...blankWorkspace, folders: ['Spring', 'Moved'].map((id) => ({ ...makeFolder(id), name: id })) };
  const moving = { title: 'Move 2 things', name: null, folderId: null, without: new Set(['Moved']) };
  render(<NameDialog {...moving} workspace={workspace} onNamed={onNamed} onClose={vi.fn()} />);
  expect(screen.queryByLabelText('Name')).toBeNull();
  await userEvent.click(screen.getByRole('combobox', { name: 'Folder' }));
  expect(screen.queryByText('Moved')).toBeNull();
  await userEvent.click(await screen.findByRole('option', { name: 'Spring' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(onNamed).toHaveBeenCalledExactlyOnceWith('', 'Spring');
});
