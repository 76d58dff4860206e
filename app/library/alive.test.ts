import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import {
  addFolder,
  addRequest,
  duplicateItem,
  findLiveRequest,
  folderAndBelow,
  itemOf,
  itemsIn,
  liveItems,
  moveItem,
  pathOf,
  saveDraft,
} from './library.ts';
import { setTrashed } from './trash.ts';
import { blankWorkspace, type Workspace } from './workspace.ts';
import { onlyChosen, toWorkspaceFile } from './workspace-file.ts';

const at = '2026-01-01T00:00:00.000Z';
/** A folder in the trash, with a folder and a request below it that were never deleted themselves. */
const deep: Workspace = {
  ...blankWorkspace,
  folders: [{ ...makeFolder('gone'), deletedAt: at }, makeFolder('below', 'gone'), makeFolder('there')],
  requests: [makeRequest('1', 'below'), makeRequest('2', 'there')],
};
const ids = (workspace: Workspace) => liveItems(workspace).map((item) => itemOf(item).id);

it('what is below a deleted folder is in the trash, however deep', () => {
  expect(ids(deep)).toEqual(['there', '2']);
  expect(findLiveRequest(deep, '1')).toBeNull();
  expect(itemsIn(deep, 'below')).toEqual([]);
});

it('nothing is put where it cannot be seen', () => {
  expect(ids(addRequest(deep, makeRequest('3', 'below')))).toContain('3');
  expect(ids(addFolder(deep, makeFolder('f', 'below')))).toContain('f');
  expect(moveItem(deep, '2', { folderId: 'below' })).toBe(deep);
  expect(duplicateItem(deep, 'below', () => 'copy', at)).toBe(deep);
});

it('saving a request whose folder was deleted restores it at the top', () => {
  expect(findLiveRequest(saveDraft(deep, '1', makeRequest('1').draft, at), '1')).toMatchObject({ folderId: null });
});

it('what is restored is seen, also when its folder is below a deleted one', () => {
  const trashed = setTrashed(deep, '1', at);
  expect(ids(setTrashed(trashed, '1', null))).toContain('1');
});

it('a file takes nothing along from below a deleted folder', () => {
  const options = { withCustomers: true, withEnvironments: false };
  expect(toWorkspaceFile(deep, [], options).folders.map(({ id }) => id)).toEqual(['there']);
  const chosen = onlyChosen(deep, { itemIds: ['gone', '1'] }, []);
  expect(toWorkspaceFile(chosen, [], options)).toMatchObject({ folders: [], requests: [] });
});

it('folders inside each other, or in a missing one, hide nothing', () => {
  const folder = fc.record({
    parent: fc.option(fc.integer({ min: 0, max: 7 }), { nil: null }),
    deletedAt: fc.option(fc.constant(at), { nil: null, freq: 4 }),
  });
  fc.assert(
    fc.property(fc.array(folder, { maxLength: 7 }), (made) => {
      const folders = made.map(({ parent, deletedAt }, index) => {
        return { ...makeFolder(`${index}`, parent === null ? null : `${parent}`), deletedAt };
      });
      const requests = folders.map(({ id }) => makeRequest(`in ${id}`, id));
      const workspace = { ...blankWorkspace, folders, requests };
      const shown: string[] = [];
      const show = (folderId: string | null) => {
        for (const item of itemsIn(workspace, folderId)) {
          shown.push(itemOf(item).id);
          if (item.kind === 'folder') show(item.folder.id);
        }
      };
      show(null);
      expect(shown.toSorted()).toEqual(ids(workspace).toSorted());
      const deleted = folders.filter(({ deletedAt }) => deletedAt !== null).map(({ id }) => id);
      const gone = new Set(deleted.flatMap((id) => [...folderAndBelow(workspace, id)]));
      expect(shown.length).toBe((folders.length - gone.size) * 2);
      for (const { id } of folders) expect(pathOf(workspace, id).at(-1)).toBe(id);
    }),
  );
});
