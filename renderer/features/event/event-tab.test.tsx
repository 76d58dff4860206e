import { fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { render } from '#renderer/testing/render.tsx';
import { EventTab } from './event-tab.tsx';

function show(start: string) {
  function Tab() {
    const [draft, setDraft] = useState(editUri(blankDraft, start));
    return (
      <EventTab
        draft={draft}
        sent={draft}
        environment={blankEnvironment('e')}
        problems={[]}
        customer={null}
        catalogue={[]}
        onChange={setDraft}
      />
    );
  }
  render(<Tab />);
  const uri = screen.getByLabelText<HTMLInputElement>('URI');
  const table = within(screen.getByRole('group', { name: 'URI parameters' }));
  const texts = (label: string) => table.getAllByLabelText<HTMLInputElement>(label).map(({ value }) => value);
  const type = (field: HTMLElement | undefined, value: string) =>
    field !== undefined && fireEvent.change(field, { target: { value } });
  return { uri, table, texts, type };
}

it('the URI and its table of parameters stay in step', () => {
  const { uri, table, texts, type } = show('');
  type(uri, 'assist://a/b?campaign=1&bare&empty=&campaign=2');
  expect(texts('Name').slice(0, 4)).toEqual(['campaign', 'bare', 'empty', 'campaign']);
  expect(texts('Value')[3]).toBe('2');
  type(table.getAllByLabelText('Value')[0], 'a b&c');
  expect(uri.value).toBe('assist://a/b?campaign=a%20b%26c&bare&empty=&campaign=2');
  expect(texts('Value')[0]).toBe('a b&c');
  const switchBare = () => fireEvent.click(table.getAllByLabelText('Enabled')[1] ?? document.body);
  switchBare();
  expect(uri.value).toBe('assist://a/b?campaign=a%20b%26c&empty=&campaign=2');
  type(uri, 'assist://x?campaign=9&empty=&campaign=2');
  expect(texts('Name')[1]).toBe('bare');
  switchBare();
  expect(uri.value).toBe('assist://x?campaign=9&bare&empty=&campaign=2');
  fireEvent.click(table.getAllByLabelText('Remove')[0] ?? document.body);
  expect(uri.value).toBe('assist://x?bare&empty=&campaign=2');
});

it('parameters move to the request URL and back', async () => {
  const { uri, table } = show('assist://a/b?campaign=1234&q=a%2Fb');
  const choose = async (name: string) => {
    await userEvent.click(table.getByLabelText('More for URI parameters'));
    fireEvent.click(await screen.findByRole('menuitemradio', { name }));
  };
  expect(table.queryByText('on the request URL')).toBeNull();
  await choose('Request URL');
  expect(table.getByText('on the request URL')).toBeTruthy();
  expect(uri.value).toBe('assist://a/b');
  await choose('Event URI');
  expect(table.queryByText('on the request URL')).toBeNull();
  expect(uri.value).toBe('assist://a/b?campaign=1234&q=a%2Fb');
});
