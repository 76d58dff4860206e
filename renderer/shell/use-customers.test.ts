import { act, renderHook, waitFor } from '@testing-library/react';
import { useReducer } from 'react';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useCustomers } from './use-customers.ts';

const key = '000345-77-K';

function open() {
  const seen = '2026-01-01T00:00:00.000Z';
  const bridge = installFakeBridge({
    'customer.list': () => ({
      customers: [{ customerKey: key, events: 1, firstSeen: seen, lastSeen: seen, tids: [] }],
      total: 1,
      all: 1,
    }),
  });
  const { result } = renderHook(() => {
    const [state, dispatch] = useReducer(reduceWorkbench, anySession(), openWorkbench);
    return { dispatch, customers: useCustomers(state) };
  });
  const text = () => result.current.customers.text(`The run for ${key} is deleted.`);
  return { bridge, text, toggle: () => act(() => result.current.dispatch({ type: 'presenting-toggled' })) };
}

it('masks customers of the history in any text while Presenting is on', async () => {
  const { text, toggle } = open();
  expect(text()).toContain(key);
  toggle();
  await waitFor(() => expect(text()).toBe('The run for 0•••••••••• is deleted.'));
  toggle();
  expect(text()).toContain(key);
});

it('masks a customer whom only a variable names', async () => {
  installFakeBridge({ 'customer.list': () => ({ customers: [], total: 0, all: 0 }) });
  const request = { id: 'r', name: 'r', folderId: null, usedAt: '', deletedAt: null };
  const workspace = {
    ...blankWorkspace,
    variables: [{ name: 'who', value: key }],
    requests: [{ ...request, draft: { ...blankDraft, customerKey: '{{who}}' } }],
  };
  const { result } = renderHook(() => {
    const [state, dispatch] = useReducer(reduceWorkbench, anySession({ workspace }), openWorkbench);
    return { dispatch, customers: useCustomers(state) };
  });
  act(() => result.current.dispatch({ type: 'presenting-toggled' }));
  await waitFor(() => expect(result.current.customers.text(`who: ${key}`)).toBe('who: 0••••••••••'));
});

it('does not ask for the customers of the history before Presenting is on', async () => {
  const { bridge, toggle } = open();
  expect(bridge.made).toEqual([]);
  toggle();
  await waitFor(() => expect(bridge.made.map(({ name }) => name)).toEqual(['customer.list']));
});
