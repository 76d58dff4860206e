import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { PasteField } from './paste-field.tsx';

/** A field whose texts are read until `answer` is called: with null they were taken. */
function open() {
  const given: string[] = [];
  let answer = (_: string | null) => {};
  const onGiven = (text: string) => {
    given.push(text);
    return new Promise<string | null>((resolve) => {
      answer = resolve;
    });
  };
  render(<PasteField onGiven={onGiven} />);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Paste what you were given' });
  return { field, given, answer: (says: string | null) => act(async () => answer(says)), user: userEvent.setup() };
}

it('reads a pasted text at once, empties the field when it was taken, and says why when it was not', async () => {
  const { field, given, answer, user } = open();
  await user.click(field);
  await user.paste('curl https://mxo.example.com');
  expect(given).toEqual(['curl https://mxo.example.com']);
  await answer('This isn’t about MXO.');
  expect(field.value).toBe('curl https://mxo.example.com');
  expect(screen.getByRole('alert').textContent).toBe('This isn’t about MXO.');
  await user.type(field, '{Enter}');
  await answer(null);
  expect(field.value).toBe('');
});

it.each([null, 'This isn’t about MXO.'])('keeps what is typed while a text is read, answered with %j', async (says) => {
  const { field, answer, user } = open();
  await user.click(field);
  await user.paste('curl https://mxo.example.com');
  await user.clear(field);
  await user.type(field, 'ONE-1');
  await answer(says);
  expect(field.value).toBe('ONE-1');
  expect(screen.queryByRole('alert')).toBeNull();
});
