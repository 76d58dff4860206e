import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { NumberField } from './number-field.tsx';

function show(props: Partial<Parameters<typeof NumberField>[0]> = {}) {
  const onChange = vi.fn();
  render(<NumberField label="In flight" value={1} least={1} most={64} onChange={onChange} {...props} />);
  return { onChange, field: screen.getByRole('textbox', { name: 'In flight' }) };
}

async function type(field: HTMLElement, text: string) {
  await userEvent.clear(field);
  if (text !== '') await userEvent.type(field, text);
}

it('takes a number as it is typed', async () => {
  const { field, onChange } = show();
  await type(field, '16');
  expect(onChange).toHaveBeenLastCalledWith(16);
});

it('keeps what is no number, says so, and does not take it', async () => {
  const { field, onChange } = show();
  await type(field, '1x');
  await userEvent.tab();
  expect(field).toHaveProperty('value', '1x');
  expect(screen.getByText('Not a number')).toBeTruthy();
  expect(onChange.mock.calls).toEqual([[1]]);
});

it('says between which numbers it has to lie', async () => {
  const { field, onChange } = show();
  await type(field, '65');
  expect(screen.getByText('From 1 to 64')).toBeTruthy();
  expect(onChange).toHaveBeenLastCalledWith(6);
  await type(field, '');
  expect(screen.getByText('From 1 to 64')).toBeTruthy();
});

it('may be left open where that means something', async () => {
  const { field, onChange } = show({ whenOpen: 'as fast as it goes', withFractions: true });
  await type(field, '');
  expect(onChange).toHaveBeenLastCalledWith(null);
  await type(field, '2,5');
  expect(onChange).toHaveBeenLastCalledWith(2.5);
});

it('reads what is typed in a way of its own', async () => {
  const { field, onChange } = show({ most: 60_000, unit: 'ms', parse: (text) => (text === '2 s' ? 2_000 : null) });
  await type(field, '2 s');
  expect(onChange).toHaveBeenLastCalledWith(2_000);
});
