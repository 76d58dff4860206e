import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { usualPresenterKeys } from '#app/settings/presenter-keys.ts';
import { beginPresentation, type Presentation, pressNext, takeResult } from '#app/storyboards/presentation.ts';
import { blankStoryboard, createEventStep } from '#app/storyboards/storyboard-edit.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { render } from '#renderer/testing/render.tsx';
import { PresenterFoot } from './presenter-foot.tsx';

const off = { isOpen: false, toggle: () => {} };
const answered = { outcome: 'received', exchangeId: 'x', says: [], tid: 't', isOnPractice: false } as const;

/** The second step of two, whose cast members have these keys. The first was sent with its key as it is here. */
function atSecond(keys: readonly [string, string], sentWith: string): Presentation {
  const [first, second] = keys;
  const cast = [
    { id: 'a', name: 'A', customerKey: first, properties: [] },
    { id: 'b', name: 'B', customerKey: second, properties: [] },
  ];
  const steps = cast.map(({ id }) => createEventStep(`step ${id}`, id, { ...blankDraft, uri: 'a://b/c' }, id));
  const result = { kind: 'sent', ...answered } as const;
  const fired = pressNext(beginPresentation({ ...blankStoryboard('b', 'c'), cast, steps }, anyDraw));
  return takeResult(fired, { seed: anyDraw.seed, stepId: 'step a', result, tid: 't', customerKey: sentWith });
}

it.each([
  ['as it is written, where another customer of the cast wrote it otherwise', 'ada@example.com', 'ada@example.com'],
  ['as it was sent, where it has a variable', '{{who}}', 'Ada@Example.com'],
])('copies the key that the step sends: %s', (_, second, copied) => {
  const first = second === '{{who}}' ? second : 'Ada@Example.com';
  const onCopy = vi.fn();
  render(
    <PresenterFoot
      {...{ presentation: atSecond([first, second], 'Ada@Example.com'), keys: usualPresenterKeys, keysShown: true }}
      {...{ remote: off, audience: off, onCopy, onFinishOnPractice: null }}
      on={{ toggleKeys: () => {}, togglePlaying: () => {}, openMonitoring: null, back: () => {} }}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Copy key' }));
  expect(onCopy).toHaveBeenCalledWith(copied, 'Customer key');
});
