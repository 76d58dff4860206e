import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext, knowing } from './customers.ts';
import { TextareaField, TextField } from './text-field.tsx';

const key = '000345-77-K';
const onFocus = vi.fn();

function Fields() {
  const [name, setName] = useState(`For ${key}`);
  return (
    <CustomersContext value={knowing(presenting, [key])}>
      <TextField label="Name" value={name} onChange={setName} onFocus={onFocus} />
      <TextareaField label="Note" lines={[1, 4]} value={name} onChange={setName} />
      <output>{name}</output>
    </CustomersContext>
  );
}

it('masks a customer in a field while Presenting is on, and takes what is typed', async () => {
  render(<Fields />);
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
  const note = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' });
  expect([name.value, note.value]).toEqual(['For 0••••••••••', 'For 0••••••••••']);
  await userEvent.click(name);
  expect(onFocus).toHaveBeenCalledOnce();
  // With the focus it is the real text, which the page shows as dots.
  expect([name.value, name.dataset['secret']]).toEqual([`For ${key}`, 'true']);
  await userEvent.keyboard('{End}!');
  expect(screen.getByText(`For ${key}!`)).toBeTruthy();
  await userEvent.tab();
  expect(name.value).toBe('For 0••••••••••!');
});
