import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { VariableLookupContext } from '#renderer/ui/variable-lookup.ts';
import { CastEditor } from './cast-editor.tsx';

const book = {
  names: [{ name: 'who', about: 'ada' }],
  describe: () => ({ isKnown: true, says: 'ada', value: 'ada' }),
};

function open() {
  const on = { onSave: vi.fn(), onRemove: vi.fn(), onClose: vi.fn() };
  const member = { id: 'a', name: 'Ada', customerKey: 'ada', properties: [{ enabled: true, name: 'plan', value: '' }] };
  render(
    <VariableLookupContext value={book}>
      <CastEditor member={member} isNew={false} {...on} />
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
