import { Notifications } from '@mantine/notifications';
import { act, fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { itemOf, type LibraryItem } from '#app/library/library.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { layOut } from '#renderer/testing/lay-out.ts';
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
  move: (items: readonly LibraryItem[], folderId: string | null, beforeId: string | null) => {
    note(`move to ${folderId} before ${beforeId}:`)(items);
  },
  moveTo: note('move to'),
  exportItems: note('export'),
  trash: note('trash'),
  run: vi.fn(),
  addFolder: vi.fn(),
};
const row = (name: string) => screen.getByText(name);
const item = (name: string) => screen.getByRole('treeitem', { name });

layOut(216, 560);

function Tree({ of, activeId = null }: { readonly of: Workspace; readonly activeId?: string | null }) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <div ref={setScroller}>
      <LibraryTree workspace={of} activeId={activeId} actions={actions} scroller={scroller} />
    </div>
  );
}

let show: (of: Workspace, activeId?: string) => void;
beforeEach(() => {
  done.length = 0;
  const { rerender } = render(<Tree of={workspace} />);
  show = (of, activeId) => rerender(<Tree of={of} activeId={activeId ?? null} />);
});
/** What an item of a menu is called; its key is shown beside it. */
const nameOf = (item: HTMLElement) =>
  item.querySelector('[data-position="right"]')?.previousSibling?.textContent ?? item.textContent;

it('draws the beginning of a name and a URI of a million characters', () => {
  const name = 'x'.repeat(1_000_000);
  show({ ...blankWorkspace, requests: [{ ...request('long'), name, draft: { ...blankDraft, uri: name } }] });
  expect(screen.getByRole('treeitem').outerHTML.length).toBeLessThan(5_000);
});

it('a click opens a request, and a folder', async () => {
  await userEvent.click(row('one'));
  await userEvent.click(row('spring'));
  await userEvent.click(row('inside'));
  expect(done).toEqual(['open one', 'open inside']);
});

it('a request that is opened is shown in its folder, which may be closed again', async () => {
  show(workspace, 'inside');
  expect(item('spring').getAttribute('aria-expanded')).toBe('true');
  await userEvent.click(row('spring'));
  show({ ...workspace, requests: [...workspace.requests, request('four')] }, 'inside');
  expect(screen.queryByText('inside')).toBeNull();
});

it('the keys of a row do what its menu does', async () => {
  item('two').focus();
  await userEvent.keyboard('{Enter}{Control>}d{/Control}{F2}');
  await userEvent.keyboard('renamed{Enter}');
  expect(item('two')).toBe(document.activeElement);
  await userEvent.keyboard('{ArrowDown}{Delete}');
  expect(done).toEqual(['open two', 'duplicate two', 'rename two renamed', 'trash three']);
});

it('a name that is cancelled, or stays the same, is no change', async () => {
  item('two').focus();
  await userEvent.keyboard('{F2}');
  expect(screen.getByRole('textbox', { name: 'New name' })).toBe(document.activeElement);
  await userEvent.keyboard('two{Escape}{F2}{Enter}');
  expect(done).toEqual([]);
  expect(item('two')).toBe(document.activeElement);
});

it('several are chosen with Ctrl or Shift, and an action on one applies to all', async () => {
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
  const names = (await screen.findAllByRole('menuitem')).map(nameOf);
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
  const names = (await screen.findAllByRole('menuitem')).map(nameOf);
  expect(names).toEqual(['New folder inside', 'Run…', 'Rename', 'Duplicate', 'Move to…', 'Export', 'Delete']);
});

it('the arrows go through the lines, and open and close folders', async () => {
  const at = () => document.activeElement?.textContent;
  item('spring').focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(at()).toBe('inside');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{ArrowUp}{ArrowRight}{ArrowLeft}');
  expect(at()).toBe('spring');
  expect(item('spring').getAttribute('aria-expanded')).toBe('true');
  await userEvent.keyboard('{ArrowLeft}');
  expect(screen.queryByText('inside')).toBeNull();
  await userEvent.keyboard(' {End}');
  expect(at()).toBe('three');
  await userEvent.keyboard('{ArrowUp}{Shift>}{Home}{/Shift}');
  expect(at()).toBe('spring');
  expect(screen.getAllByRole('treeitem', { selected: true }).map(({ textContent }) => textContent)).toEqual([
    'spring',
    'inside',
    'one',
    'two',
  ]);
});

it('when the last item of a folder is deleted, the one before it has the focus; when all are, the folder has it', async () => {
  show({ ...workspace, requests: [...workspace.requests, request('beside', 'spring')] });
  await userEvent.click(row('spring'));
  item('beside').focus();
  await userEvent.keyboard('{Delete}');
  expect(document.activeElement).toBe(item('inside'));
  await userEvent.keyboard('{Control>} {/Control}{Shift>}{ArrowDown}{/Shift}{Delete}');
  expect(document.activeElement).toBe(item('spring'));
  expect(done).toEqual(['trash beside', 'trash inside beside']);
});

it('renders only the visible lines of a long library and the focused one; each has its position', async () => {
  const all = Array.from({ length: 10_000 }, (_, index) => request(`request ${index + 1}`, 'spring'));
  show({ ...workspace, requests: all });
  await userEvent.click(row('spring'));
  const items = screen.getAllByRole('treeitem');
  expect(items.length).toBeLessThan(50);
  const standing = ['aria-level', 'aria-posinset', 'aria-setsize'].map((name) => items[1]?.getAttribute(name));
  expect(standing).toEqual(['2', '1', '10000']);
  await userEvent.keyboard('{End}');
  expect(document.activeElement).toBe(item('request 10000'));
  expect(screen.getAllByRole('treeitem').length).toBeLessThan(50);
  await userEvent.keyboard('{Shift>}{Home}{/Shift}{Delete}');
  expect(done).toEqual(['trash spring']);
});

it('a dragged item is dropped before, after or into another one, but never into itself', async () => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 200, 28));
  const dataTransfer = { setData: vi.fn() };
  const fire = (type: string, name: string, clientY: number) =>
    row(name).dispatchEvent(Object.assign(new Event(type, { bubbles: true }), { dataTransfer, clientY }));
  /** So quickly that nothing is rendered between. */
  const drag = (name: string, target: string, clientY: number) =>
    act(() => {
      fire('dragstart', name, 14);
      fire('dragover', target, clientY);
      fire('drop', target, clientY);
    });
  drag('three', 'one', 2);
  drag('one', 'two', 26);
  drag('one', 'three', 26);
  drag('one', 'spring', 14);
  await userEvent.click(row('spring'));
  drag('spring', 'inside', 2);
  expect(done).toEqual([
    'move to null before one: three',
    'move to null before three: one',
    'move to null before null: one',
    'move to spring before null: one',
  ]);
});

it('an item that leaves the tree is no longer chosen, even when it comes back', async () => {
  const user = userEvent.setup();
  await user.click(row('one'));
  await user.keyboard('{Control>}');
  await user.click(row('two'));
  await user.keyboard('{/Control}');
  const deleted = workspace.requests.map((one) => (one.id === 'one' ? { ...one, deletedAt: '2026-01-02' } : one));
  show({ ...workspace, requests: deleted });
  show(workspace);
  expect(screen.getAllByRole('treeitem', { selected: true }).map(({ textContent }) => textContent)).toEqual(['two']);
});

it('an item in a closed folder is not chosen', async () => {
  const user = userEvent.setup();
  await user.click(row('spring'));
  await user.click(row('inside'));
  await user.keyboard('{Control>}');
  await user.click(row('two'));
  await user.keyboard('{/Control}');
  item('spring').focus();
  await user.keyboard('{ArrowLeft}');
  item('two').focus();
  await user.keyboard('{Delete}');
  expect(done.at(-1)).toBe('trash two');
});

it('a held Delete deletes one line', () => {
  fireEvent.keyDown(item('one'), { key: 'Delete' });
  fireEvent.keyDown(item('two'), { key: 'Delete', repeat: true });
  expect(done).toEqual(['trash one']);
});

it('a name that Esc discards can be brought back', async () => {
  render(<Notifications />);
  item('two').focus();
  await userEvent.keyboard('{F2}other{Escape}');
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(done).toEqual(['rename two other']);
});
