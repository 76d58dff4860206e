import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { PasteRows } from './paste-rows.tsx';

const many = `email\n${'ada@example.com\n'.repeat(200_000)}`;

/** The field as the run holds its text. */
function show() {
  const used = vi.fn();
  function Held() {
    const [rows, setRows] = useState('');
    return <PasteRows rows={rows} onRows={setRows} onUse={() => used(rows)} onClose={() => {}} />;
  }
  render(<Held />);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Rows' });
  const use = () => fireEvent.click(screen.getByRole('button', { name: 'Use these rows' }));
  return { field, use, used };
}

const paste = (field: HTMLElement, text: string) => fireEvent.paste(field, { clipboardData: { getData: () => text } });

it('a long paste is used whole, and the field gets only its beginning', () => {
  const { field, use, used } = show();
  expect(paste(field, many)).toBe(false);
  expect(field.value.length).toBeLessThan(1_000);
  expect(field.value).toMatch(/^email\nada@example\.com\n/);
  expect(field.value).toContain('3,200,006 characters');
  use();
  expect(used).toHaveBeenCalledWith(many);
});

it('a short paste is left to the field', () => {
  const { field, use, used } = show();
  expect(paste(field, 'email\nada')).toBe(true);
  fireEvent.change(field, { target: { value: 'email\nada' } });
  use();
  expect(used).toHaveBeenCalledWith('email\nada');
});
