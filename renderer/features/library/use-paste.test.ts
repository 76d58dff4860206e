import { Notifications, notifications } from '@mantine/notifications';
import { act, renderHook, screen } from '@testing-library/react';
import { createElement, useReducer } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { blankEnvironment, environmentSchema } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { useActions } from '#renderer/shell/use-actions.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { installThreads } from '#renderer/testing/threads.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { usePaste } from './use-paste.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const endpoint = `https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events?tid=${tid}`;
const curl = `curl '${endpoint}' -d '{"uri":"assist://pasted/event"}'`;
const typed: Draft = { ...blankDraft, customerKey: 'ada@example.com' };

beforeEach(
  () =>
    void installFakeBridge({
      'file.takeOpened': () => ({ files: [], unreadable: [] }),
      'environment.save': ({ environment }) => ({
        kind: 'saved',
        environments: [environmentSchema.parse(environment)],
      }),
      'environment.select': () => ({ kind: 'saved' }),
    }),
);
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** A window with two blank events, the first in front with the focus in its URI, that takes its time to read. */
function open() {
  const threads = installThreads();
  threads.beBusy();
  const tab = { draft: blankDraft, exchangeId: null, requestId: null };
  const session = anySession({
    tabs: [
      { ...tab, id: 'first' },
      { ...tab, id: 'other' },
    ],
    activeTabId: 'first',
  });
  const { result } = renderHook(() => {
    const [state, dispatch] = useReducer(reduceWorkbench, session, openWorkbench);
    usePaste(state, dispatch, useActions(state, dispatch));
    return { state, dispatch };
  });
  const uri = Object.assign(document.createElement('input'), { id: 'uri' });
  document.body.append(uri);
  uri.focus();
  return {
    threads,
    dispatch: (action: Parameters<typeof result.current.dispatch>[0]) => act(() => result.current.dispatch(action)),
    drafts: () => result.current.state.tabs.open.map(({ draft }) => [draft.uri, draft.customerKey, draft.tid]),
    dialogs: () => result.current.state.dialogs,
    offered: () => {
      const { tidOffer, tabs } = result.current.state;
      return tidOffer && [tidOffer.tid, tabs.open.findIndex(({ id }) => id === tidOffer.tabId)];
    },
    inFront: () => result.current.state.tabs.activeId,
    paste: (text: string) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      uri.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
  };
}

it('fills the blank event that a request was pasted into', async () => {
  const { threads, drafts, paste } = open();
  paste(curl);
  threads.goOn();
  await vi.waitFor(() =>
    expect(drafts()).toEqual([
      ['assist://pasted/event', '', tid],
      ['', '', ''],
    ]),
  );
});

it('opens Import with a text that takes a while to read, before it is read', () => {
  const { threads, dialogs, paste } = open();
  (document.activeElement as HTMLElement).blur();
  const long = `{"info": {"name": "Spring"}, "item": [], "note": "${'x'.repeat(1_000_000)}"}`;
  act(() => paste(long));
  expect(dialogs()).toEqual([{ kind: 'import', start: long }]);
  expect(threads.running()).toBe(0);
});

it('keeps what was typed while a request was read, and shows the request in a tab of its own', async () => {
  const { threads, dispatch, drafts, paste } = open();
  paste(curl);
  dispatch({ type: 'draft-changed', draft: typed });
  threads.goOn();
  await vi.waitFor(() =>
    expect(drafts()).toEqual([
      ['', 'ada@example.com', ''],
      ['', '', ''],
      ['assist://pasted/event', '', tid],
    ]),
  );
});

it('keeps the event of another tab that one went to while a request was read', async () => {
  const { threads, dispatch, drafts, inFront, paste } = open();
  paste(curl);
  dispatch({ type: 'tab-shown', id: 'other' });
  dispatch({ type: 'draft-changed', draft: typed });
  threads.goOn();
  await vi.waitFor(() =>
    expect(drafts()).toEqual([
      ['assist://pasted/event', '', tid],
      ['', 'ada@example.com', ''],
    ]),
  );
  expect(inFront()).toBe('other');
});

it('offers the TID of an endpoint to the event that it was pasted into, and puts it on none', async () => {
  const { threads, dispatch, drafts, offered, paste } = open();
  paste(endpoint);
  dispatch({ type: 'draft-changed', draft: typed });
  dispatch({ type: 'tab-shown', id: 'other' });
  threads.goOn();
  await vi.waitFor(() => expect(offered()).toEqual([tid, 0]));
  expect(drafts()).toEqual([
    ['', 'ada@example.com', ''],
    ['', '', ''],
  ]);
});

it('offers the TID to the event in front when the one that it was pasted into is closed by then', async () => {
  const { threads, dispatch, drafts, offered, paste } = open();
  paste(endpoint);
  dispatch({ type: 'tab-closed', id: 'first', freshId: 'fresh' });
  threads.goOn();
  await vi.waitFor(() => expect(offered()).toEqual([tid, 0]));
  expect(drafts()).toEqual([['', '', '']]);
});

it('leaves a dialog alone that was opened while a request was read, and shows the request when it is closed', async () => {
  const { threads, dispatch, drafts, paste } = open();
  paste(curl);
  const dialog = { kind: 'environments' } as const;
  dispatch({ type: 'dialog-shown', dialog });
  threads.goOn();
  await vi.waitFor(() => expect(threads.running()).toBe(0));
  await act(async () => {});
  expect(drafts()).toEqual([
    ['', '', ''],
    ['', '', ''],
  ]);
  dispatch({ type: 'dialog-closed', dialog });
  await vi.waitFor(() => expect(drafts()[0]).toEqual(['assist://pasted/event', '', tid]));
});

it('takes nothing that is pasted while a view asks something, and shows what was read meanwhile after the answer', async () => {
  const { threads, dispatch, drafts, paste } = open();
  dispatch({ type: 'view-shown', view: 'runs' });
  paste(curl);
  const question = render(createElement(DialogBox, { opened: true, onClose: () => {}, title: 'Send 3 events?' }));
  paste(curl);
  expect(threads.running()).toBe(1);
  threads.goOn();
  await vi.waitFor(() => expect(threads.running()).toBe(0));
  await act(async () => {});
  expect(drafts()).toHaveLength(2);
  expect(drafts()[0]).toEqual(['', '', '']);
  question.unmount();
  await vi.waitFor(() => expect(drafts()[0]).toEqual(['assist://pasted/event', '', tid]));
});

it('undoes an event that was pasted over an opened one, although that one was sent before', async () => {
  const { threads, dispatch, drafts, paste } = open();
  notifications.clean();
  render(createElement(Notifications));
  const exchange = makeReceived('before', tid);
  dispatch({ type: 'exchange-opened', exchange, id: 'shown' });
  paste(curl);
  threads.goOn();
  await vi.waitFor(() => expect(drafts()[0]).toEqual(['assist://pasted/event', '', tid]));
  await act(async () => (await screen.findByText('Undo')).click());
  expect(drafts()[0]?.[0]).toBe(exchange.draft.uri);
});

it('shows an event that is still open when one is undone that was pasted from a tab that is closed by then', async () => {
  const { threads, dispatch, drafts, inFront, paste } = open();
  notifications.clean();
  render(createElement(Notifications));
  dispatch({ type: 'draft-changed', draft: typed });
  paste(curl);
  threads.goOn();
  await vi.waitFor(() => expect(drafts()[2]).toEqual(['assist://pasted/event', '', tid]));
  dispatch({ type: 'tab-closed', id: 'first', freshId: 'fresh' });
  await act(async () => (await screen.findByText('Undo')).click());
  expect(drafts()).toEqual([['', '', '']]);
  expect(inFront()).toBe('other');
});

it.each([
  [[], 'A cURL command was pasted. {{host}} and {{key}} in the address: No value is set yet.'],
  [['host', 'key'], 'A cURL command was pasted.'],
])('says which variables of a pasted address have no value, with %j here', async (names, says) => {
  const { threads, dispatch, paste } = open();
  notifications.clean();
  render(createElement(Notifications));
  const uat = { ...blankEnvironment('uat'), variables: names.map((name) => ({ name, value: 'x' })) };
  dispatch({ type: 'environments-changed', environments: [uat] });
  paste(`curl 'https://{{host}}/one/rt/track/{{key}}/events' -d '{"uri":"assist://pasted/event"}'`);
  threads.goOn();
  const notice = await screen.findByText(/was pasted/);
  expect(notice.textContent?.slice(0, says.length)).toBe(says);
  expect(notice.textContent?.includes('{{host}}')).toBe(names.length === 0);
});
