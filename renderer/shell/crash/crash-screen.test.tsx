import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import type { SavedTab } from '#app/event/tab.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { CrashScreen } from './crash-screen.tsx';
import { PartBoundary } from './part-boundary.tsx';

// All of it without the theme, which may be what failed.

const tab = (change: Partial<SavedTab> = {}): SavedTab => ({
  id: '11111111-1111-4111-8111-111111111111',
  draft: { ...sampleDraft, customerKey: 'ada@example.com' },
  exchangeId: null,
  requestId: null,
  ...change,
});

beforeEach(() => {
  // React tells of each error that a boundary caught.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Faulty({ isBroken }: { readonly isBroken: () => boolean }) {
  if (isBroken()) throw new TypeError('ada@example.com is not a function');
  return <p>It works.</p>;
}

it('a part that fails leaves what is around it, is told to the log, and is drawn again', async () => {
  const bridge = installFakeBridge({ 'session.open': () => anySession(), 'error.report': () => ({}) });
  let isBroken = true;
  render(
    <>
      <p>Around it.</p>
      <PartBoundary about="a">
        <Faulty isBroken={() => isBroken} />
      </PartBoundary>
    </>,
  );
  expect(screen.getByText('Around it.')).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('Your open events are safe');
  const reports = bridge.made.filter(({ name }) => name === 'error.report');
  expect(reports).toMatchObject([{ input: { place: 'part', error: { name: 'TypeError' } } }]);
  expect(JSON.stringify(reports)).not.toContain('ada');

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.queryByText('It works.')).toBeNull();
  isBroken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('It works.')).toBeTruthy();
});

it('a part that failed is drawn again when it is about something else', () => {
  installFakeBridge({ 'session.open': () => anySession(), 'error.report': () => ({}) });
  let isBroken = true;
  const part = (about: string) => (
    <PartBoundary about={about}>
      <Faulty isBroken={() => isBroken} />
    </PartBoundary>
  );
  const { rerender } = render(part('a'));
  isBroken = false;
  rerender(part('a'));
  expect(screen.queryByText('It works.')).toBeNull();
  rerender(part('b'));
  expect(screen.getByText('It works.')).toBeTruthy();
});

it('the open events are listed without a customer, and each is taken along as it stands by then', async () => {
  let tabs = [tab()];
  const bridge = installFakeBridge({
    'session.open': () => anySession({ tabs }),
    'clipboard.write': () => ({}),
    'file.save': () => ({ kind: 'not-saved', says: 'The disk is full.' }),
  });
  render(<CrashScreen of="window" onTryAgain={() => {}} />);
  const list = await screen.findByRole('list', { name: 'Open events' });
  expect(list.textContent).toContain('testdrive/book, a••');
  expect(list.textContent).not.toContain('ada');

  tabs = [tab({ draft: { ...sampleDraft, customerKey: 'ada.lovelace@example.com' } })];
  await userEvent.click(screen.getByRole('button', { name: 'Copy testdrive/book, a•• as JSON' }));
  const copied = bridge.made.find(({ name }) => name === 'clipboard.write')?.input;
  expect(JSON.stringify(copied)).toContain('ada.lovelace@example.com');
  expect(screen.getByRole('status').textContent).toContain('Copied.');

  await userEvent.click(screen.getByRole('button', { name: 'Save testdrive/book, a•• to a file' }));
  expect(screen.getByRole('status').textContent).toBe('The file couldn’t be saved. The disk is full.');
});

it('an event that is saved only after the window failed is listed all the same', async () => {
  let tabs: readonly SavedTab[] = [];
  const bridge = installFakeBridge({ 'session.open': () => anySession({ tabs }) });
  render(<CrashScreen of="window" onTryAgain={() => {}} />);
  await vi.waitFor(() => expect(bridge.made.map(({ name }) => name)).toContain('session.open'));
  tabs = [tab()];
  expect((await screen.findByRole('list', { name: 'Open events' })).textContent).toContain('testdrive/book, a••');
});

it('says so when main cannot answer, and still offers to go on', async () => {
  installFakeBridge({});
  const onTryAgain = vi.fn(() => Promise.reject(new Error('x')));
  render(<CrashScreen of="window" onTryAgain={onTryAgain} />);
  expect(await screen.findByText(/can’t be read now/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Copy diagnostics' }));
  expect(screen.getByRole('status').textContent).toBe('That didn’t work.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByRole('status').textContent).toBe('That didn’t work. Reload the window.');
});

it('stands even where the open events cannot be shown', async () => {
  const broken = tab();
  Object.defineProperty(broken, 'draft', {
    get: () => {
      throw new Error('x');
    },
  });
  installFakeBridge({ 'session.open': () => anySession({ tabs: [broken] }) });
  render(<CrashScreen of="window" onTryAgain={() => {}} />);
  expect(await screen.findByText(/can’t be shown/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Reload the window' })).toBeTruthy();
});
