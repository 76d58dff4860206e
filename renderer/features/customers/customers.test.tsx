import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Customer } from '#app/customers/customer-index.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { Customers } from './customers.tsx';

const at = '2026-01-01T00:00:00.000Z';
const customer = (customerKey: string): Customer => ({ customerKey, events: 1, firstSeen: at, lastSeen: at, tids: [] });
const everybody = [customer('bob'), customer('ada')];

const on = vi.fn();
const profileOf = (customerKey: string) => ({ customerKey, name: '', note: '', properties: [] });
const more = { onContinueAs: on, onShowEvents: on, onErase: on, onOpen: on, onCompose: on, onProfile: on };

function install() {
  installFakeBridge({
    'customer.list': ({ search }) => {
      const customers = everybody.filter(({ customerKey }) => customerKey.includes(search));
      return { customers, total: customers.length, all: 2 };
    },
    'history.list': () => ({ exchanges: [], total: 0, all: 0, tookMs: 0 }),
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
