import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import type { SavedTab } from '#app/event/tab.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { windowCalls } from '#renderer/testing/window-calls.ts';
import { App } from './app.tsx';

// What the test's DOM lacks of a browser: a moment in which nothing else is to be done.
vi.stubGlobal('requestIdleCallback', (work: () => void) => window.setTimeout(work));
vi.stubGlobal('cancelIdleCallback', (id: number) => window.clearTimeout(id));

afterEach(() => void vi.restoreAllMocks());

const tab = (customerKey: string): SavedTab => ({
  id: '11111111-1111-4111-8111-111111111111',
  draft: { ...sampleDraft, customerKey },
  exchangeId: null,
  requestId: null,
});

function install(customerKeyByNow: string) {
  return installFakeBridge({
    'session.open': () => anySession({ tabs: [tab(customerKeyByNow)] }),
    'error.report': () => ({}),
    ...windowCalls,
  });
}

it('a window that failed goes on with what main has by now, not with what it began with', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const bridge = install('typed.since@example.com');
  const session = anySession({ tabs: [tab('old@example.com')] });
  Object.defineProperty(session, 'environments', {
    get: () => {
      throw new TypeError('x');
    },
  });
  render(<App session={session} />);
  expect(screen.getByRole('alert').textContent).toContain('The window stopped working.');
  expect(bridge.made).toContainEqual({
    name: 'error.report',
    input: { place: 'window', error: expect.objectContaining({ name: 'TypeError' }) },
  });

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  const field: HTMLInputElement = await screen.findByRole('textbox', { name: 'Customer key' });
  expect(field.value).toBe('typed.since@example.com');
  expect(screen.queryByRole('alert')).toBeNull();
  await vi.waitFor(() => expect(bridge.made.some(({ name }) => name === 'tab.save')).toBe(true));
  expect(JSON.stringify(bridge.made)).not.toContain('old@example.com');
});

it('stands in plain colours where the theme itself fails', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const bridge = install('ada@example.com');
  vi.spyOn(window, 'matchMedia').mockImplementation(() => {
    throw new TypeError('x');
  });
  render(<App session={anySession()} />);
  const crash = screen.getByRole('region', { name: 'Crash' });
  expect(crash.hasAttribute('data-plain')).toBe(true);
  expect(bridge.made).toContainEqual(expect.objectContaining({ name: 'error.report' }));
  vi.restoreAllMocks();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('textbox', { name: 'Customer key' })).toBeTruthy();
});

it('a window that was given nothing to open with says so, and asks again', async () => {
  install('ada@example.com');
  render(<App session={null} />);
  expect(screen.getByRole('alert').textContent).toContain('The window stopped working.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('textbox', { name: 'Customer key' })).toBeTruthy();
});
