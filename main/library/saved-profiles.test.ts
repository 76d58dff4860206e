import { expect, it } from 'vitest';
import { nothingConfirmed } from '#app/confirmed-time.ts';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { changeBetween } from '#app/library/workspace-change.ts';
import { openEnvironments } from '#main/environments/environments.ts';
import { place } from '#main/testing/place.ts';
import { createLibraryHandlers } from './handlers.ts';
import { openLibrary } from './open-library.ts';

const ada = { customerKey: 'ada', name: 'Ada', note: '', properties: [] };
const withAda = { ...blankWorkspace, visitors: [ada] };
const withVariable = { ...blankWorkspace, variables: [{ name: 'x', value: '1' }] };

/** The calls on a library in a fresh folder. `pushed` has the names of the saved profiles at each push. */
async function open() {
  const own = place();
  const workspace = await openLibrary(own, nothingConfirmed);
  const environments = await openEnvironments(own, () => blankEnvironment('practice'));
  const pushed: string[][] = [];
  const push = () => void pushed.push(workspace.read().visitors.map(({ name }) => name));
  const handlers = createLibraryHandlers({ workspace, environments, push });
  const change = (before: Workspace, after: Workspace) =>
    handlers['workspace.change'](changeBetween(before, after) ?? {});
  return { handlers, change, pushed };
}

it('the window is told of changed profiles once they are saved', async () => {
  const { handlers, change, pushed } = await open();
  expect(await handlers['workspace.import']({ workspace: withAda, environments: [] })).toMatchObject({ kind: 'saved' });
  expect(pushed).toEqual([['Ada']]);
  expect(await change(withAda, blankWorkspace)).toEqual({ kind: 'saved' });
  expect(pushed).toEqual([['Ada'], []]);
  expect(await handlers['workspace.save'](withAda)).toEqual({ kind: 'saved' });
  expect(pushed).toEqual([['Ada'], [], ['Ada']]);
});

it('a change of something else says nothing of profiles', async () => {
  const { change, pushed } = await open();
  expect(await change(blankWorkspace, withVariable)).toEqual({ kind: 'saved' });
  expect(pushed).toEqual([]);
});
