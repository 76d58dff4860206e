import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import type { Row } from '#app/event/draft.ts';
import { encodeCell } from '#app/event/uri.ts';
import { render } from '#renderer/testing/render.tsx';
import { NameValueTable } from './name-value-table.tsx';

const rows: readonly Row[] = [
  { enabled: true, name: 'campaign', value: '1234' },
  { enabled: false, name: 'agent', value: 'leeds' },
];

function show(start: readonly Row[], toStored?: typeof encodeCell) {
  let latest = start;
  function Table() {
    const [current, setCurrent] = useState(start);
    latest = current;
    return (
      <NameValueTable
        label="Properties"
        hint=""
        addLabel="Add property"
        rows={current}
        onChange={setCurrent}
        cellId={(index, cell) => `property-${index}-${cell}`}
        {...(toStored && { toStored })}
      />
    );
  }
  render(<Table />);
  return () => latest;
}

it('shows each row with its switch, name, value and remove', () => {
  show(rows);
  expect(screen.getAllByRole('textbox', { name: 'Name' }).map((cell) => (cell as HTMLInputElement).value)).toEqual([
    'campaign',
    'agent',
  ]);
  expect(screen.getAllByRole('checkbox', { name: 'Enabled' }).map((box) => (box as HTMLInputElement).checked)).toEqual([
    true,
    false,
  ]);
  expect(screen.getAllByRole('button', { name: 'Remove' })).toHaveLength(2);
});

it('keeps a row that is switched off', async () => {
  const latest = show(rows);
  await userEvent.click(screen.getAllByRole('checkbox', { name: 'Enabled' })[0] as HTMLElement);
  expect(latest()).toEqual([{ enabled: false, name: 'campaign', value: '1234' }, rows[1]]);
});

it('adds a row only once something is typed in it', async () => {
  const latest = show(rows);
  await userEvent.click(screen.getByRole('button', { name: 'Add property' }));
  expect(latest()).toHaveLength(2);
  expect(screen.getAllByRole('textbox', { name: 'Name' })).toHaveLength(3);
  await userEvent.type(screen.getAllByRole('textbox', { name: 'Name' })[2] as HTMLElement, 'model');
  expect(latest()[2]).toEqual({ enabled: true, name: 'model', value: '' });
});

it('changes the other rows alone while a new row is empty', async () => {
  const latest = show(rows);
  await userEvent.click(screen.getByRole('button', { name: 'Add property' }));
  const [first, , added] = screen.getAllByRole('checkbox', { name: 'Enabled' });
  await userEvent.type(screen.getAllByRole('textbox', { name: 'Value' })[0] as HTMLElement, '567');
  await userEvent.click(first as HTMLElement);
  expect(latest()).toEqual([{ enabled: false, name: 'campaign', value: '1234567' }, rows[1]]);
  await userEvent.click(added as HTMLElement);
  expect(latest()).toHaveLength(2);
  await userEvent.type(screen.getAllByRole('textbox', { name: 'Name' })[2] as HTMLElement, 'model');
  expect(latest()[2]).toEqual({ enabled: false, name: 'model', value: '' });
});

/** Adds a row and switches it off before anything is typed in it. */
async function addSwitchedOff() {
  const latest = show([]);
  await userEvent.click(screen.getByRole('button', { name: 'Add property' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Enabled' }));
  await userEvent.click(screen.getByRole('textbox', { name: 'Name' }));
  return latest;
}

it.each(['Enter', 'Add property'])('keeps a new row switched off after %s', async (how) => {
  const latest = await addSwitchedOff();
  if (how === 'Enter') await userEvent.keyboard('{Enter}');
  else await userEvent.click(screen.getByRole('button', { name: how }));
  await userEvent.keyboard('model');
  expect(latest()).toEqual([{ enabled: false, name: 'model', value: '' }]);
});

it('keeps a new row switched off when several are pasted into it', async () => {
  const latest = await addSwitchedOff();
  await userEvent.paste('model: Spring\ncampaign: 1234');
  expect(latest()).toEqual([
    { enabled: false, name: 'model', value: 'Spring' },
    { enabled: true, name: 'campaign', value: '1234' },
  ]);
});

it.each([
  ['JSON', '{\n"sku": 12\n}', '{ "sku": 12 }'],
  ['several lines', 'Main street: 1\nLeeds', 'Main street: 1 Leeds'],
])('%s pasted as the value of a name stay one value', async (_, pasted, value) => {
  const latest = show([{ enabled: true, name: 'cart', value: '' }]);
  await userEvent.click(screen.getByRole('textbox', { name: 'Value' }));
  await userEvent.paste(pasted);
  expect(latest()).toHaveLength(1);
  expect(latest()[0]?.value.replace(/[\n ]/g, '')).toBe(value.replaceAll(' ', ''));
});

it('divides several lines into rows that are pasted as a name, or where there is none', async () => {
  const latest = show([{ enabled: true, name: 'cart', value: '' }]);
  await userEvent.click(screen.getByRole('textbox', { name: 'Name' }));
  await userEvent.paste('a: 1\nb: 2');
  expect(latest().map(({ name }) => name)).toEqual(['a', 'b', 'cart']);
  await userEvent.click(screen.getByRole('button', { name: 'Add property' }));
  await userEvent.click(screen.getAllByRole('textbox', { name: 'Value' })[3] as HTMLElement);
  await userEvent.paste('c: 1\nd: 2');
  expect(latest().map(({ name }) => name)).toEqual(['a', 'b', 'cart', 'c', 'd']);
});

it('gives the new row the focus at once, so that no key is lost', () => {
  show(rows);
  fireEvent.click(screen.getByRole('button', { name: 'Add property' }));
  expect(document.activeElement).toBe(screen.getAllByRole('textbox', { name: 'Name' })[2]);
});

it('removes a row', async () => {
  const latest = show(rows);
  await userEvent.click(screen.getAllByRole('button', { name: 'Remove' })[0] as HTMLElement);
  expect(latest()).toEqual([rows[1]]);
});

it('shows the typed text while it stores another form of it', async () => {
  const latest = show([{ enabled: true, name: 'q', value: '' }], encodeCell);
  const cell = screen.getByRole('textbox', { name: 'Value' }) as HTMLInputElement;
  await userEvent.type(cell, '100% a&b');
  expect(cell.value).toBe('100% a&b');
  expect(latest()[0]?.value).toBe('100%25%20a%26b');
  fireEvent.blur(cell);
  expect(cell.value).toBe('100%25%20a%26b');
});

it('adds a row by Enter, but not while an input method composes', async () => {
  show(rows);
  const cell = screen.getAllByRole('textbox', { name: 'Value' })[0] as HTMLElement;
  fireEvent.keyDown(cell, { key: 'Enter', isComposing: true });
  expect(screen.getAllByRole('textbox', { name: 'Name' })).toHaveLength(2);
  fireEvent.keyDown(cell, { key: 'Enter' });
  expect(screen.getAllByRole('textbox', { name: 'Name' })).toHaveLength(3);
});

it('updates the text when the rows change elsewhere, and restores no old ones', async () => {
  let latest: readonly Row[] = rows;
  const pasted: readonly Row[] = [{ enabled: true, name: 'model', value: 'roadster' }];
  function Table() {
    const [current, setCurrent] = useState(rows);
    latest = current;
    return (
      <>
        <NameValueTable
          label="URI parameters"
          hint=""
          addLabel="Add parameter"
          rows={current}
          onChange={setCurrent}
          cellId={(index, cell) => `parameter-${index}-${cell}`}
        />
        <button type="button" onClick={() => setCurrent(pasted)}>
          Paste a URI
        </button>
      </>
    );
  }
  render(<Table />);
  await userEvent.click(screen.getByRole('button', { name: 'Edit as text' }));
  const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'URI parameters as text' });
  await userEvent.type(text, '\nabc');
  expect(latest.at(-1)).toMatchObject({ name: 'abc' });
  expect(text.value).toBe('campaign: 1234\n// agent: leeds\nabc');
  await userEvent.click(screen.getByRole('button', { name: 'Paste a URI' }));
  expect(text.value).toBe('model: roadster');
  await userEvent.type(text, 's');
  expect(latest).toEqual([{ enabled: true, name: 'model', value: 'roadsters' }]);
});

it('keeps the other rows and the focus when a row above is removed', async () => {
  show(rows);
  const cells = screen.getAllByRole('textbox', { name: 'Name' });
  await userEvent.click(screen.getAllByRole('button', { name: 'Remove' })[0] as HTMLElement);
  expect(screen.getByRole('textbox', { name: 'Name' })).toBe(cells[1]);
});

it('keeps the caret in the same cell when typing adds a new row', async () => {
  const latest = show(rows);
  await userEvent.click(screen.getByRole('button', { name: 'Add property' }));
  await userEvent.keyboard('model');
  expect(document.activeElement).toBe(screen.getAllByRole('textbox', { name: 'Name' })[2]);
  expect(latest()[2]).toMatchObject({ name: 'model' });
});

it('does not save the dialog around it by Enter', () => {
  let isPrevented = false;
  const onKeyDown = (event: KeyboardEvent) => {
    isPrevented = event.defaultPrevented;
  };
  show(rows);
  window.addEventListener('keydown', onKeyDown);
  fireEvent.keyDown(screen.getAllByRole('textbox', { name: 'Name' })[0] as HTMLElement, { key: 'Enter' });
  window.removeEventListener('keydown', onKeyDown);
  expect(isPrevented).toBe(true);
});

it('shows thousands of rows as text, in which they are edited', () => {
  const latest = show(Array.from({ length: 9_000 }, (_, at) => ({ enabled: true, name: `a${at}`, value: '1' })));
  expect(screen.queryByRole('table')).toBeNull();
  const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Properties as text' });
  fireEvent.change(text, { target: { value: `${text.value}2` } });
  expect(latest().length).toBe(9_000);
  expect(latest().at(-1)).toMatchObject({ name: 'a8999', value: '12' });
  expect(screen.getByRole('button', { name: 'Add property' })).toHaveProperty('disabled', true);
});
