import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { fieldId, focusField } from '#renderer/state/focus-field.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { type Customers, CustomersContext } from './customers.ts';
import type { TableRow } from './name-value-row.tsx';
import { NameValueTable } from './name-value-table.tsx';

const asIs: Customers = { ...presenting, isPresenting: false, key: (key) => key, text: (text) => text };

/** The properties as text. */
function show(start: readonly TableRow[], customers = asIs) {
  function Table() {
    const [rows, setRows] = useState(start);
    return (
      <CustomersContext value={customers}>
        <NameValueTable
          label="Properties"
          hint=""
          addLabel="Add property"
          rows={rows}
          onChange={setRows}
          cellId={(index, cell) => fieldId({ kind: 'property', index, cell })}
        />
      </CustomersContext>
    );
  }
  render(<Table />);
  const button = screen.getByRole('button', { name: 'Edit as text' });
  if (button.getAttribute('aria-pressed') === 'false') fireEvent.click(button);
  const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Properties as text' });
  return text;
}

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at): TableRow => ({ enabled: true, name: at === 1 ? '' : `n${at}`, value: 'x' }));

it.each([2, 501])('a problem of one of %i rows leads to its line', (count) => {
  const text = show(rowsOf(count));
  // A line that is no row.
  fireEvent.change(text, { target: { value: `\n${text.value}` } });
  focusField({ kind: 'property', index: 1, cell: 'name' });
  expect(document.activeElement).toBe(text);
  expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe(': x');
});

it('a problem leads to its line alone, also where the text is masked', () => {
  const text = show([{ enabled: true, name: 'mail', value: 'ada@example.com' }, ...rowsOf(2)], presenting);
  expect(text.value).toContain('a••@•••••••.com');
  focusField({ kind: 'property', index: 2, cell: 'name' });
  expect(document.activeElement).toBe(text);
  expect(text.value).toContain('ada@example.com');
  expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe(': x');
});

it('a problem of the other table leads nowhere', () => {
  const text = show(rowsOf(2));
  focusField({ kind: 'parameter', index: 1, cell: 'name' });
  expect(document.activeElement).not.toBe(text);
});
