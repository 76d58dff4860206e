import { act, renderHook } from '@testing-library/react';
import { useReducer } from 'react';
import { expect, it } from 'vitest';
import { noRetention } from '#app/history/retention.ts';
import { largerZoom } from '#app/settings/settings.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useSettings } from './use-settings.ts';

const nineDays = { ...noRetention, days: 9 };

function open(answer: 'saved' | 'not-saved' = 'saved') {
  const bridge = installFakeBridge({
    'settings.save': () => (answer === 'saved' ? { kind: 'saved' } : { kind: 'not-saved', says: 'The disk is full.' }),
  });
  const { result } = renderHook(() => {
    const [state, dispatch] = useReducer(reduceWorkbench, anySession(), openWorkbench);
    return { state, dispatch, ...useSettings(state, dispatch) };
  });
  return {
    bridge,
    settings: () => result.current.state.settings,
    retain: () => result.current.dispatch({ type: 'retention-changed', retention: nineDays }),
    /** As a part of the window that was drawn before the changes that follow. */
    drawn: result.current,
  };
}

it('keeps each of the changes that come from one drawing', async () => {
  const { bridge, settings, drawn } = open();
  await act(async () => {
    await drawn.saveSettings({ theme: 'dark' });
    await Promise.all([1, 2].map(() => drawn.saveSettings(({ zoom }) => ({ zoom: largerZoom(zoom) }))));
    await drawn.saveSettings({ sideBarWidth: 300 });
  });
  const all = { theme: 'dark', zoom: 1.2, sideBarWidth: 300 };
  expect(settings()).toMatchObject(all);
  expect(bridge.made.at(-1)).toMatchObject({ name: 'settings.save', input: all });
});

it.each(['saved', 'not-saved'] as const)('leaves a limit that main saved meanwhile as it is: %s', async (answer) => {
  const { settings, retain, drawn } = open(answer);
  await act(async () => {
    const saving = drawn.saveSettings({ theme: 'dark' });
    retain();
    await saving;
  });
  expect(settings()).toMatchObject({ theme: answer === 'saved' ? 'dark' : 'system', retention: nineDays });
});

it('accepts no settings as a whole, as they may be old', async () => {
  const { settings, drawn } = open();
  await act(async () => {
    // @ts-expect-error The compiler refuses them.
    await drawn.saveSettings({ ...settings(), theme: 'dark' });
  });
  expect(settings().theme).toBe('dark');
});
