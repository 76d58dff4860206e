import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { windowCalls } from '#renderer/testing/window-calls.ts';
import { App } from './app.tsx';

vi.stubGlobal('requestIdleCallback', (work: () => void) => window.setTimeout(work));
vi.stubGlobal('cancelIdleCallback', (id: number) => window.clearTimeout(id));

const tab = (place: number) => ({
  id: `${place}1111111-1111-4111-8111-111111111111`,
  draft: { ...blankDraft, uri: `assist://web/${place}` },
  exchangeId: null,
  requestId: null,
});

const uri = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'URI' });
const front = () => document.querySelector('nav[aria-label="Open events"] [aria-current="page"]');

/** The window with two events, the first in front. */
async function open(): Promise<void> {
  installFakeBridge({
    ...windowCalls,
  });
  render(<App session={anySession({ tabs: [tab(1), tab(2)], activeTabId: tab(1).id })} />);
  expect((await uri()).value).toBe('assist://web/1');
  expect(document.activeElement).toBe(document.body);
}

it('a new event has the focus in its URI, from a field and from the side bar', async () => {
  await open();
  (await uri()).focus();
  await userEvent.keyboard('{Control>}n{/Control}web');
  expect((await uri()).value).toBe('web');
  screen.getByRole('button', { name: /^Requests/ }).focus();
  await userEvent.keyboard('{Control>}n{/Control}app');
  expect((await uri()).value).toBe('app');
});

it.each([
  ['another event comes to the front', '{Control>}{Tab}{/Control}', 'assist://web/2'],
  ['the event is duplicated', '{Control>}d{/Control}', 'assist://web/1'],
])('the focus stays in its field when %s', async (_, keys, shown) => {
  await open();
  (await uri()).focus();
  await userEvent.keyboard(keys);
  expect((await uri()).value).toBe(shown);
  expect(document.activeElement).toBe(await uri());
});

it('closing an event, and opening it again, leaves the focus in the window', async () => {
  await open();
  (await uri()).focus();
  await userEvent.keyboard('{Control>}w{/Control}');
  expect((await uri()).value).toBe('assist://web/2');
  expect(document.activeElement).toBe(front());
  (await uri()).focus();
  await userEvent.keyboard('{Control>}{Shift>}t{/Shift}{/Control}');
  expect((await uri()).value).toBe('assist://web/1');
  expect(document.activeElement).toBe(await uri());
});

it('coming back from another view with an event, the tab in front has the focus', async () => {
  await open();
  await userEvent.keyboard('{Control>}{Shift>}h{/Shift}{/Control}');
  expect(screen.queryByRole('textbox', { name: 'URI' })).toBeNull();
  await userEvent.keyboard('{Control>}2{/Control}');
  expect((await uri()).value).toBe('assist://web/2');
  expect(document.activeElement).toBe(front());
});
