import { renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { beginPresentation } from '#app/storyboards/presentation.ts';
import { blankStoryboard, createEventStep } from '#app/storyboards/storyboard-edit.ts';
import { draftFromTemplate } from '#app/templates/form.ts';
import { blankField, blankTemplate } from '#app/templates/propose-template.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { prepareStep } from './prepare-step.ts';
import { setUp } from './present-actions.ts';
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

it('an empty answer of a form is a warning, because the step is sent all the same', () => {
  installFakeBridge({ 'connection.test': () => ({ kind: 'cancelled' }), 'connection.cancelTest': () => ({}) });
  const field = {
    ...blankField('f'),
    label: 'Model',
    required: true,
    target: { kind: 'property', name: 'model' },
  } as const;
  const template = { ...blankTemplate('t'), uri: 'a://b', fields: [field] };
  const state = openWorkbench(anySession({ workspace: { ...blankWorkspace, templates: [template] } }));
  const draft = { ...draftFromTemplate(template), customerKey: 'ada@example.com' };
  const lineOf = (uri: string) => {
    const step = createEventStep('1', 'Visit', { ...draft, uri }, null);
    const storyboard = { ...blankStoryboard('board', 'c'), steps: [step] };
    const { result } = renderHook(() => useShowCheck(storyboard, state));
    const presentation = beginPresentation(storyboard, anyDraw);
    const sent = prepareStep(presentation, step, { state, setup: setUp(state, storyboard, 'present') });
    const [line] = result.current.lines.filter(({ stepId }) => stepId !== null);
    return { state: line?.state, says: line?.says[0], isRefused: sent.problems.some(({ level }) => level === 'error') };
  };
  expect(lineOf('a://b')).toEqual({
    state: 'warning',
    says: expect.stringContaining('Model is empty'),
    isRefused: false,
  });
  expect(lineOf('a://b/{{?Which day?}}')).toMatchObject({ state: 'warning', isRefused: false });
  expect(lineOf('')).toMatchObject({ state: 'problem', isRefused: true });
});
