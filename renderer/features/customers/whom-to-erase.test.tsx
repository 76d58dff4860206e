import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { WhomToErase } from './whom-to-erase.tsx';

it('asks for the key of a customer who is in no list', async () => {
  const onChosen = vi.fn();
  render(<WhomToErase onChosen={onChosen} onClose={() => {}} />);
  const field = screen.getByRole('textbox', { name: 'Customer key' });
  await userEvent.type(field, ' {Enter}');
  expect(onChosen).not.toHaveBeenCalled();
  expect(screen.getByText('Enter a customer key.')).toBeDefined();
  await userEvent.type(field, 'zoe@example.com{Enter}');
  expect(onChosen).toHaveBeenCalledExactlyOnceWith('zoe@example.com');
});
