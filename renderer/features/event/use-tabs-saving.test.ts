import { renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { openTabs, reduceTabs, type TabsAction } from '#renderer/state/tabs-state.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useTabsSaving } from './use-tabs-saving.ts';

it('what was typed last is saved when the window stops rendering', () => {
  const bridge = installFakeBridge({ 'tab.save': () => ({ kind: 'saved' }), 'tab.arrange': () => ({ kind: 'saved' }) });
  const tabs = openTabs([], null, crypto.randomUUID());
  const { rerender, unmount } = renderHook(useTabsSaving, { initialProps: tabs });
  rerender(reduceTabs(tabs, { type: 'draft-changed', draft: { ...sampleDraft, tid: 'typed last' } }));
  unmount();
  const saves = bridge.made.filter(({ name }) => name === 'tab.save');
  expect(saves).toMatchObject([{ input: { draft: { tid: 'typed last' } } }]);
});

it('an event is saved as soon as it is sent, so that a window after a crash shows that it is being sent', () => {
  vi.useFakeTimers();
  const bridge = installFakeBridge({ 'tab.save': () => ({ kind: 'saved' }), 'tab.arrange': () => ({ kind: 'saved' }) });
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  let tabs = openTabs([], null, first);
  const { rerender, unmount } = renderHook(useTabsSaving, { initialProps: tabs });
  const show = (action: TabsAction) => {
    tabs = reduceTabs(tabs, action);
    rerender(tabs);
  };
  const send = (tabId: string, since: number) =>
    show({ type: 'send-changed', tabId, send: { kind: 'sending', since } });
  const saves = () => bridge.made.filter(({ name }) => name === 'tab.save').map(({ input }) => input);
  send(first, 0);
  expect(saves()).toMatchObject([{ id: first }]);
  show({ type: 'tab-opened', id: second, draft: sampleDraft });
  expect(saves()).toHaveLength(1);
  send(second, 1);
  expect(saves()).toMatchObject([{ id: first }, { id: second }]);
  // What was changed a moment before goes along.
  show({ type: 'draft-changed', draft: { ...sampleDraft, tid: 'just typed' } });
  expect(saves()).toHaveLength(2);
  send(second, 2);
  expect(saves().slice(2)).toMatchObject([{ id: second, draft: { tid: 'just typed' } }]);
  unmount();
});

it('while an event is being sent, failing saves wait as long as ever', async () => {
  vi.useFakeTimers();
  const answer = () => ({ kind: 'not-saved', says: 'The disk is full.' }) as const;
  const bridge = installFakeBridge({ 'tab.save': answer, 'tab.arrange': answer });
  const only = crypto.randomUUID();
  let tabs = openTabs([], null, only);
  const { rerender, unmount } = renderHook(useTabsSaving, { initialProps: tabs });
  const show = async (action: TabsAction) => {
    tabs = reduceTabs(tabs, action);
    rerender(tabs);
    await vi.advanceTimersByTimeAsync(0);
  };
  await show({ type: 'send-changed', tabId: only, send: { kind: 'sending', since: 0 } });
  for (const tid of ['t', 'ty', 'typ']) await show({ type: 'draft-changed', draft: { ...sampleDraft, tid } });
  expect(bridge.made.filter(({ name }) => name === 'tab.save')).toHaveLength(1);
  unmount();
});

it('a tab that was closed and opened again is saved again, for main forgot it', () => {
  vi.useFakeTimers();
  const bridge = installFakeBridge({ 'tab.save': () => ({ kind: 'saved' }), 'tab.arrange': () => ({ kind: 'saved' }) });
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  let tabs = reduceTabs(openTabs([], null, first), { type: 'tab-opened', id: second, draft: sampleDraft });
  const { rerender, unmount } = renderHook(useTabsSaving, { initialProps: tabs });
  const show = (action: TabsAction) => {
    tabs = reduceTabs(tabs, action);
    rerender(tabs);
    vi.advanceTimersByTime(1_000);
  };
  vi.advanceTimersByTime(1_000);
  show({ type: 'tab-closed', id: second, freshId: crypto.randomUUID() });
  const before = bridge.made.length;
  show({ type: 'tab-reopened' });
  expect(bridge.made.slice(before)).toMatchObject([
    { name: 'tab.save', input: { id: second } },
    { name: 'tab.arrange', input: { order: [first, second] } },
  ]);
  unmount();
  vi.useRealTimers();
});

afterEach(() => void vi.useRealTimers());

it('a failed save is tried again, after a while and with the next change', async () => {
  vi.useFakeTimers();
  let isFull = true;
  const answer = () =>
    isFull ? ({ kind: 'not-saved', says: 'The disk is full.' } as const) : ({ kind: 'saved' } as const);
  const bridge = installFakeBridge({ 'tab.save': answer, 'tab.arrange': answer });
  const tabs = openTabs([], null, crypto.randomUUID());
  const { rerender } = renderHook(useTabsSaving, { initialProps: tabs });
  const typed = reduceTabs(tabs, { type: 'draft-changed', draft: { ...sampleDraft, tid: 'typed' } });
  rerender(typed);
  const count = (name: string) => bridge.made.filter((made) => made.name === name).length;
  await vi.advanceTimersByTimeAsync(1_000);
  expect([count('tab.save'), count('tab.arrange')]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(6_000);
  expect([count('tab.save'), count('tab.arrange')]).toEqual([2, 2]);
  isFull = false;
  rerender(reduceTabs(typed, { type: 'draft-changed', draft: { ...sampleDraft, tid: 'typed on' } }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect([count('tab.save'), count('tab.arrange')]).toEqual([3, 3]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([count('tab.save'), count('tab.arrange')]).toEqual([3, 3]);
});
