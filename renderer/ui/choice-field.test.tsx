import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { ChoiceField } from './choice-field.tsx';

it('offers a choice once that a template from a file has twice', async () => {
  render(<ChoiceField label="Level" choices={['high', 'low', 'high']} value="" onChange={vi.fn()} />);
  await userEvent.click(screen.getByRole('combobox', { name: 'Level' }));
  const options = await screen.findAllByRole('option', { hidden: true });
  expect(options.map(({ textContent }) => textContent)).toEqual(['high', 'low']);
});
