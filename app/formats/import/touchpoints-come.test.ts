import { expect, it } from 'vitest';
import { libraryStep, settleLibrary } from '#app/library/undo-step.ts';
import { blankWorkspace, type Workspace, workspaceSchema } from '#app/library/workspace.ts';
import { applyChange, changeBetween } from '#app/library/workspace-change.ts';
import { toWorkspaceFile } from '#app/library/workspace-file.ts';
import { type Touchpoint, touchpointSchema } from '#app/touchpoints/touchpoint.ts';
import { previewImport } from './import-preview.ts';
import { planImport } from './plan-import.ts';
import { readImport } from './read-import.ts';
import { type Choice, summariseHere } from './what-comes.ts';

const one = (id: string, name: string, pattern: string): Touchpoint => touchpointSchema.parse({ id, name, pattern });
const withMap = (...touchpoints: readonly Touchpoint[]): Workspace => ({ ...blankWorkspace, touchpoints });
const shop = one('a', 'Shop', 'web://shop');
const otherShop = one('b', 'Shop', 'web://*.shop');
const app = one('a', 'App', 'app://*');

function fileOf(workspace: Workspace, withCustomers = true) {
  return JSON.stringify(toWorkspaceFile(workspace, [], { withCustomers, withEnvironments: false }));
}

function importInto(workspace: Workspace, text: string, choice: Choice) {
  const imported = readImport(text);
  if (imported.kind !== 'workspace') throw new Error(imported.kind);
  const here = { workspace, environments: [] };
  const options = { choice, customerKey: '', newId: () => 'new', at: '2026-01-01T00:00:00.000Z' };
  return {
    map: planImport(here, imported, options).workspace.touchpoints,
    preview: previewImport(imported, summariseHere(here)),
  };
}

it('a file without a map is read as one that has an empty map', () => {
  const { touchpoints: _, ...older } = blankWorkspace;
  expect(workspaceSchema.parse(older).touchpoints).toEqual([]);
  const { touchpoints: __, ...olderFile } = JSON.parse(fileOf(withMap(shop)));
  expect(importInto(withMap(shop), JSON.stringify(olderFile), 'mine').map).toEqual([shop]);
});

it('a map goes with the file, also without customers', () => {
  expect(importInto(blankWorkspace, fileOf(withMap(shop)), 'mine').map).toEqual([shop]);
  expect(importInto(blankWorkspace, fileOf(withMap(shop), false), 'mine').map).toEqual([shop]);
});

it('a Touchpoint that is here under its name is kept, replaced, or both, as the person chose', () => {
  const text = fileOf(withMap(otherShop, app));
  const mine = importInto(withMap(shop), text, 'mine');
  expect(mine.map).toEqual([shop, { ...app, id: 'new' }]);
  expect(importInto(withMap(shop), text, 'theirs').map).toEqual([
    { ...otherShop, id: 'a' },
    { ...app, id: 'new' },
  ]);
  expect(importInto(withMap(shop), text, 'both').map).toEqual([
    shop,
    { ...otherShop, name: 'Shop 2' },
    { ...app, id: 'new' },
  ]);
  if (mine.preview.kind !== 'ready') throw new Error(mine.preview.problem);
  expect(mine.preview.clashes).toBe(1);
  expect(mine.preview.choices.mine.notTaken.map(({ what }) => what)).toEqual(['The Touchpoint Shop']);
  expect(mine.preview.choices.mine.parts).toEqual([{ noun: 'Touchpoint', count: 1, names: ['App'] }]);
  expect(mine.preview.choices.theirs.parts).toMatchObject([{ count: 2 }]);
});

it('the same Touchpoint comes only once', () => {
  const same = importInto(withMap(shop), fileOf(withMap({ ...shop, id: 'other' })), 'both');
  expect(same.map).toEqual([shop]);
});

it('a change of the map is sent, and can be undone', () => {
  const [before, after] = [withMap(shop), withMap(otherShop, shop)];
  const change = changeBetween(before, after);
  expect(change && applyChange(before, change)).toEqual(after);
  expect(settleLibrary(after, libraryStep(before, after), 'before')).toEqual({ workspace: before, left: [] });
});
