import { act, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { layOut, scrollDown } from '#renderer/testing/lay-out.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { TrashDialog } from './trash-dialog.tsx';

layOut(560, 400);

const request = (id: string, deletedAt: string | null) => ({
  id,
  name: `Request ${id}`,
  folderId: null,
  draft: blankDraft,
  usedAt: '2026-01-01T00:00:00.000Z',
  deletedAt,
});

function open(workspace: Workspace) {
  const on = { onRestore: vi.fn(), onRemove: vi.fn(), onClose: vi.fn() };
  render(<TrashDialog opened workspace={workspace} {...on} />);
  return on;
}

it('the item deleted last is first, of whichever kind, and each can be restored', async () => {
  const { onRestore, onRemove } = open({
    ...blankWorkspace,
    folders: [{ id: 'f', name: 'Spring', folderId: null, deletedAt: '2026-01-03T00:00:00.000Z' }],
    requests: [request('1', '2026-01-02T00:00:00.000Z'), request('2', null)],
    storyboards: [
      { version: 1, id: 's', title: 'A visit', about: '', cast: [], steps: [], deletedAt: '2026-01-04T00:00:00.000Z' },
    ],
  });
  const lines = within(await screen.findByRole('list', { name: 'Trash' })).getAllByRole('listitem');
  expect(lines.map(({ textContent }) => textContent?.replace(/,.*/, ''))).toEqual([
    'A visitStoryboard',
    'SpringFolder',
    'Request 1Request',
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Restore Spring' }));
  expect(onRestore).toHaveBeenCalledExactlyOnceWith('f');
  await userEvent.dblClick(screen.getByRole('button', { name: 'Empty the trash' }));
  expect(screen.getByText('Permanently delete 3 things? You can’t undo this.')).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Cancel');
  await userEvent.keyboard('{Escape}');
  expect(onRemove).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Empty the trash' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove 3 things' }));
  expect(onRemove).toHaveBeenCalledExactlyOnceWith(['s', 'f', '1']);
});

it('renders only the visible lines of a full trash and the focused one; each line has its position', async () => {
  open({
    ...blankWorkspace,
    requests: Array.from({ length: 1_000 }, (_, index) => request(`${index}`, '2026-01-02T00:00:00.000Z')),
  });
  const list = await screen.findByRole('list', { name: 'Trash' });
  const lines = within(list).getAllByRole('listitem');
  expect(lines.length).toBeLessThan(50);
  expect(['aria-posinset', 'aria-setsize'].map((name) => lines[1]?.getAttribute(name))).toEqual(['2', '1000']);
  const focused = screen.getByRole('button', { name: 'Restore Request 1' });
  focused.focus();
  scrollDown(list.parentElement, 18_500);
  expect(screen.queryByRole('button', { name: 'Restore Request 2' })).toBeNull();
  expect(document.activeElement).toBe(focused);
});

it('when a line is removed, the next one has the focus; after the last one the dialog has it', async () => {
  const holding = (...ids: readonly string[]) => (
    <TrashDialog
      opened
      workspace={{ ...blankWorkspace, requests: ids.map((id) => request(id, '2026-01-02T00:00:00.000Z')) }}
      onRestore={() => {}}
      onRemove={() => {}}
      onClose={() => {}}
    />
  );
  const { rerender } = render(holding('1', '2', '3'));
  const restore = (id: string) => screen.getByRole('button', { name: `Restore Request ${id}` });
  act(() => restore('2').focus());
  rerender(holding('1', '3'));
  expect(document.activeElement).toBe(restore('3'));
  rerender(holding('1'));
  expect(document.activeElement).toBe(restore('1'));
  rerender(holding());
  expect(document.activeElement).toBe(screen.getByRole('dialog'));
});

it('an empty trash says what it is for', () => {
  open(blankWorkspace);
  expect(screen.getByText(/The trash is empty/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Empty the trash' })).toBeNull();
});

it('masks customers in the names and in the buttons', async () => {
  const thing = {
    ...request('1', '2026-01-02T00:00:00.000Z'),
    name: 'Of anna',
    draft: { ...blankDraft, customerKey: 'anna' },
  };
  const folder = { id: 'f', name: 'Of bob@example.com', folderId: null, deletedAt: '2026-01-03T00:00:00.000Z' };
  const workspace = { ...blankWorkspace, folders: [folder], requests: [thing] };
  render(
    <CustomersContext value={presenting}>
      <TrashDialog opened workspace={workspace} onRestore={vi.fn()} onRemove={vi.fn()} onClose={vi.fn()} />
    </CustomersContext>,
  );
  const list = await screen.findByRole('list', { name: 'Trash' });
  expect(list.innerHTML).toContain('Restore Of a•••');
  expect(list.innerHTML).not.toMatch(/anna|bob/);
});
