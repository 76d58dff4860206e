import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { NoteDialog } from './note-dialog.tsx';

it('stays with its text until the note is saved, and saves it once', async () => {
  const answers: ((isSaved: boolean) => void)[] = [];
  const onSave = vi.fn(() => new Promise<boolean>((resolve) => answers.push(resolve)));
  const onClose = vi.fn();
  render(<NoteDialog count={2} onSave={onSave} onClose={onClose} />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' });
  await userEvent.type(field, ' Retest {Enter}{Enter}');
  expect(onSave).toHaveBeenCalledExactlyOnceWith('Retest');
  await act(async () => answers[0]?.(false));
  expect([field.value, onClose.mock.calls.length]).toEqual([' Retest ', 0]);
  await userEvent.type(field, '{Enter}');
  await act(async () => answers[1]?.(true));
  expect([onSave.mock.calls.length, onClose.mock.calls.length]).toEqual([2, 1]);
});
