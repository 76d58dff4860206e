import { Notifications } from '@mantine/notifications';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { layOut } from '#renderer/testing/lay-out.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { LibraryTree } from './library-tree.tsx';

layOut(216, 560);

it('masks a request that is named by its customer key while it is renamed, and in what is said of it', async () => {
  const unused = () => expect.unreachable();
  const draft = { ...blankDraft, customerKey: 'VIP-4711' };
  const request = { id: 'r', name: 'VIP-4711', folderId: null, draft, usedAt: '2026-01-01', deletedAt: null };
  render(
    <CustomersContext value={presenting}>
      <Notifications />
      <LibraryTree
        workspace={{ ...blankWorkspace, requests: [request] }}
        activeId={null}
        actions={{
          ...{ open: unused, rename: unused, duplicate: unused, move: unused, moveTo: unused },
          ...{ exportItems: unused, trash: unused, run: unused, addFolder: unused },
        }}
        scroller={document.body}
      />
    </CustomersContext>,
  );
  screen.getByRole('treeitem', { name: 'V•••••••' }).focus();
  await userEvent.keyboard('{F2}');
  expect(screen.getByRole('textbox', { name: 'New name' }).dataset['secret']).toBe('true');
  await userEvent.keyboard('{End} again{Escape}');
  expect(await screen.findByText('The name “V••••••• again” was discarded.')).toBeDefined();
});
