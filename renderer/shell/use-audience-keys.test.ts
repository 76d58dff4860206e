import { act, renderHook, waitFor } from '@testing-library/react';
import { useReducer } from 'react';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { beginPresentation } from '#app/storyboards/presentation.ts';
import { blankStoryboard, createEventStep, createNoteStep } from '#app/storyboards/storyboard-edit.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { toAudience } from '#renderer/features/storyboards/to-audience.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useAudienceKeys } from './use-audience-keys.ts';

const [ofHistory, ofVariable, ofProperty] = ['000345-77-K', '4711-0815', 'KX-20394'];

/** Not in the library any more, as that of an interrupted show may be. */
const storyboard = {
  ...blankStoryboard('gone', 'c'),
  cast: [{ id: 'c', name: 'Ada', customerKey: '{{vip}}', properties: [] }],
  steps: [
    { ...createNoteStep('1'), storyLine: `${ofHistory}, ${ofVariable} and ${ofProperty} meet` },
    createEventStep(
      '2',
      'Visit',
      { ...blankDraft, properties: [{ enabled: true, name: 'ck', value: ofProperty }] },
      'c',
    ),
  ],
};

it('knows the customers whom the audience must not see, whether Presenting is on or not', async () => {
  const seen = '2026-01-01T00:00:00.000Z';
  const bridge = installFakeBridge({
    'customer.list': () => ({
      customers: [{ customerKey: ofHistory, events: 1, firstSeen: seen, lastSeen: seen, tids: [] }],
      total: 1,
      all: 1,
    }),
  });
  const uat = { ...blankEnvironment('uat'), variables: [{ name: 'vip', value: ofVariable }] };
  const { result } = renderHook(() => {
    const [state, dispatch] = useReducer(reduceWorkbench, anySession({ environments: [uat] }), openWorkbench);
    return { dispatch, keys: useAudienceKeys(state) };
  });
  expect(result.current.keys).toEqual([]);
  expect(bridge.made).toEqual([]);
  const selection = { environmentId: 'uat', siteKey: '' };
  const how = { startsPlaying: false, startsWithRemote: false, answers: {}, confirmed: true };
  act(() => result.current.dispatch({ type: 'presentation-changed', setup: { storyboard, selection, ...how } }));
  await waitFor(() => expect(result.current.keys).toContain(ofHistory));
  const shown = toAudience(beginPresentation(storyboard, anyDraw), result.current.keys);
  expect(shown.storyLine).toBe('0••••••••••, 4•••••••• and K••••••• meet');
});
