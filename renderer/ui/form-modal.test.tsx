import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { FormModal } from './form-modal.tsx';
import { TextField } from './text-field.tsx';
import { unsavedForms, useUnsaved } from './unsaved.ts';

function Form() {
  const [typed, setTyped] = useState('');
  useUnsaved('New thing', typed !== '');
  return <TextField label="Name" value={typed} onChange={setTyped} />;
}

function open() {
  const onClose = vi.fn();
  const { unmount } = render(
    <FormModal opened onClose={onClose} title="New thing">
      <Form />
    </FormModal>,
  );
  return { onClose, unmount };
}

it('asks nothing more once a save that was under way has closed it', async () => {
  const draw = (opened: boolean) => (
    <FormModal opened={opened} onClose={() => {}} title="New thing">
      <Form />
    </FormModal>
  );
  const { rerender } = render(draw(true));
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Spring');
  await userEvent.keyboard('{Escape}');
  await screen.findByText('Discard your changes?');
  rerender(draw(false));
  await waitFor(() => expect(screen.queryByText('Discard your changes?')).toBeNull());
  rerender(draw(true));
  expect(screen.queryByText('Discard your changes?')).toBeNull();
});

it('closes at once where nothing was typed', async () => {
  const { onClose } = open();
  await userEvent.click(screen.getByRole('textbox', { name: 'Name' }));
  expect(unsavedForms()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

it('asks before Esc drops what was typed, and goes back to it', async () => {
  const { onClose, unmount } = open();
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Spring');
  expect(unsavedForms()).toEqual(['New thing']);
  await userEvent.keyboard('{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(await screen.findByRole('button', { name: 'Go back' }));
  await waitFor(() => expect(screen.queryByText('Discard your changes?')).toBeNull());
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Spring');
  expect(onClose).not.toHaveBeenCalled();

  await userEvent.click(screen.getByRole('textbox', { name: 'Name' }));
  await userEvent.keyboard('{Escape}');
  await userEvent.click(await screen.findByRole('button', { name: 'Discard' }));
  expect(onClose).toHaveBeenCalledOnce();
  unmount();
  expect(unsavedForms()).toEqual([]);
});

it('Esc on the question goes back, and drops nothing', async () => {
  const { onClose } = open();
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Spring');
  await userEvent.keyboard('{Escape}');
  await screen.findByText('Discard your changes?');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByText('Discard your changes?')).toBeNull());
  expect(onClose).not.toHaveBeenCalled();
});

it('the component of the dialog can say that its form has changes', async () => {
  const onClose = vi.fn();
  render(
    <FormModal opened isChanged onClose={onClose} title="Edit thing">
      <p>Form</p>
    </FormModal>,
  );
  expect(unsavedForms()).toEqual(['Edit thing']);
  await userEvent.keyboard('{Escape}');
  await userEvent.click(await screen.findByRole('button', { name: 'Discard' }));
  expect(onClose).toHaveBeenCalledOnce();
});
