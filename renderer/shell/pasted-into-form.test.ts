import { Notifications, notifications } from '@mantine/notifications';
import { act, renderHook, screen } from '@testing-library/react';
import { createElement, useReducer } from 'react';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { installThreads } from '#renderer/testing/threads.ts';
import { useActions } from './use-actions.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';

it.each([
  [
    'a variable',
    `curl -X POST ${url} -d "{\\"uri\\":\\"a://b\\",\\"customerKey\\":\\"$CK\\"}"`,
    /The shell variable \$CK/,
  ],
  ['an option', `curl -k -X POST ${url} -d '{"uri":"a://b","customerKey":"ada"}'`, /The option -k/],
])(
  '%s that isn’t taken from a command is said where it is pasted into a form with typed text',
  async (_, text, said) => {
    installFakeBridge({ 'environment.select': () => ({ kind: 'saved' }) });
    const session = anySession({ environments: [{ ...blankEnvironment('prod'), name: 'PROD' }] });
    const { result } = renderHook(() => {
      const [state, dispatch] = useReducer(reduceWorkbench, session, openWorkbench);
      return { state, dispatch, actions: useActions(state, dispatch) };
    });
    installThreads();
    notifications.clean();
    render(createElement(Notifications));
    let taken: unknown;
    await act(async () => {
      taken = await result.current.actions.takeIntoForm(text, true);
    });
    expect(taken).toMatchObject({ kind: 'unfinished', fresh: { form: { bodyForm: 'customer-key' } } });
    expect(result.current.state.tabs.open.map(({ draft }) => draft.uri)).toContain('a://b');
    expect(await screen.findByText(said)).toBeDefined();
  },
);
