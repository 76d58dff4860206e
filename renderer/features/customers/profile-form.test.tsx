import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { ProfileForm } from './profile-form.tsx';

it('masks the key of the customer in the note and in the usual properties', () => {
  const properties = [{ enabled: true, name: 'member', value: 'VIP-4711' }];
  const profile = { customerKey: 'VIP-4711', name: 'Ada', note: 'VIP-4711 calls back', properties };
  render(
    <CustomersContext value={presenting}>
      <ProfileForm profile={profile} onChange={() => {}} />
    </CustomersContext>,
  );
  const note = screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' });
  const value = screen.getByRole<HTMLInputElement>('textbox', { name: 'Value' });
  expect([note.value, value.value]).toEqual(['V••••••• calls back', 'V•••••••']);
});

it('takes a usual property as it is typed', () => {
  const onChange = vi.fn();
  const properties = [{ enabled: true, name: 'tier', value: '' }];
  render(<ProfileForm profile={{ customerKey: 'VIP-4711', name: '', note: '', properties }} onChange={onChange} />);
  fireEvent.change(screen.getByRole('textbox', { name: 'Value' }), { target: { value: 'gold' } });
  expect(onChange).toHaveBeenLastCalledWith({ properties: [{ enabled: true, name: 'tier', value: 'gold' }] });
});
