import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { layOut, scrollDown } from '#renderer/testing/lay-out.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { FoundRequests } from './found-requests.tsx';
import { RequestTree } from './request-tree.tsx';

const request = (id: string, minute: number, customerKey = '') => ({
  id,
  name: id,
  folderId: id === 'one' ? 'spring' : null,
  draft: { ...blankDraft, customerKey },
  usedAt: `2026-01-01T00:0${minute}:00.000Z`,
  deletedAt: null,
});
const full: Workspace = {
  ...blankWorkspace,
  folders: [{ id: 'spring', name: 'Spring', folderId: null, deletedAt: null }],
  requests: [
    request('one', 1, 'ada@example.com'),
    request('two', 6),
    request('three', 3),
    request('four', 4),
    request('five', 5),
    request('six', 2),
  ],
};

layOut(216, 560);

function open(workspace: Workspace) {
  const onOpen = vi.fn();
  const onImport = vi.fn();
  const addFolder = vi.fn();
  const unused = () => expect.unreachable();
  render(
    <RequestTree
      workspace={workspace}
      activeId={null}
      actions={{
        open: onOpen,
        rename: unused,
        duplicate: unused,
        move: unused,
        moveTo: unused,
        exportItems: unused,
        trash: unused,
        run: unused,
        addFolder,
      }}
      onImport={onImport}
    />,
  );
  return { onOpen, onImport, addFolder };
}
const namesIn = (list: string) =>
  within(screen.getByRole('list', { name: list }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

it('an empty tree says what it is for, and how to add requests', async () => {
  const { onImport, addFolder } = open(blankWorkspace);
  expect(screen.getByText(/to save an event/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Import' }));
  await userEvent.click(screen.getByRole('button', { name: 'New folder' }));
  expect(onImport).toHaveBeenCalledOnce();
  expect(addFolder).toHaveBeenCalledExactlyOnceWith(null);
});

it('the recently used are a list of their own, the last one first', () => {
  open(full);
  expect(namesIn('Recently used')).toEqual(['two', 'five', 'four', 'three', 'six']);
});

it('a search finds text in an event, and says which folder it is in', async () => {
  const { onOpen } = open(full);
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search saved requests' }), 'ADA@');
  expect(namesIn('Found requests')).toEqual(['oneSpring']);
  expect(screen.queryByRole('tree')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /one/ }));
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('one');
  await userEvent.type(screen.getByRole('searchbox'), 'nobody');
  expect(screen.getByText('No saved requests match.')).toBeTruthy();
});

it('the focused search result stays rendered when it is scrolled out of view', async () => {
  open({ ...full, requests: Array.from({ length: 1_000 }, (_, index) => request(`found ${index + 1}`, 1)) });
  await userEvent.type(screen.getByRole('searchbox'), 'found');
  const list = screen.getByRole('list', { name: 'Found requests' });
  const first = within(list).getByRole('button', { name: 'found 1' });
  first.focus();
  scrollDown(list.parentElement, 14_000);
  expect(within(list).getByRole('button', { name: 'found 501' })).toBeTruthy();
  expect(within(list).queryByRole('button', { name: 'found 2' })).toBeNull();
  expect(document.activeElement).toBe(first);
});

it('masks customers in names, folders and titles of what is found', () => {
  const { draft } = request('one', 1, 'anna');
  const workspace = {
    ...full,
    folders: [{ id: 'spring', name: 'Of bob@example.com', folderId: null, deletedAt: null }],
    requests: [{ ...request('one', 1), name: 'Visit of anna', draft: { ...draft, uri: 'a://b?who=anna' } }],
  };
  const { container } = render(
    <CustomersContext value={presenting}>
      <FoundRequests
        label="Found"
        workspace={workspace}
        requests={workspace.requests}
        onOpen={vi.fn()}
        scroller={document.body}
      />
    </CustomersContext>,
  );
  const shown = container.querySelector('ul')?.innerHTML;
  expect(shown).toContain('Visit of a•••');
  expect(shown).not.toMatch(/anna|bob/);
});

it('shows the beginning of a path of thousands of folders', () => {
  const folders = Array.from({ length: 3_000 }, (_, at) => ({
    id: `f${at}`,
    name: `Folder ${at}`,
    folderId: at === 0 ? null : `f${at - 1}`,
    deletedAt: null,
  }));
  const requests = full.requests.map((one) => ({ ...one, folderId: 'f2999' }));
  open({ ...blankWorkspace, folders, requests });
  const [first] = within(screen.getByRole('list', { name: 'Recently used' })).getAllByRole('button');
  expect(first?.textContent).toMatch(/^twoFolder 0 \/ Folder 1 .* \/ Folder 19 \/ …$/);
});
