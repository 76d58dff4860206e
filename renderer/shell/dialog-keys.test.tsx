import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { windowCalls } from '#renderer/testing/window-calls.ts';
import { App } from './app.tsx';

vi.stubGlobal('requestIdleCallback', (work: () => void) => window.setTimeout(work));
vi.stubGlobal('cancelIdleCallback', (id: number) => window.clearTimeout(id));

const tab = {
  id: '11111111-1111-4111-8111-111111111111',
  draft: { ...sampleDraft, uri: 'assist://web/visit' },
  exchangeId: null,
  requestId: null,
};

/** The whole window, before any dialog was loaded. */
async function open() {
  const bridge = installFakeBridge({
    ...windowCalls,
    'customer.list': () => ({ customers: [], total: 0, all: 0 }),
  });
  render(<App session={anySession({ tabs: [tab] })} />);
  const uri = await screen.findByRole<HTMLInputElement>('textbox', { name: 'URI' });
  return { bridge, uri };
}

it('what is typed right after Ctrl+K presses no button, and is looked for', async () => {
  const { bridge } = await open();
  screen.getByRole('button', { name: 'Send' }).focus();
  await userEvent.keyboard('{Control>}k{/Control}a new event');
  const search = await screen.findByRole('combobox', { name: 'Search and commands' });
  await vi.waitFor(() => expect(search).toHaveProperty('value', 'a new event'));
  expect(bridge.made.filter(({ name }) => name.startsWith('exchange.'))).toEqual([]);
});

it.each([
  ['{Control>}{Shift>}s{/Shift}{/Control}', 'Save request', 'INPUT'],
  ['{Control>},{/Control}', 'Settings', 'BUTTON'],
])('what is typed right after %s does not change the URI', async (keys, title, first) => {
  const { uri } = await open();
  uri.focus();
  await userEvent.keyboard(`${keys}First`);
  const dialog = await screen.findByRole('dialog', { name: title });
  await vi.waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  expect(uri.value).toBe('assist://web/visit');
  expect(document.activeElement?.tagName).toBe(first);
  if (first === 'INPUT')
    await vi.waitFor(() => expect(document.activeElement).toHaveProperty('value', expect.stringContaining('First')));
});

it('Escape before the dialog is there closes it, and the focus is back in the URI', async () => {
  const { uri } = await open();
  uri.focus();
  await userEvent.keyboard('{Control>}k{/Control}ab{Escape}');
  await vi.waitFor(() => expect(document.activeElement).toBe(uri));
  await userEvent.keyboard('c');
  expect(uri.value).toContain('c');
  expect(uri.value).not.toContain('ab');
});
