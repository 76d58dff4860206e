import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import {
  addStep,
  blankStoryboard,
  changeStep,
  createNoteStep,
  moveStep,
  removeStep,
} from '#app/storyboards/storyboard-edit.ts';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import {
  addFolder,
  addRequest,
  allItems,
  duplicateItem,
  itemOf,
  liveItems,
  moveItem,
  renameItem,
  saveDraft,
} from './library.ts';
import { removeForGood, setTrashed } from './trash.ts';
import { isEmptyStep, type LibraryStep, libraryStep, settleLibrary, withoutRemoved } from './undo-step.ts';
import { blankWorkspace, type Workspace } from './workspace.ts';
import { withStoryboard } from './workspace-storyboards.ts';

const at = '2026-01-01T00:00:00.000Z';
const start: Workspace = {
  ...blankWorkspace,
  folders: [makeFolder('a'), makeFolder('b', 'a')],
  requests: [makeRequest('1', 'b'), makeRequest('2', 'a'), makeRequest('3')],
  storyboards: [
    ['x', 'y', 'z'].reduce((board, id) => addStep(board, createNoteStep(id)), blankStoryboard('s', 'cast')),
  ],
  variables: [{ name: 'v', value: '1' }],
};
const undo = (workspace: Workspace, step: LibraryStep) => settleLibrary(workspace, step, 'before');

describe('a change is taken back alone', () => {
  it('a deleted request comes back, whatever was saved since', () => {
    const trashed = setTrashed(start, '1', at);
    const step = libraryStep(start, trashed);
    const later = saveDraft(trashed, '3', { ...blankDraft, uri: 'typed' }, at);
    const { workspace, left } = undo(later, step);
    expect(workspace.requests.map(({ deletedAt }) => deletedAt)).toEqual([null, null, null]);
    expect(workspace.requests[2]?.draft.uri).toBe('typed');
    expect(left).toEqual([]);
  });

  it('a step that was removed comes back in its place, with what was written since in the others', () => {
    const [board] = start.storyboards;
    if (board === undefined) throw new Error('There is a storyboard.');
    const without = withStoryboard(start, removeStep(board, 'y'));
    const step = libraryStep(start, without);
    const later = withStoryboard(
      without,
      changeStep(removeStep(board, 'y'), 'z', (one) => ({ ...one, title: 'typed' })),
    );
    const steps = undo(later, step).workspace.storyboards[0]?.steps;
    expect(steps?.map(({ id, title }) => [id, title])).toEqual([
      ['x', 'New note'],
      ['y', 'New note'],
      ['z', 'typed'],
    ]);
  });

  it('what changed since is not taken back, and named', () => {
    const added = addRequest(start, makeRequest('new'));
    const step = libraryStep(start, added);
    const later = renameItem(added, 'new', 'kept');
    expect(undo(later, step)).toEqual({ workspace: later, left: ['kept'] });
  });

  it('a folder that something was put into stays', () => {
    const added = addFolder(start, makeFolder('new'));
    const later = moveItem(added, '3', { folderId: 'new' });
    expect(undo(later, libraryStep(start, added))).toEqual({ workspace: later, left: ['new'] });
  });

  it.each([
    ['put something into', (now: Workspace) => addRequest(now, makeRequest('mine', 'copy 2'))],
    ['renamed', (now: Workspace) => renameItem(now, 'copy 2', 'mine')],
  ])('a folder inside that somebody %s keeps the folder around it', (_, edit) => {
    let count = 0;
    const copied = duplicateItem({ ...start, requests: [] }, 'a', () => `copy ${++count}`, at);
    const later = edit(copied);
    expect(undo(later, libraryStep({ ...start, requests: [] }, copied)).workspace).toEqual(later);
  });

  it('what comes back into a deleted folder is seen', () => {
    const trashed = setTrashed(start, '1', at);
    const later = setTrashed(trashed, 'a', at);
    const { workspace } = undo(later, libraryStep(start, trashed));
    expect(liveItems(workspace).map((item) => itemOf(item).id)).toEqual(
      ['3', '1'].toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });

  it('what was removed for good stays so, under whatever id', () => {
    const trashed = setTrashed(start, '1', at);
    const theirs = {
      ...start,
      requests: [
        { ...makeRequest('1'), name: 'theirs' },
        { ...makeRequest('1', 'b'), id: 'mine', deletedAt: at },
      ],
    };
    const emptied = removeForGood(theirs, new Set(['mine']));
    const step = withoutRemoved(
      libraryStep(start, theirs),
      theirs.requests.filter(({ id }) => id === 'mine'),
      emptied,
    );
    expect(undo(emptied, step).workspace.requests.filter(({ name }) => name === '1')).toEqual([]);
    const gone = removeForGood(trashed, new Set(['1']));
    expect(undo(gone, libraryStep(start, trashed)).workspace).toEqual(gone);
  });
});

/** A change of the library by some numbers: which thing, where to, what. */
function change(
  workspace: Workspace,
  [kind, which, where]: readonly [number, number, number],
  fresh: string,
): Workspace {
  const items = liveItems(workspace).map(itemOf);
  const item = items[which % Math.max(1, items.length)];
  const folders = [null, ...workspace.folders.map(({ id }) => id)];
  const folderId = folders[where % folders.length] ?? null;
  const [board] = workspace.storyboards;
  const step = board?.steps[which % Math.max(1, board.steps.length)];
  switch (kind) {
    case 0:
      return addRequest(workspace, makeRequest(fresh, folderId));
    case 1:
      return addFolder(workspace, makeFolder(fresh, folderId));
    case 2:
      return item === undefined ? workspace : setTrashed(workspace, item.id, at);
    case 3:
      return item === undefined ? workspace : renameItem(workspace, item.id, fresh);
    case 4:
      return item === undefined
        ? workspace
        : moveItem(workspace, item.id, { folderId, beforeId: items[where % items.length]?.id ?? null });
    case 5:
      return item === undefined ? workspace : saveDraft(workspace, item.id, { ...blankDraft, uri: fresh }, at);
    case 6: {
      let count = 0;
      return item === undefined ? workspace : duplicateItem(workspace, item.id, () => `${fresh} ${++count}`, at);
    }
    case 7:
      return board === undefined || step === undefined
        ? workspace
        : withStoryboard(workspace, moveStep(board, step.id, where));
    default:
      return { ...workspace, variables: [...workspace.variables, { name: fresh, value: fresh }] };
  }
}

const anyChanges = fc.array(fc.tuple(fc.nat(8), fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 12 });

function make(numbers: readonly (readonly [number, number, number])[]) {
  const steps: LibraryStep[] = [];
  let now = start;
  for (const [index, one] of numbers.entries()) {
    const next = change(now, one, `new ${index}`);
    steps.push(libraryStep(now, next));
    now = next;
  }
  return { now, steps };
}

it('the last change first, all changes take the library back to how it was, and forward again', () => {
  fc.assert(
    fc.property(anyChanges, (numbers) => {
      const { now, steps } = make(numbers);
      const back = steps.reduceRight((workspace, step) => settleLibrary(workspace, step, 'before').workspace, now);
      const plain = (workspace: Workspace) => ({
        ...workspace,
        requests: workspace.requests.map(({ usedAt: _, ...one }) => one),
      });
      expect(plain(back)).toEqual(plain(start));
      const forth = steps.reduce((workspace, step) => settleLibrary(workspace, step, 'after').workspace, back);
      expect(plain(forth)).toEqual(plain(now));
    }),
    { numRuns: 400 },
  );
});

it('in any order, nothing but what a step is about changes, and nothing removed for good returns', () => {
  fc.assert(
    fc.property(
      anyChanges,
      fc.array(fc.nat(11), { minLength: 1, maxLength: 8 }),
      fc.nat(11),
      (numbers, order, when) => {
        const made = make(numbers);
        let { now, steps } = made;
        for (const [index, which] of order.entries()) {
          if (index === when % order.length) {
            const trash = allItems(now)
              .map(itemOf)
              .filter(({ deletedAt }) => deletedAt !== null);
            const before = allItems(now).map(itemOf);
            const emptied = removeForGood(now, new Set(trash.map(({ id }) => id)));
            now = emptied;
            const there = new Set(allItems(now).map((item) => itemOf(item).id));
            const removed = before.filter(({ id }) => !there.has(id));
            steps = steps.map((step) => withoutRemoved(step, removed, emptied));
            made.steps.length = 0;
            made.steps.push(...steps);
            order.slice(index).forEach((later) => {
              const step = steps[later % steps.length];
              if (step === undefined) return;
              const { workspace } = settleLibrary(now, step, 'before');
              const ids = new Set(allItems(workspace).map((item) => itemOf(item).id));
              for (const { id } of removed) expect(ids.has(id)).toBe(false);
            });
          }
          const step = steps[which % steps.length];
          if (step === undefined || isEmptyStep(step)) continue;
          const { workspace } = settleLibrary(now, step, 'before');
          const touched = new Set(
            [step.folders, step.requests].flatMap((list) =>
              list?.kind === 'things' ? list.things.map(({ key }) => key) : [],
            ),
          );
          const others = (one: Workspace) =>
            allItems(one)
              .map(itemOf)
              .filter(({ id }) => !touched.has(id));
          expect(others(workspace)).toEqual(others(now));
          // Everything has a folder that is there: nothing is hidden for good.
          const folders = new Set(workspace.folders.map(({ id }) => id));
          for (const { folderId } of workspace.requests) expect(folderId === null || folders.has(folderId)).toBe(true);
          now = workspace;
        }
      },
    ),
    { numRuns: 400 },
  );
});
