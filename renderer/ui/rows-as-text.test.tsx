import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { fieldId, focusField } from '#renderer/state/focus-field.ts';
import { render } from '#renderer/testing/render.tsx';
import type { TableRow } from './name-value-row.tsx';
import { NameValueTable } from './name-value-table.tsx';

/** The properties as text, below a line that is no row. */
function show(start: readonly TableRow[]) {
  function Table() {
    const [rows, setRows] = useState(start);
    return (
      <NameValueTable
        label="Properties"
        hint=""
        addLabel="Add property"
        rows={rows}
        onChange={setRows}
        cellId={(index, cell) => fieldId({ kind: 'property', index, cell })}
      />
    );
  }
  render(<Table />);
  const button = screen.getByRole('button', { name: 'Edit as text' });
  if (button.getAttribute('aria-pressed') === 'false') fireEvent.click(button);
  const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Properties as text' });
  fireEvent.change(text, { target: { value: `\n${text.value}` } });
  return text;
}

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at): TableRow => ({ enabled: true, name: at === 1 ? '' : `n${at}`, value: 'x' }));

it.each([2, 501])('a problem of one of %i rows leads to its line', (count) => {
  const text = show(rowsOf(count));
  focusField({ kind: 'property', index: 1, cell: 'name' });
  expect(document.activeElement).toBe(text);
  expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe(': x');
});

it('a problem of the other table leads nowhere', () => {
  const text = show(rowsOf(2));
  focusField({ kind: 'parameter', index: 1, cell: 'name' });
  expect(document.activeElement).not.toBe(text);
});
