import { renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { makeExchange } from '#app/testing/make-exchange.ts';
import type { SendState } from '#renderer/state/tabs-state.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useSend } from './use-send.ts';

const input = {
  draft: sampleDraft,
  environmentId: 'practice',
  siteKey: 'ONE-PRACTICE01-0200',
  answers: [],
  draw: anyDraw,
  confirmed: false,
};

function start(answer: () => Promise<{ kind: 'refused'; says: string[] }>) {
  const bridge = installFakeBridge({ 'exchange.send': answer, 'exchange.cancel': () => ({ cancelled: true }) });
  const states: SendState[] = [];
  const { result } = renderHook(() => useSend([], (_, state) => states.push(state)));
  return { bridge, states, sending: result.current };
}

it('sends nothing by a second press while one send is under way', async () => {
  let finish = () => {};
  const underWay = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { bridge, sending, states } = start(async () => {
    await underWay;
    return { kind: 'refused', says: ['No.'] };
  });
  const first = sending.send({ ...input, tabId: 'tab' });
  await sending.send({ ...input, tabId: 'tab' });
  expect(bridge.made).toHaveLength(1);
  finish();
  await first;
  expect(states.map(({ kind }) => kind)).toEqual(['sending', 'refused']);
});

it('sends for another tab meanwhile', async () => {
  const { bridge, sending } = start(async () => ({ kind: 'refused', says: ['No.'] }));
  await Promise.all([sending.send({ ...input, tabId: 'tab' }), sending.send({ ...input, tabId: 'other' })]);
  expect(bridge.made.map(({ input }) => input)).toMatchObject([{ tabId: 'tab' }, { tabId: 'other' }]);
});

it('sends again once the first is done, even after an error', async () => {
  const { bridge, sending, states } = start(() => Promise.reject(new Error('bug')));
  await sending.send({ ...input, tabId: 'tab' });
  await sending.send({ ...input, tabId: 'tab' });
  expect(bridge.made.map(({ name }) => name)).toEqual(['exchange.send', 'exchange.send']);
  expect(states.at(-1)).toMatchObject({ kind: 'refused' });
});

it('cancels by its tab', () => {
  const { bridge, sending } = start(() => Promise.resolve({ kind: 'refused', says: [] }));
  sending.cancel('tab');
  expect(bridge.made).toEqual([{ name: 'exchange.cancel', input: { tabId: 'tab' } }]);
});

it('an event that main has under way for the tab already is waited for, and its end is shown', async () => {
  installFakeBridge({
    'exchange.send': () => ({ kind: 'already-under-way' }),
    'exchange.await': () => ({ kind: 'sent', exchange: makeExchange('x'), notRecorded: null }),
  });
  const states: SendState[] = [];
  const { result } = renderHook(() => useSend([], (_, state) => states.push(state)));
  await result.current.send({ ...input, tabId: 'tab' });
  expect(states.map(({ kind }) => kind)).toEqual(['sending', 'done']);
});

it('shows the result of an event that was under way when the window opened, even if it ended before', async () => {
  const bridge = installFakeBridge({
    'exchange.await': ({ tabId }) =>
      tabId === 'gone'
        ? { kind: 'not-under-way' }
        : { kind: 'sent', exchange: makeExchange('of tab'), notRecorded: null },
    'exchange.open': ({ id }) => ({ exchange: makeExchange(id) }),
  });
  const ends = new Map<string, SendState>();
  const since = '2026-01-02T03:04:05.000Z';
  const underWay = [
    { tabId: 'tab', exchangeId: 'of tab', since },
    { tabId: 'gone', exchangeId: 'of gone', since },
  ];
  const { result } = renderHook(() => useSend(underWay, (tabId, state) => ends.set(tabId, state)));
  // A press of Send meanwhile sends nothing.
  await result.current.send({ ...input, tabId: 'tab' });
  await waitFor(() => expect(ends.size).toBe(2));
  expect(ends.get('tab')).toMatchObject({ kind: 'done', exchange: { id: 'of tab' } });
  expect(ends.get('gone')).toMatchObject({ kind: 'done', exchange: { id: 'of gone' } });
  expect(bridge.made.map(({ name }) => name)).not.toContain('exchange.send');
});
