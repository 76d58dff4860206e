import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { blankTemplate } from '#app/templates/propose-template.ts';
import { render } from '#renderer/testing/render.tsx';
import { Templates } from './templates.tsx';

it('a template of one’s own is found, used and edited', async () => {
  const own = { ...blankTemplate('t'), title: 'Book a test drive', uri: 'assist://salescloud/testdrive/book' };
  const other = { ...blankTemplate('o'), title: 'Beacon', uri: 'beacon://branch' };
  const [onUse, onEdit, unused] = [vi.fn(), vi.fn(), vi.fn()];
  const on = { onUse, onEdit, onNew: unused, onDuplicate: unused, onShare: unused, onDelete: unused };
  render(<Templates templates={[other, own]} {...on} />);
  fireEvent.change(screen.getByLabelText('Search templates'), { target: { value: 'test drive' } });
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
  fireEvent.click(screen.getByLabelText('Use template Book a test drive'));
  expect(onUse).toHaveBeenCalledExactlyOnceWith(own);
  await act(async () => void fireEvent.click(screen.getByLabelText('More for Book a test drive')));
  fireEvent.click(await screen.findByText('Edit'));
  expect(onEdit).toHaveBeenCalledExactlyOnceWith(own);
  expect(unused).not.toHaveBeenCalled();
});
