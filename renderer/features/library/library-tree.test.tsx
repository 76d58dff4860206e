import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { itemOf, type LibraryItem } from '#app/library/library.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { render } from '#renderer/testing/render.tsx';
import { LibraryTree } from './library-tree.tsx';

const request = (id: string, folderId: string | null = null) => ({
  id,
  name: id,
  folderId,
  draft: blankDraft,
  usedAt: '2026-01-01T00:00:00.000Z',
  deletedAt: null,
});
const workspace = {
  ...blankWorkspace,
  folders: [{ id: 'spring', name: 'spring', folderId: null, deletedAt: null }],
  requests: [request('inside', 'spring'), request('one'), request('two'), request('three')],
};
const done: string[] = [];
const note = (what: string) => (items: readonly LibraryItem[]) =>
  void done.push(`${what} ${items.map((item) => itemOf(item).id).join(' ')}`);
const actions = {
  open: (id: string) => void done.push(`open ${id}`),
  rename: (id: string, name: string) => void done.push(`rename ${id} ${name}`),
  duplicate: note('duplicate'),
  move: note('move'),
  moveTo: note('move to'),
  exportItems: note('export'),
  trash: note('trash'),
  run: vi.fn(),
  addFolder: vi.fn(),
};
const row = (name: string) => screen.getByText(name);
const item = (name: string) => screen.getByRole('treeitem', { name });

beforeEach(() => {
  done.length = 0;
  render(<LibraryTree workspace={workspace} activeId={null} actions={actions} />);
});

it('a click opens a request, and a folder', async () => {
  await userEvent.click(row('one'));
  await userEvent.click(row('spring'));
  await userEvent.click(row('inside'));
  expect(done).toEqual(['open one', 'open inside']);
});

it('the keys of a row do what its menu does', async () => {
  item('two').focus();
  await userEvent.keyboard('{Enter}{Control>}d{/Control}{F2}');
  await userEvent.keyboard('renamed{Enter}');
  expect(item('two')).toBe(document.activeElement);
  await userEvent.keyboard('{ArrowDown}{Delete}');
  expect(done).toEqual(['open two', 'duplicate two', 'rename two renamed', 'trash three']);
});

it('a name that is taken back, or stays as it was, is no change', async () => {
  item('two').focus();
  await userEvent.keyboard('{F2}');
  expect(screen.getByRole('textbox', { name: 'New name' })).toBe(document.activeElement);
  await userEvent.keyboard('other{Escape}{F2}{Enter}');
  expect(done).toEqual([]);
  expect(item('two')).toBe(document.activeElement);
});

it('several are chosen with Ctrl or Shift, and what is done to one is done to all', async () => {
  const user = userEvent.setup();
  await user.click(row('one'));
  await user.keyboard('{Control>}');
  await user.click(row('three'));
  await user.keyboard('{/Control}{Delete}');
  expect(done).toEqual(['open one', 'trash one three']);

  await user.click(row('one'));
  await user.keyboard('{Shift>}');
  await user.click(row('three'));
  await user.keyboard('{/Shift}');
  await user.pointer({ target: row('two'), keys: '[MouseRight]' });
  const names = (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent);
  expect(names).toEqual(['Duplicate', 'Move to…', 'Export', 'Delete']);
  await user.click(screen.getByRole('menuitem', { name: 'Export' }));
  expect(done.at(-1)).toBe('export one two three');
});

it('several are chosen by keyboard too, and Escape lets go of them', async () => {
  item('one').focus();
  await userEvent.keyboard('{Control>} {/Control}{ArrowDown}{Control>} {/Control}');
  expect(screen.getAllByRole('treeitem', { selected: true })).toHaveLength(2);
  await userEvent.keyboard('{Escape}{Delete}');
  expect(done).toEqual(['trash two']);
});

it('the menu of one is whole', async () => {
  await userEvent.pointer({ target: row('spring'), keys: '[MouseRight]' });
  const names = (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent);
  expect(names).toEqual(['New folder inside', 'Run…', 'Rename', 'Duplicate', 'Move to…', 'Export', 'Delete']);
});
