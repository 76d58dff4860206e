import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { keyOfName } from '#app/storyboards/storyboard-edit.ts';
import { render } from '#renderer/testing/render.tsx';
import { VariableLookupContext } from '#renderer/ui/variable-lookup.ts';
import { CastEditor } from './cast-editor.tsx';

const book = {
  names: [{ name: 'who', about: 'ada' }],
  describe: () => ({ isKnown: true, says: 'ada', value: 'ada' }),
};

function open(isNew = false) {
  const on = { onSave: vi.fn(), onRemove: vi.fn(), onClose: vi.fn() };
  const member = {
    id: 'a',
    name: 'Ada',
    customerKey: isNew ? keyOfName('Ada') : 'ada',
    properties: [{ enabled: true, name: 'plan', value: '' }],
  };
  render(
    <VariableLookupContext value={book}>
      <CastEditor member={member} isNew={isNew} {...on} />
    </VariableLookupContext>,
  );
  return on;
}

it('Escape closes the list of variables, then the dialog', async () => {
  const { onClose } = open();
  const key = screen.getByRole<HTMLInputElement>('textbox', { name: 'Customer key' });
  await userEvent.type(key, '.{{{{w');
  expect(screen.getByRole('listbox', { name: 'Suggestions' })).toBeDefined();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('listbox', { name: 'Suggestions' })).toBeNull();
  expect(onClose).not.toHaveBeenCalled();
  expect(key.value).toBe('ada.{{w');
  await userEvent.keyboard('{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(await screen.findByRole('button', { name: 'Discard' }));
  expect(onClose).toHaveBeenCalledOnce();
});

it('Enter in a cell adds a row, and does not save', async () => {
  const { onSave } = open();
  await userEvent.type(screen.getByRole('textbox', { name: 'Value' }), 'gold{Enter}');
  expect(onSave).not.toHaveBeenCalled();
  expect(screen.getAllByRole('textbox', { name: 'Name' })).toHaveLength(3);
});

it('saves a customer key as it was typed', async () => {
  const { onSave } = open();
  await userEvent.type(screen.getByRole('textbox', { name: 'Customer key' }), ' ');
  await userEvent.click(screen.getByRole('button', { name: 'Save customer' }));
  expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ customerKey: 'ada ' }));
});

it('derives the key of a newcomer from the name, until the key is changed', async () => {
  open(true);
  const name = screen.getByLabelText('Name', { selector: '[data-autofocus]' });
  const key = screen.getByRole<HTMLInputElement>('textbox', { name: 'Customer key' });
  await userEvent.clear(name);
  await userEvent.type(name, 'Zoe Lee');
  expect(key.value).toBe('zoe.lee.{{$randomInt}}@example.com');
  await userEvent.type(key, 'x');
  await userEvent.type(name, ' B');
  expect(key.value).toBe('zoe.lee.{{$randomInt}}@example.comx');
});

it('what is typed takes the place of the proposed name', async () => {
  const { onSave } = open(true);
  const name = document.querySelector('[data-autofocus]');
  await waitFor(() => expect(document.activeElement).toBe(name));
  await userEvent.keyboard('Grace{Enter}');
  expect(onSave).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'Grace' }));
});
