import { cleanup, fireEvent, renderHook, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { builtInStoryboards } from '#app/storyboards/built-in/built-in.ts';
import { builtInTemplates } from '#app/templates/built-in/built-in.ts';
import { useLibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { useActions } from '#renderer/shell/use-actions.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { aRunSummary } from '#renderer/testing/make-run.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { savesAll } from '#renderer/testing/saves-all.ts';
import { type Customers, CustomersContext } from '#renderer/ui/customers.ts';
import { offeredCommands, paletteEntries } from './entries.tsx';
import { createFinder } from './find.ts';
import { groupEntries } from './group-entries.ts';
import { Palette } from './palette.tsx';

const seen = '2026-05-01T10:00:00.000Z';
const customer = { customerKey: 'grace@example.com', events: 2, firstSeen: seen, lastSeen: seen, tids: [] };

function prepare(before: readonly WorkbenchAction[] = []) {
  installFakeBridge({
    'environment.select': () => ({ kind: 'saved' }),
    'run.list': () => ({ runs: [aRunSummary({ name: 'Nightly check' })] }),
    'customer.list': ({ search }) => {
      const customers = 'grace@example.com'.includes(search) ? [customer] : [];
      return { customers, total: customers.length, all: 1 };
    },
  });
  const request = { id: 'r', name: 'Regression', folderId: 'f', draft: sampleDraft, usedAt: '', deletedAt: null };
  const folders = [{ id: 'f', name: 'Spring', folderId: null, deletedAt: null }];
  const session = anySession({ workspace: { ...blankWorkspace, folders, requests: [request] } });
  const state = before.reduce(reduceWorkbench, openWorkbench(session));
  const done: string[] = [];
  const dispatch = (action: WorkbenchAction) =>
    void done.push([action.type, detailOf(action)].filter((word) => word !== null).join(' '));
  const { result } = renderHook(() => ({
    actions: useActions(state, dispatch),
    library: useLibraryActions(state, dispatch, savesAll),
  }));
  return { on: { state, dispatch, ...result.current }, done };
}

function open(before: readonly WorkbenchAction[] = []) {
  const { on, done } = prepare(before);
  render(<Palette {...on} onClose={() => {}} />);
  return done;
}

function detailOf(action: WorkbenchAction): string | null {
  if (action.type === 'history-queried') return action.query.search;
  return action.type === 'dialog-shown' ? action.dialog.kind : null;
}

const type = async (keys: string) =>
  userEvent.type(await screen.findByRole('combobox', { name: 'Search and commands' }), keys);

const unmasked: Customers = { ...presenting, text: (text) => text };

/** Enters a search at once, as one that is pasted. */
const enter = async (search: string) =>
  fireEvent.change(await screen.findByRole('combobox', { name: 'Search and commands' }), { target: { value: search } });

it.each([
  ['a saved request, by its folder and uri', 'spring salescloud', 'request-opened'],
  ['a command', 'show history', 'view-shown'],
  ['a template, by when it is used', 'beacon', 'tab-opened'],
  ['an environment', 'use practice', 'selected'],
  ['a run', 'nightly', 'runs-shown'],
  ['a storyboard', 'spring drive', 'storyboard-chosen'],
  ['an open event', 'testdrive/book, ada', 'tab-shown'],
  ['a setting, by another word', 'timeout', 'dialog-shown environments'],
  ['a command, by another word', 'shortcuts', 'dialog-shown settings'],
  ['a command, by its initials', 'sh', 'view-shown'],
  ['a command, with a typo', 'shwo historu', 'view-shown'],
  ['the history, for all else', 'nothing like this', 'history-queried nothing like this'],
])('finds %s', async (_, keys, happened) => {
  const done = open();
  await enter(keys);
  await userEvent.keyboard('{Enter}');
  expect(done).toContain(happened);
});

/** What people of other tools look for, and what is among the first that they find. */
it.each([
  ['sitekey', 'Manage environments'],
  ['gdpr', 'Show customers'],
  ['delete customer', 'Show customers'],
  ['erase', 'Show customers'],
  ['cookies', 'Show customers'],
  ['replay', 'New run'],
  ['runner', 'New run'],
  ['load test', 'New run'],
  ['resend', 'Show history'],
  ['console', 'Show history'],
  ['clear history', 'How long the history is kept'],
  ['new request', 'New event'],
  ['collection', 'Show requests'],
  ['workspace', 'Show requests'],
  ['export', 'Export everything'],
  ['mock', 'Show what Practice received'],
  ['recover', 'Show the trash'],
  ['restore', 'Show the trash'],
  ['dark mode', 'Dark theme'],
  ['zoom', 'Reset zoom'],
  ['proxy', 'Proxy'],
  ['certificate', 'Certificates'],
  ['ssl', 'Certificates'],
  ['backup', 'Backups'],
  ['undo', 'Undo'],
  ['getting started', 'Show me around'],
  ['update', 'About Tidings'],
])('%s finds %s', (search, label) => {
  const { on } = prepare();
  const all = paletteEntries(on, unmasked, { runs: [], offered: offeredCommands(on) });
  const groups = groupEntries(search, createFinder(all)(search), []);
  const first = groups.flatMap(({ actions }) => actions).slice(0, 5);
  expect(first.filter((option) => option.label?.startsWith(label))).toHaveLength(1);
});

it('offers only what acts on the view behind it', async () => {
  open([
    { type: 'view-shown', view: 'history' },
    { type: 'dialog-shown', dialog: { kind: 'palette' } },
  ]);
  await type('e');
  const names = screen.getAllByRole('option').map(({ textContent }) => textContent);
  expect(names.some((name) => name?.startsWith('New event'))).toBe(true);
  for (const hidden of ['Save request', 'Close the event', 'Send the event', 'Duplicate the event'])
    expect(names.filter((name) => name?.startsWith(hidden))).toEqual([]);
});

it('finds a customer, and shows the events', async () => {
  const done = open();
  await type('grace@');
  const found = await vi.waitFor(() => {
    const line = screen.getAllByRole('option').find(({ textContent }) => textContent?.startsWith('grace@example.com'));
    if (line === undefined) throw new Error('not found yet');
    return line;
  });
  await userEvent.click(found);
  expect(done).toEqual(['history-queried ', 'view-shown']);
});

it('offers nothing that sends at once', async () => {
  open();
  await type('send');
  const names = screen.getAllByRole('option').map(({ textContent }) => textContent);
  expect(names.filter((name) => name?.startsWith('Send the event'))).toEqual([]);
});

it('what was chosen comes first the next time', async () => {
  open();
  await type('dark theme{Enter}');
  cleanup();
  open();
  await type('theme');
  expect(screen.getAllByRole('option')[0]?.textContent).toMatch(/^Dark theme/);
});

it('is a combobox: it names the option that Enter takes, and says how many there are', async () => {
  open();
  const search = await screen.findByRole('combobox', { name: 'Search and commands' });
  const named = () => document.getElementById(search.getAttribute('aria-activedescendant') ?? '');
  const list = document.getElementById(search.getAttribute('aria-controls') ?? '');
  expect(list?.getAttribute('role')).toBe('listbox');
  expect(search.getAttribute('aria-expanded')).toBe('true');
  expect(named()).toBe(null);

  await type('theme');
  const options = () => screen.getAllByRole('option');
  await vi.waitFor(() => expect(named()).toBe(options()[0]));
  expect(screen.getByRole('status').textContent).toBe(`${options().length} results`);
  await userEvent.keyboard('{ArrowDown}');
  await vi.waitFor(() => expect(named()).toBe(options()[1]));
  expect(options().filter((option) => option.getAttribute('aria-selected') === 'true')).toEqual([named()]);
  expect(options().filter((option) => option.hasAttribute('data-selected'))).toEqual([named()]);
  expect(document.activeElement).toBe(search);
  expect(options().every((option) => option.closest('[role="group"][aria-label]') !== null)).toBe(true);
});

it('masks customers in what it finds', () => {
  installFakeBridge({});
  const draft = { ...sampleDraft, customerKey: 'anna', uri: 'a://b?who=anna' };
  const request = { id: 'r', name: 'Of anna', folderId: null, draft, usedAt: '', deletedAt: null };
  const template = {
    ...(builtInTemplates[0] ?? expect.unreachable()),
    id: 't',
    title: 'To bob@example.com',
    when: 'bob@example.com comes',
  };
  const cast = [
    { id: 'c', name: 'Like bob@example.com', customerKey: 'c', properties: [] },
    { id: 'd', name: 'VIP-4711', customerKey: 'VIP-4711', properties: [] },
  ];
  const storyboard = { ...(builtInStoryboards[0] ?? expect.unreachable()), id: 's', title: 'Of bob@example.com', cast };
  const workspace = {
    ...blankWorkspace,
    requests: [request],
    templates: [{ ...template, deletedAt: null }],
    storyboards: [{ ...storyboard, deletedAt: null }],
  };
  const state = openWorkbench(anySession({ workspace }));
  const { result } = renderHook(() => ({
    actions: useActions(state, () => {}),
    library: useLibraryActions(state, () => {}, savesAll),
  }));
  const on = { state, dispatch: () => {}, ...result.current };
  const shown = (customers: Customers) =>
    paletteEntries(on, customers, { runs: [], offered: offeredCommands(on) })
      .map(({ label, description }) => `${label} ${description}`)
      .join();
  expect(shown(unmasked)).toMatch(/anna.*bob/s);
  expect(shown(unmasked)).toContain('Present Of bob@');
  expect(shown(unmasked)).toContain('VIP-4711');
  expect(shown(presenting)).not.toMatch(/anna|bob|4711/);
});

it('masks what is searched for in the offer to search the history', async () => {
  installFakeBridge({
    'run.list': () => ({ runs: [] }),
    'customer.list': () => ({ customers: [], total: 0, all: 0 }),
  });
  const state = openWorkbench(anySession());
  const { result } = renderHook(() => ({
    actions: useActions(state, () => {}),
    library: useLibraryActions(state, () => {}, savesAll),
  }));
  render(
    <CustomersContext value={presenting}>
      <Palette state={state} dispatch={() => {}} {...result.current} onClose={() => {}} />
    </CustomersContext>,
  );
  await type('zoe@example.com');
  expect(await screen.findByText(/Search the history for/)).toBeDefined();
  expect(document.body.textContent).not.toContain('zoe@');
});
