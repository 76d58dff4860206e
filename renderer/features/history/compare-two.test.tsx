import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { summarise } from '#app/exchange/exchange.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { layOut } from '#renderer/testing/lay-out.ts';
import { render } from '#renderer/testing/render.tsx';
import { History, type HistoryActions } from './history.tsx';

layOut(1_000, 400);

const environment = (name: string) => ({ ...makeReceived('', '').environment, name });
const exchanges = ['e1', 'e2', 'e3'].map((id, at) =>
  makeReceived(id, 'tid', { sentAt: `2026-11-2${at}T00:00:00.000Z`, environment: environment(`on ${id}`) }),
);

/** A history of three events, of which a filter finds one. */
function open() {
  const opened: string[] = [];
  installFakeBridge({
    'history.list': ({ query: { sentFrom } }) => {
      const found = exchanges.filter(({ id }) => id.includes(sentFrom ?? '')).map(summarise);
      return { exchanges: found, total: found.length, all: 3, tookMs: 1 };
    },
    'exchange.open': ({ id }) => {
      opened.push(id);
      return { exchange: exchanges.find((one) => one.id === id) ?? null };
    },
    'history.missing': () => ({ ids: [] }),
    'history.origins': () => ({ names: [], storyboards: [], runIds: [] }),
    'run.list': () => ({ runs: [] }),
  });
  const onSay = vi.fn();
  const on = new Proxy({ onSay }, { get: (known, name) => (name === 'onSay' ? known.onSay : vi.fn()) });
  const searches = { own: [], onOpen: vi.fn(), onSave: vi.fn(), onEdit: vi.fn() };
  const page = (search: string) => (
    <History
      query={queries[search] ?? wholeHistory}
      environments={[]}
      storyboards={new Map()}
      searches={searches}
      on={on as unknown as HistoryActions}
    />
  );
  const { rerender } = render(page(''));
  return { onSay, search: (text: string) => rerender(page(text)) };
}

const queries: Readonly<Record<string, typeof wholeHistory>> = { e2: { ...wholeHistory, sentFrom: 'e2' } };

const row = async (id: string) => {
  const list = await screen.findByRole('list', { name: 'History' });
  return within((await within(list).findByText(`on ${id}`)).closest('li') as HTMLElement);
};
const compare = async (id: string) => userEvent.click((await row(id)).getByRole('button', { name: 'Compare' }));
const sides = async () =>
  [...((await screen.findByRole('region', { name: 'Compare' })).textContent ?? '').matchAll(/on (on e\d)/g)].map(
    ([, name]) => name,
  );

it('compares with the event that was chosen before another search found the second', async () => {
  const { search, onSay } = open();
  await compare('e1');
  expect(onSay).toHaveBeenCalledOnce();
  search('e2');
  await screen.findByText('1 of 3', { exact: false });
  await compare('e2');
  expect(await sides()).toEqual(['on e1', 'on e2']);
  expect(onSay).toHaveBeenCalledOnce();
});

it('does not compare with an event that was deselected, also after another search', async () => {
  const { search, onSay } = open();
  await compare('e1');
  await userEvent.click((await row('e1')).getByRole('checkbox'));
  search('e2');
  await screen.findByText('1 of 3', { exact: false });
  await compare('e2');
  expect(onSay).toHaveBeenCalledTimes(2);
  expect(screen.queryByRole('region', { name: 'Compare' })).toBeNull();
});

it('does not compare with an event that was deselected', async () => {
  const { onSay } = open();
  await compare('e1');
  await userEvent.click((await row('e1')).getByRole('checkbox'));
  await compare('e2');
  expect(onSay).toHaveBeenCalledTimes(2);
  expect(screen.queryByRole('region', { name: 'Compare' })).toBeNull();
});
