import { expect, it } from 'vitest';
import { addFolder } from '#app/library/library.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { makeRequest } from '#main/testing/workspace-file.ts';
import { chooseSource } from './choose-source.ts';

const folders = [
  { id: 'a', name: 'A', folderId: null, deletedAt: null },
  { id: 'b', name: 'B', folderId: null, deletedAt: null },
];
const tree = folders.reduce(addFolder, blankWorkspace);

/** Chooses a request by its name among requests “R” in these folders. */
function choose(name: string, ...ofFolders: readonly (string | null)[]) {
  const requests = ofFolders.map((folder, at) => ({ ...makeRequest('R', 'web://a', {}, folder), id: `r${at}` }));
  return chooseSource({ kind: 'request', name }, { ...tree, requests }, []);
}

it('two of one name are told apart by their paths', () => {
  expect(choose('A/R', 'a', 'b')).toMatchObject({ ok: true, value: { requestId: 'r0' } });
  expect(choose('R', 'a', 'b')).toMatchObject({
    ok: false,
    refusal: { says: ['Several requests are named “R”. Use the full path:', '  A/R', '  B/R'] },
  });
});

it('two of one path can only be renamed', () => {
  expect(choose('R', null, null)).toMatchObject({
    ok: false,
    refusal: { code: 2, says: ['Several requests are named “R”. Rename one in the app.'] },
  });
  expect(choose('R', 'a', 'a')).toMatchObject({
    ok: false,
    refusal: { code: 2, says: ['Several requests are named “A/R”. Rename one in the app.'] },
  });
});
