import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useSend } from './use-send.ts';
import type { SendState } from './workbench-state.ts';

const selection = { environmentId: 'practice', siteKey: 'ONE-PRACTICE01-0200' };

function start(answer: () => Promise<{ kind: 'refused'; says: string[] }>) {
  const bridge = installFakeBridge({ 'exchange.send': answer, 'exchange.cancel': () => ({ cancelled: true }) });
  const states: SendState[] = [];
  const { result } = renderHook(() => useSend('tab', (state) => states.push(state)));
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
  const first = sending.send(sampleDraft, selection, false);
  await sending.send(sampleDraft, selection, false);
  expect(bridge.made).toHaveLength(1);
  finish();
  await first;
  expect(states.map(({ kind }) => kind)).toEqual(['sending', 'refused']);
});

it('sends again once the first has ended, even after a fault', async () => {
  const { bridge, sending, states } = start(() => Promise.reject(new Error('bug')));
  await sending.send(sampleDraft, selection, false);
  await sending.send(sampleDraft, selection, true);
  expect(bridge.made.map(({ name }) => name)).toEqual(['exchange.send', 'exchange.send']);
  expect(states.at(-1)).toMatchObject({ kind: 'refused' });
});

it('cancels by its tab', () => {
  const { bridge, sending } = start(() => Promise.resolve({ kind: 'refused', says: [] }));
  sending.cancel();
  expect(bridge.made).toEqual([{ name: 'exchange.cancel', input: { tabId: 'tab' } }]);
});
