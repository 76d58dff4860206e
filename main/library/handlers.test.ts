import { expect, it } from 'vitest';
import { nothingConfirmed } from '#app/confirmed-time.ts';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { changeBetween } from '#app/library/workspace-change.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { place } from '#main/testing/place.ts';
import { createLibraryHandlers } from './handlers.ts';
import { openLibrary } from './open-library.ts';

const mine = { ...blankWorkspace, requests: [makeRequest('mine')] };
const imported = {
  ...mine,
  requests: [...mine.requests, makeRequest('theirs')],
  variables: [{ name: 'x', value: '1' }],
};
const refusal = { kind: 'not-saved', says: 'environments.json couldn’t be written.' } as const;

it.each([
  ['nothing else was saved', mine],
  ['a request was saved', { ...mine, requests: [...mine.requests, makeRequest('new')] }],
  ['a variable was saved', { ...mine, variables: [{ name: 'y', value: '2' }] }],
])('an import without its environments is taken back alone, where %s meanwhile', async (_, after) => {
  const workspace = await openLibrary(place(), nothingConfirmed);
  const handlers = createLibraryHandlers({
    workspace,
    environments: {
      add: async () => {
        const change = changeBetween(mine, after) ?? {};
        expect(await handlers['workspace.change'](change)).toEqual({ kind: 'saved' });
        return refusal;
      },
    },
    push: () => {},
  });
  expect(await workspace.write(mine)).toBeNull();
  const answer = await handlers['workspace.import']({ workspace: imported, environments: [blankEnvironment('e')] });
  expect(answer).toEqual(refusal);
  expect(workspace.read()).toEqual(after);
});
