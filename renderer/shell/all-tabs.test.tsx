import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { openTabs } from '#renderer/state/tabs-state.ts';
import { render } from '#renderer/testing/render.tsx';
import { AllTabs } from './all-tabs.tsx';

function show() {
  const onShow = vi.fn();
  const saved = ['a', 'b', 'c'].map((id) => ({
    id,
    draft: { ...blankDraft, uri: `web://${id}` },
    exchangeId: null,
    requestId: null,
  }));
  const { open } = openTabs(saved, 'a', 'new');
  render(<AllTabs tabs={open.map((tab) => ({ tab, title: `Event ${tab.id}` }))} activeId="a" onShow={onShow} />);
  return onShow;
}

it('Enter shows the event that the arrow keys lead to', async () => {
  const onShow = show();
  await userEvent.click(screen.getByRole('button', { name: 'All open events' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Find an open event' })));
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(onShow).toHaveBeenCalledExactlyOnceWith('b');
});

it('Enter shows the event that was searched for', async () => {
  const onShow = show();
  await userEvent.click(screen.getByRole('button', { name: 'All open events' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Find an open event' }), 'event c');
  await userEvent.keyboard('{Enter}');
  expect(onShow).toHaveBeenCalledExactlyOnceWith('c');
});

it('Enter shows the event with the focus in the list', async () => {
  const onShow = show();
  await userEvent.click(screen.getByRole('button', { name: 'All open events' }));
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('listbox', { name: 'All open events' }));
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(onShow).toHaveBeenCalledExactlyOnceWith('b');
});
