import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { TokenInput } from './token-input.tsx';
import { VariableLookupContext } from './variable-lookup.ts';

const book = {
  names: [
    { name: 'who', about: 'ada (environment UAT)' },
    { name: 'when', about: 'today (all environments)' },
    { name: '$guid', about: 'A random UUID' },
  ],
  describe: (inner: string) =>
    inner === 'who'
      ? { isKnown: true, says: 'ada (environment UAT)', value: 'ada' }
      : { isKnown: false, says: 'not known', value: null },
};

function Field({ start, names }: { readonly start: string; readonly names: readonly string[] }) {
  const [value, setValue] = useState(start);
  const more = names.map((name) => ({ name, about: '' }));
  return (
    <VariableLookupContext value={{ ...book, names: [...book.names, ...more] }}>
      <TokenInput label="Customer key" value={value} onChange={setValue} />
      {/* As with a key: the field keeps the focus. */}
      <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => setValue(start)}>
        Undo
      </button>
    </VariableLookupContext>
  );
}

function open(start = '', names: readonly string[] = []) {
  const { container } = render(<Field start={start} names={names} />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Customer key' });
  return { field, marks: () => [...container.querySelectorAll('mark')].map(({ textContent }) => textContent) };
}

it('suggests matching names after {{, and inserts the chosen one', async () => {
  const { field } = open();
  await userEvent.type(field, 'x {{{{w');
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    'whoada (environment UAT)',
    'whentoday (all environments)',
  ]);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(field.value).toBe('x {{when}}');
  expect(screen.queryByRole('listbox')).toBeNull();
});

it.each([
  ['that is typed whole', 'name', 'name'],
  ['that begins with what is typed, before one that contains it', 'nam', 'Name'],
  ['in the case that is typed', 'Name', 'Name'],
])('takes the name %s', async (_, typed, taken) => {
  const { field } = open('', ['customerName', 'Name', 'name', 'nameOfCity']);
  await userEvent.type(field, `{{{{${typed}`);
  await userEvent.keyboard('{Tab}');
  expect(field.value).toBe(`{{${taken}}}`);
});

it('Shift+Tab leaves the field without a suggestion', async () => {
  const { field } = open();
  await userEvent.type(field, 'a{{{{');
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(field.value).toBe('a{{');
  expect(document.activeElement).not.toBe(field);
});

it('a name that is closed already is not closed twice', async () => {
  const { field } = open('{{}} end');
  await userEvent.type(field, 'wh', { initialSelectionStart: 2, initialSelectionEnd: 2 });
  await userEvent.keyboard('{Tab}');
  expect(field.value).toBe('{{who}} end');
});

it('Escape closes the list and keeps the typed text', async () => {
  const { field } = open();
  await userEvent.type(field, '{{{{w{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(field.value).toBe('{{w');
});

it('closes the list when something else changes the text, and picks nothing into it', async () => {
  const { field } = open('Ada');
  await userEvent.type(field, ' {{{{w');
  expect(screen.getByRole('listbox')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(field.value).toBe('Ada');
  expect(screen.queryByRole('listbox')).toBeNull();
  await userEvent.keyboard('{Enter}');
  expect(field.value).toBe('Ada');
});

it.each(['{Tab}', '{Enter}'])('keeps the whole text when the caret has left the braces: %s', async (key) => {
  const { field } = open();
  await userEvent.type(field, 'assist://test?x={{{{w');
  field.setSelectionRange(0, 0);
  await userEvent.keyboard(key);
  expect(field.value).toBe('assist://test?x={{w');
});

it('completes the whole name that the caret is in', async () => {
  const { field } = open();
  await userEvent.type(field, 'x {{{{who');
  await userEvent.keyboard('{ArrowLeft}{Tab}');
  expect(field.value).toBe('x {{who}}');
  expect(field.selectionStart).toBe(field.value.length);
});

it.each(['', '{Escape}'])('completes the whole name when a letter is added within it: %s', async (first) => {
  const { field } = open(' and more');
  await userEvent.type(field, '{{{{wen', { initialSelectionStart: 0, initialSelectionEnd: 0 });
  await userEvent.keyboard(`${first}{ArrowLeft>2/}h`);
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['whentoday (all environments)']);
  await userEvent.keyboard('{Tab}');
  expect(field.value).toBe('{{when}} and more');
});

it('completes the whole name when a letter within it is deleted', async () => {
  const { field } = open();
  await userEvent.type(field, '{{{{whxo');
  await userEvent.keyboard('{ArrowLeft}{Backspace}{Tab}');
  expect(field.value).toBe('{{who}}');
});

it('closes the list when the caret leaves the name for the text behind it', async () => {
  const { field } = open(' and more');
  await userEvent.type(field, '{{{{w', { initialSelectionStart: 0, initialSelectionEnd: 0 });
  expect(screen.getByRole('listbox')).toBeDefined();
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(field.value).toBe('{{w and more');
});

it('closes the list when the caret leaves the braces, for others before them too', async () => {
  const { field } = open();
  await userEvent.type(field, 'a {{{{ b {{{{w');
  await userEvent.keyboard('{ArrowLeft}');
  expect(screen.getAllByRole('option')).toHaveLength(2);
  await userEvent.keyboard('{ArrowLeft>6/}');
  expect(screen.queryByRole('listbox')).toBeNull();
  await userEvent.keyboard('{Tab}');
  expect(field.value).toBe('a {{ b {{w');
});

it('marks known and unknown variables, and shows their values', () => {
  const { field, marks } = open('{{who}} and {{nobody}}');
  expect(marks()).toEqual(['{{who}}', '{{nobody}}']);
  expect(field.title).toContain('{{who}}: ada (environment UAT)');
  expect(field.title).toContain('{{nobody}}: not known');
});
