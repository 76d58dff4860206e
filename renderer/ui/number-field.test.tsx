import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { KeptTextsContext, NumberField } from './number-field.tsx';
import { unsavedForms } from './unsaved.ts';
import { leadToUnusable } from './unusable-field.ts';

function show(props: Partial<Parameters<typeof NumberField>[0]> = {}) {
  const onChange = vi.fn();
  function Field() {
    const [value, setValue] = useState<number | null>(1);
    const take = (taken: number | null) => {
      onChange(taken);
      setValue(taken);
    };
    return <NumberField label="In flight" value={value} range={[1, 64]} {...props} onChange={take} />;
  }
  render(<Field />);
  return { onChange, field: screen.getByRole('textbox', { name: 'In flight' }) };
}

async function type(field: HTMLElement, text: string) {
  await userEvent.clear(field);
  if (text !== '') await userEvent.type(field, text);
}

it('accepts a number as it is typed', async () => {
  const { field, onChange } = show();
  await type(field, '16');
  expect(onChange).toHaveBeenLastCalledWith(16);
});

it('keeps a text that is no number, says so, and does not accept it', async () => {
  const { field, onChange } = show();
  await type(field, '12x');
  await userEvent.tab();
  expect(field).toHaveProperty('value', '12x');
  expect(screen.getByText('Enter a number')).toBeTruthy();
  // The first digits were taken, and are given back.
  expect(onChange.mock.calls).toEqual([[12], [1]]);
});

it.each([
  ['10,000', 10_000],
  ['10 000', 10_000],
  ['10.000', 10_000],
])('takes %s as thousands, as the field itself writes them', async (text, number) => {
  const { onChange, field } = show({ range: [1, 100_000_000] });
  await type(field, text);
  expect(onChange).toHaveBeenLastCalledWith(number);
});

it('takes no number that could be another one too', async () => {
  const { onChange, field } = show({ range: [1, 100_000_000], notation: { withFractions: true } });
  await type(field, '10,000');
  expect(screen.getByText('Enter it without separators')).toBeTruthy();
  expect(onChange).toHaveBeenLastCalledWith(1);
});

it('says between which numbers it has to lie', async () => {
  const { field, onChange } = show();
  await type(field, '65');
  expect(screen.getByText('From 1 to 64')).toBeTruthy();
  expect(onChange).toHaveBeenLastCalledWith(1);
  expect(leadToUnusable(document)).toBe(true);
  await type(field, '');
  expect(screen.getByText('From 1 to 64')).toBeTruthy();
});

it('may be empty when that has a meaning', async () => {
  const { field, onChange } = show({ whenOpen: 'no limit', notation: { withFractions: true } });
  await type(field, '');
  expect(onChange).toHaveBeenLastCalledWith(null);
  await type(field, '2,5');
  expect(onChange).toHaveBeenLastCalledWith(2.5);
});

it('reads another notation', async () => {
  const { field, onChange } = show({
    range: [1, 60_000],
    unit: 'ms',
    notation: { parse: (text) => (text === '2 s' ? 2_000 : null) },
  });
  await type(field, '2 s');
  expect(onChange).toHaveBeenLastCalledWith(2_000);
});

it('drops an invalid text when another number comes from outside', async () => {
  function Field() {
    const [value, setValue] = useState<number | null>(1);
    return (
      <>
        <NumberField label="In flight" value={value} range={[1, 64]} onChange={setValue} />
        <button type="button" onClick={() => setValue(8)}>
          As before
        </button>
      </>
    );
  }
  render(<Field />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'In flight' });
  await type(field, '650');
  await userEvent.click(screen.getByRole('button', { name: 'As before' }));
  expect(field.value).toBe('8');
  expect(leadToUnusable(document)).toBe(false);
  await userEvent.type(field, '00');
  await userEvent.tab();
  await userEvent.clear(field);
  await userEvent.type(field, '9');
  expect(field.value).toBe('9');
});

it('counts a text that is no number as unsaved, as it is kept nowhere else', async () => {
  const { field } = show({});
  await type(field, 'ten');
  expect(unsavedForms()).toEqual(['In flight']);
  await userEvent.clear(field);
  await userEvent.type(field, '9');
  expect(unsavedForms()).toEqual([]);
});

it('shows a text that is no number again with the field, until it is put right', async () => {
  const onText = vi.fn();
  function Form() {
    const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
    const [isShown, setShown] = useState(true);
    onText.mockImplementation((label: string, text: string) => setTexts({ ...texts, [label]: text }));
    return (
      <KeptTextsContext value={{ texts, onText }}>
        {isShown && <NumberField label="Rate" value={1} range={[1, 64]} onChange={() => {}} />}
        <button type="button" onClick={() => setShown(!isShown)}>
          Other view
        </button>
      </KeptTextsContext>
    );
  }
  render(<Form />);
  const button = screen.getByRole('button', { name: 'Other view' });
  await type(screen.getByRole('textbox', { name: 'Rate' }), 'lots');
  await userEvent.click(button);
  await userEvent.click(button);
  expect(screen.getByRole('textbox', { name: 'Rate' })).toHaveProperty('value', 'lots');
  await type(screen.getByRole('textbox', { name: 'Rate' }), '1');
  expect(onText).toHaveBeenLastCalledWith('Rate', '');
});
