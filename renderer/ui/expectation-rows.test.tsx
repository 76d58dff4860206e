import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import type { Expectation } from '#app/event/expectation.ts';
import { render } from '#renderer/testing/render.tsx';
import { ExpectationRows } from './expectation-rows.tsx';
import { KeptTextsContext } from './number-field.tsx';

function show(start: readonly Expectation[]) {
  let latest = start;
  function Rows() {
    const [current, setCurrent] = useState(start);
    latest = current;
    return <ExpectationRows expectations={current} onChange={setCurrent} />;
  }
  render(<Rows />);
  return () => latest;
}

async function choose(field: string, option: string) {
  await userEvent.click(screen.getByRole('combobox', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

it('adds an expectation of a kind that is not there yet', async () => {
  const latest = show([{ kind: 'http-status', equals: 200 }]);
  await userEvent.click(screen.getByRole('button', { name: 'Add expectation' }));
  expect(latest()).toEqual([
    { kind: 'http-status', equals: 200 },
    { kind: 'status-code', equals: 200 },
  ]);
});

it('changes the number that is expected, and never to the first digits of one that cannot be', async () => {
  const latest = show([{ kind: 'http-status', equals: 200 }]);
  const field = screen.getByRole('textbox', { name: 'HTTP status' });
  await userEvent.clear(field);
  await userEvent.type(field, '204');
  expect(latest()).toEqual([{ kind: 'http-status', equals: 204 }]);
  await userEvent.type(field, '0');
  expect(latest()).toEqual([{ kind: 'http-status', equals: 200 }]);
  expect(screen.getByText('From 100 to 599')).toBeTruthy();
});

it.each(['another kind', 'the very same'])(
  'keeps a number that cannot be used with its row when one above goes: %s',
  async (above) => {
    const latest = show([
      above === 'the very same' ? { kind: 'http-status', equals: 204 } : { kind: 'answered-within', ms: 500 },
      { kind: 'http-status', equals: 204 },
    ]);
    const field = screen.getAllByRole('textbox', { name: 'HTTP status' }).at(-1) as HTMLInputElement;
    await userEvent.type(field, '0');
    await userEvent.click(screen.getAllByRole('button', { name: /^Remove/ })[0] as HTMLElement);
    expect(latest()).toEqual([{ kind: 'http-status', equals: 204 }]);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'HTTP status' }).value).toBe('2040');
    await userEvent.click(screen.getByRole('button', { name: /^Remove/ }));
    expect(screen.queryByText('From 100 to 599')).toBeNull();
  },
);

it('removes an invalid number with its row', async () => {
  show([
    { kind: 'http-status', equals: 204 },
    { kind: 'http-status', equals: 204 },
  ]);
  await userEvent.type(screen.getAllByRole('textbox', { name: 'HTTP status' })[0] as HTMLElement, '0');
  await userEvent.click(screen.getAllByRole('button', { name: /^Remove/ })[0] as HTMLElement);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'HTTP status' }).value).toBe('204');
  expect(screen.queryByText('From 100 to 599')).toBeNull();
});

it('changes the kind, with a usual value of that kind', async () => {
  const latest = show([{ kind: 'http-status', equals: 200 }]);
  await choose('What is expected', 'TID is');
  expect(latest()).toEqual([{ kind: 'tid', is: 'present' }]);
  await choose('TID', 'a different one');
  expect(latest()).toEqual([{ kind: 'tid', is: 'new' }]);
});

it('checks a path in the response', async () => {
  const latest = show([{ kind: 'json-path', path: '$.', test: 'equals', value: '' }]);
  await userEvent.type(screen.getByRole('textbox', { name: 'Path in the response' }), 'tid');
  await choose('Test', 'contains');
  await userEvent.type(screen.getByRole('textbox', { name: 'Expected value' }), 'a1');
  expect(latest()).toEqual([{ kind: 'json-path', path: '$.tid', test: 'contains', value: 'a1' }]);
});

it('removes the one that is meant', async () => {
  const latest = show([
    { kind: 'tid', is: 'present' },
    { kind: 'answered-within', ms: 500 },
  ]);
  const [first] = within(screen.getByRole('list', { name: 'Expectations' })).getAllByRole('listitem');
  if (first === undefined) throw new Error('There is none.');
  await userEvent.click(within(first).getByRole('button', { name: 'Remove: TID is' }));
  expect(latest()).toEqual([{ kind: 'answered-within', ms: 500 }]);
});

it('keeps what is no number with its row while the rows are not shown, and forgets it with its row', async () => {
  const status = { kind: 'http-status', equals: 200 } as const;
  const forms: Record<string, string>[] = [];
  function Rows({ isShown }: { readonly isShown: boolean }) {
    const [current, setCurrent] = useState<readonly Expectation[]>([status, status]);
    const [texts, setTexts] = useState<Record<string, string>>({});
    forms.push(texts);
    const onText = (label: string, text: string) => setTexts((before) => ({ ...before, [label]: text }));
    return (
      <KeptTextsContext value={{ texts, onText }}>
        {isShown && <ExpectationRows expectations={current} onChange={setCurrent} />}
      </KeptTextsContext>
    );
  }
  const { rerender } = render(<Rows isShown />);
  const fields = () => screen.getAllByRole('textbox', { name: 'HTTP status' });
  await userEvent.type(fields()[1] as HTMLElement, 'x');
  rerender(<Rows isShown={false} />);
  rerender(<Rows isShown />);
  expect(fields().map((field) => field.getAttribute('value'))).toEqual(['200', '200x']);
  expect(screen.getByText('Enter a number')).toBeTruthy();
  const remove = () =>
    userEvent.click(screen.getAllByRole('button', { name: 'Remove: HTTP status is' })[0] as HTMLElement);
  await remove();
  expect(fields().map((field) => field.getAttribute('value'))).toEqual(['200x']);
  await remove();
  expect(Object.values(forms.at(-1) ?? {}).join('')).toBe('');
});
