import { Notifications, notifications } from '@mantine/notifications';
import { act, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { render } from '#renderer/testing/render.tsx';
import { eventActions } from './actions.ts';

it('the notice of a closed event doesn’t name its customer, whom nothing could mask any more', async () => {
  notifications.clean();
  render(<Notifications />);
  const draft = { ...blankDraft, uri: 'a://b/testdrive/book', customerKey: '000345-77-K' };
  const state = openWorkbench(anySession({ tabs: [{ id: '1', draft, exchangeId: null, requestId: null }] }));
  act(() => eventActions(state, vi.fn()).closeTab('1'));
  expect((await screen.findByText(/closed\./)).textContent).toBe('testdrive/book closed.');
});
