import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Customer } from '#app/customers/customer-index.ts';
import { type CustomerProfile, profileOf as savedProfile, withProfile } from '#app/customers/customer-profile.ts';
import type { EnvironmentColour } from '#app/environments/environment.ts';
import { type ExchangeSummary, summarise } from '#app/exchange/exchange.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { Customers } from './customers.tsx';

const at = '2026-01-01T00:00:00.000Z';
const customer = (customerKey: string): Customer => ({ customerKey, events: 1, firstSeen: at, lastSeen: at, tids: [] });
const everybody = [customer('bob'), customer('ada')];

const on = vi.fn();
const profileOf = (customerKey: string) => ({ customerKey, name: '', note: '', properties: [] });
const more = { onContinueAs: on, onShowEvents: on, onErase: on, onOpen: on, onCompose: on, onProfile: on };

type Noted = readonly { readonly customerKey: string; readonly name: string }[];

function install(
  noted: Noted = [],
  {
    all = everybody,
    exchanges = [],
  }: { readonly all?: readonly Customer[]; readonly exchanges?: readonly ExchangeSummary[] } = {},
) {
  return installFakeBridge({
    'customer.noted': ({ search }) => {
      const customers = noted.filter(({ customerKey }) => customerKey.includes(search));
      return { customers, total: customers.length, all: noted.length };
    },
    'customer.list': ({ search }) => {
      const customers = all.filter(({ customerKey }) => customerKey.includes(search));
      return { customers, total: customers.length, all: all.length };
    },
    'history.list': () => ({ exchanges: [...exchanges], total: exchanges.length, all: exchanges.length, tookMs: 0 }),
  });
}

it('opened from the side bar, the keys are for the chosen customer', async () => {
  install();
  const beside = document.body.appendChild(document.createElement('button'));
  onTestFinished(() => beside.remove());
  beside.focus();
  await act(async () => render(<Customers profileOf={profileOf} {...more} />));
  expect(document.activeElement?.textContent).toContain('bob');
});

it('shows the customers that a search finds, once it is answered', async () => {
  install();
  await act(async () => render(<Customers profileOf={profileOf} {...more} />));
  expect(screen.getByRole('heading').textContent).toBe('bob');
  await act(async () => fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'ada' } }));
  expect(screen.getByRole('heading').textContent).toBe('ada');
});

it('lists customers who have a profile and no event, and begins an event for one', async () => {
  install([{ customerKey: 'zoe', name: 'Zoe' }]);
  const onContinueAs = vi.fn();
  await act(async () => render(<Customers profileOf={profileOf} {...more} onContinueAs={onContinueAs} />));
  expect(screen.getByRole('searchbox').getAttribute('placeholder')).toBe('Search 3 customers');
  fireEvent.click(screen.getByRole('button', { name: 'Compose an event for zoe' }));
  expect(onContinueAs).toHaveBeenCalledExactlyOnceWith('zoe', null);
  await act(async () => fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'ada' } }));
  expect(screen.queryByRole('list', { name: 'Without events' })).toBeNull();
});

it('shows a customer without events, to change their profile or to erase them', async () => {
  install([{ customerKey: 'zoe', name: 'Zoe' }]);
  const onErase = vi.fn();
  const onProfile = vi.fn();
  await act(async () => render(<Customers profileOf={profileOf} {...more} onErase={onErase} onProfile={onProfile} />));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('bob');
  fireEvent.click(screen.getByRole('button', { name: 'zoe' }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('zoe');
  fireEvent.click(screen.getByRole('button', { name: 'Erase customer data' }));
  expect(onErase).toHaveBeenCalledExactlyOnceWith('zoe');
  fireEvent.change(screen.getByRole('textbox', { name: 'Note' }), { target: { value: 'new' } });
  fireEvent.blur(screen.getByRole('textbox', { name: 'Note' }));
  expect(onProfile).toHaveBeenCalledWith('zoe', { note: 'new' });
  fireEvent.click(screen.getByRole('button', { name: /^ada/ }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('ada');
});

it('goes through the customers without events with the arrow keys', async () => {
  install(['ada', 'bea', 'zoe'].map((customerKey) => ({ customerKey, name: '' })));
  await act(async () => render(<Customers profileOf={profileOf} {...more} />));
  const list = within(screen.getByRole('list', { name: 'Without events' }));
  list.getByRole('button', { name: 'ada' }).focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(list.getByRole('button', { name: 'bea' }));
  expect(list.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(2);
});

it('shows the first customer without events where nobody has any', async () => {
  install([{ customerKey: 'zoe-ada', name: 'Zoe' }]);
  await act(async () => render(<Customers profileOf={profileOf} {...more} />));
  await act(async () => fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'zoe' } }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('zoe-ada');
});

it('lists the customers without events again when profiles were saved', async () => {
  const noted: { readonly customerKey: string; readonly name: string }[] = [];
  const bridge = install(noted);
  await act(async () => render(<Customers profileOf={profileOf} {...more} />));
  expect(screen.queryByRole('list', { name: 'Without events' })).toBeNull();
  noted.push({ customerKey: 'zoe', name: 'Zoe' });
  act(() => bridge.push('customer.profiled', {}));
  expect((await screen.findByRole('list', { name: 'Without events' })).textContent).toContain('zoe');
});

/** Customers without events, whose profiles are saved as in the window. */
async function showProfiles(...keys: readonly string[]) {
  let workspace: { readonly visitors: readonly CustomerProfile[] } = {
    visitors: keys.map((customerKey) => ({ customerKey, name: customerKey.toUpperCase(), note: '', properties: [] })),
  };
  const bridge = installFakeBridge({
    'customer.noted': () => {
      const customers = workspace.visitors.map(({ customerKey, name }) => ({ customerKey, name }));
      return { customers, total: customers.length, all: customers.length };
    },
    'customer.list': () => ({ customers: [], total: 0, all: 0 }),
  });
  function Page() {
    const [now, setNow] = useState(workspace);
    const save = (key: string, change: Partial<CustomerProfile>) => {
      workspace = withProfile(workspace, { ...savedProfile(workspace, key), ...change });
      setNow(workspace);
    };
    return <Customers {...more} profileOf={(key) => savedProfile(now, key)} onProfile={save} />;
  }
  await act(async () => render(<Page />));
  const read = () => bridge.made.filter(({ name }) => name === 'customer.noted').length;
  return {
    /** Types in a field, and reads the list again as soon as that is saved. */
    type: async (field: string, value: string) => {
      const before = read();
      const box = screen.getByRole('textbox', { name: field });
      fireEvent.change(box, { target: { value } });
      fireEvent.blur(box);
      act(() => bridge.push('customer.profiled', {}));
      await waitFor(() => expect(read()).toBe(before + 1));
      await act(async () => {});
      return box;
    },
    noteOf: (key: string) => savedProfile(workspace, key).note,
  };
}

it('keeps showing the customer whose profile is typed', async () => {
  const { type, noteOf } = await showProfiles('ada', 'bob');
  const box = await type('Note', 'likes');
  expect(box.isConnected).toBe(true);
  await type('Note', 'likes red');
  expect([noteOf('ada'), noteOf('bob')]).toEqual(['likes red', '']);
});

it.each([
  ['among others', ['ada', 'bob']],
  ['alone', ['ada']],
])('keeps showing a customer whose only name is emptied, to type another one, %s', async (_, keys) => {
  const { type } = await showProfiles(...keys);
  const box = await type('Name', '');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('ada');
  expect(box.isConnected).toBe(true);
});

it.each([
  [60, 60, ''],
  [70, 70, 'The picture shows the newest 60.'],
  [
    500,
    1_234,
    'The picture shows the newest 60. The table shows the newest 500 of 1,234 events. Select Show events for all of them.',
  ],
])('says of %d events of %d what the picture and the table leave out', async (shown, all, words) => {
  const exchanges = Array.from({ length: shown }, (_, n) => summarise(makeReceived(`x${n}`, 't')));
  install([], { all: [{ ...customer('bob'), events: all }], exchanges });
  await act(async () => render(<Customers profileOf={profileOf} {...more} />));
  expect(screen.getAllByRole('row')).toHaveLength(shown + 1);
  expect(
    screen
      .queryAllByText(/shows the newest/)
      .map(({ textContent }) => textContent)
      .join(' '),
  ).toBe(words);
});

it('keeps the customer who is shown in the list when many others come before', async () => {
  const all = ['ada', 'bob', 'cy'].map(customer);
  const limit = 2;
  const bridge = installFakeBridge({
    'customer.noted': () => ({ customers: [], total: 0, all: 0 }),
    'customer.list': ({ search, also }) => {
      if (search !== '') return { customers: [], total: 0, all: all.length };
      const more = all.slice(limit).filter(({ customerKey }) => customerKey === also);
      return { customers: [...all.slice(0, limit), ...more], total: all.length, all: all.length };
    },
    'history.list': () => ({ exchanges: [], total: 0, all: 0, tookMs: 0 }),
  });
  await act(async () => render(<Customers profileOf={profileOf} {...more} />));
  fireEvent.click(screen.getByRole('button', { name: /^bob/ }));
  all.unshift(customer('newcomer'));
  act(() => bridge.push('history.changed', { total: 4 }));
  await screen.findByRole('button', { name: /^newcomer/ });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('bob');
  expect(screen.getByRole('button', { name: /^bob/ }).getAttribute('aria-current')).toBe('true');
  expect(screen.getByText('1 more. Search to find them.')).toBeTruthy();
  const search = (value: string) =>
    act(async () => fireEvent.change(screen.getByRole('searchbox'), { target: { value } }));
  await search('nobody');
  expect(screen.queryByRole('heading', { level: 1 })).toBeNull();
  await search('');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('bob');
});

it('names the newest TIDs of a customer, and says how many more there are', async () => {
  const tid = (at: number) => ({
    ...customer('ada'),
    tid: `t${at}`,
    siteKey: 's',
    environment: makeReceived('', '').environment,
  });
  install([], { all: [{ ...customer('ada'), tids: Array.from({ length: 1_020 }, (_, at) => tid(at)) }] });
  await act(async () => render(<Customers profileOf={profileOf} {...more} />));
  const lines = screen.getByRole('button', { name: /^ada/ }).title.split('\n');
  expect([lines.length, lines[19], lines.at(-1)]).toEqual([21, expect.stringContaining(' t19'), '1,000 more']);
});

it('shows the environments of a customer newest first, each in the colour that it had last', async () => {
  const tid = (number: number, name: string, colour: EnvironmentColour): Customer['tids'][number] => ({
    ...{ tid: `t${number}`, siteKey: 'k', customerKey: 'ada', events: 1, firstSeen: at, lastSeen: at },
    environment: { ...makeReceived('', '').environment, name, colour },
  });
  const tids = [tid(3, 'PROD', 'red'), tid(2, 'UAT', 'blue'), tid(1, 'PROD', 'green')];
  install([], { all: [{ ...customer('ada'), tids }] });
  await act(async () => render(<Customers profileOf={profileOf} {...more} />));
  const line = within(screen.getByRole('list', { name: 'Customers' })).getByRole('button', { name: /ada/ });
  const squares = [...line.querySelectorAll<HTMLElement>('[aria-hidden]')].map(({ style }) => style.background);
  expect(squares).toEqual(['var(--t-square-red)', 'var(--t-square-blue)']);
});
