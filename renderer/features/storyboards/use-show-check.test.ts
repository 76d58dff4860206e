import { renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankStoryboard, createEventStep } from '#app/storyboards/storyboard-edit.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useShowCheck } from './use-show-check.ts';

it('says of two customers with one name each whether they are new', async () => {
  installFakeBridge({
    'connection.test': () => ({ kind: 'cancelled' }),
    'connection.cancelTest': () => ({}),
    'history.list': () => ({ exchanges: [], total: 0, all: 0, tookMs: 1 }),
  });
  const member = (id: string, customerKey: string) => ({ id, name: 'Ada', customerKey, properties: [] });
  const storyboard = {
    ...blankStoryboard('board', 'c'),
    cast: [member('a', 'ada@example.com'), member('b', 'ada.{{$randomInt}}@example.com')],
    steps: [createEventStep('1', 'Visit', blankDraft, 'a'), createEventStep('2', 'Order', blankDraft, 'b')],
  };
  const state = openWorkbench(anySession());
  const { result } = renderHook(() => useShowCheck(storyboard, state));
  await waitFor(() => expect(result.current.isRunning).toBe(false));
  const says = result.current.lines.filter(({ title }) => title === 'Ada').map(({ says }) => says[0]);
  expect(says).toEqual([expect.stringMatching(/^Always ada@example\.com\./), 'A new customer each time you present.']);
});
