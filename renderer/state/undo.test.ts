import { describe, expect, it } from 'vitest';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { liveItems, renameItem } from '#app/library/library.ts';
import { moveItems } from '#app/library/several-items.ts';
import { setTrashed } from '#app/library/trash.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { withStoryboard } from '#app/library/workspace-storyboards.ts';
import { addStep, blankStoryboard, changeStep, createNoteStep } from '#app/storyboards/storyboard-edit.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { reduceWorkbench } from './reduce-workbench.ts';
import { tabInFront } from './tabs-state.ts';
import { nextChange } from './undo.ts';
import { openWorkbench, type WorkbenchAction, type WorkbenchState } from './workbench-state.ts';

const row = (name: string, value = '') => ({ enabled: true, name, value });
const at = '2026-01-01T00:00:00.000Z';
const open = (workspace: Workspace = blankWorkspace) => openWorkbench(anySession({ workspace }));
const after = (state: WorkbenchState, ...actions: readonly WorkbenchAction[]) => actions.reduce(reduceWorkbench, state);
const typed = (draft: Draft): WorkbenchAction => ({ type: 'draft-changed', draft });

/** Presses Undo: takes back the last change of what is seen. */
function undo(state: WorkbenchState): WorkbenchState {
  const change = nextChange(state.changes.undo, state.view === 'composer' ? state.tabs.activeId : null);
  return change === undefined ? state : after(state, { type: 'change-settled', id: change.id, to: 'before' });
}

describe('typing is one step', () => {
  it('in a field', () => {
    const drafts = ['', 'a', 'ab', 'abc'].map((customerKey) => typed({ ...blankDraft, customerKey }));
    const state = after(open(), ...drafts);
    expect(state.changes.undo).toHaveLength(2);
    expect(tabInFront(undo(state).tabs).draft.customerKey).toBe('');
  });

  it('of each cell, of a switch, and of what is expected', () => {
    const start = { ...blankDraft, properties: [row('a'), row('b')] };
    const expected = (value: number) => ({
      ...start,
      expectations: [{ kind: 'answered-within' as const, ms: value }],
    });
    const state = after(
      open(),
      typed(start),
      typed({ ...start, properties: [row('a', '1'), row('b')] }),
      typed({ ...start, properties: [row('a', '12'), row('b')] }),
      typed({ ...start, properties: [row('a', '12'), row('b', '1')] }),
      typed({ ...start, properties: [row('a', '12')] }),
    );
    expect(state.changes.undo).toHaveLength(4);
    expect(after(open(), typed(expected(1)), typed(expected(12)), typed(expected(123))).changes.undo).toHaveLength(2);
  });

  it('in the table of a storyboard’s step, and of its variables', () => {
    const board = addStep(blankStoryboard('s', 'c'), createNoteStep('n'));
    const start = open({ ...withStoryboard(blankWorkspace, board), variables: [{ name: 'v', value: '' }] });
    const note = (text: string): WorkbenchAction => ({
      type: 'workspace-edited',
      edit: (now) =>
        withStoryboard(
          now,
          changeStep(board, 'n', (step) => ({ ...step, title: text })),
        ),
    });
    const value = (text: string): WorkbenchAction => ({
      type: 'workspace-edited',
      edit: (now) => ({ ...now, variables: [{ name: 'v', value: text }] }),
    });
    const state = after(start, note('a'), note('ab'), note('abc'), value('1'), value('12'));
    expect(state.changes.undo).toHaveLength(2);
    expect(undo(undo(state)).workspace).toEqual(start.workspace);
  });
});

describe('what changes nothing is no step, and costs no Redo', () => {
  it('in the library, as an item that is dropped where it was', () => {
    const saved = open({ ...blankWorkspace, requests: [makeRequest('1'), makeRequest('2')] });
    const rename: WorkbenchAction = {
      type: 'workspace-edited',
      edit: (now) => renameItem(now, '1', 'Other'),
      changeId: 'rename',
    };
    const undone = undo(after({ ...saved, view: 'runs' }, rename));
    const items = liveItems(undone.workspace).slice(0, 1);
    const dropped = after(undone, {
      type: 'workspace-edited',
      edit: (now) => moveItems(now, items, { folderId: null, beforeId: '2' }),
    });
    expect(dropped.changes).toEqual(undone.changes);
    expect(dropped.changes.redo).toHaveLength(1);
  });

  it('in an event', () => {
    const undone = undo(after(open(), typed({ ...blankDraft, customerKey: 'a' })));
    const { draft } = tabInFront(undone.tabs);
    expect(after(undone, typed({ ...draft, properties: [...draft.properties] })).changes).toBe(undone.changes);
    expect(undone.changes.redo).toHaveLength(1);
  });
});

describe('a step belongs to what was changed', () => {
  const saved = { ...blankWorkspace, requests: [makeRequest('1')] };
  const trash: WorkbenchAction = {
    type: 'workspace-edited',
    edit: (now) => setTrashed(now, '1', at),
    changeId: 'trash',
  };
  const takeBack: WorkbenchAction = { type: 'change-settled', id: 'trash', to: 'before' };

  it('the Undo of a notice takes back what it names, and leaves a letter that was typed since', () => {
    const state = after(open(saved), trash, typed({ ...blankDraft, customerKey: 'a' }), takeBack);
    expect(state.workspace.requests[0]?.deletedAt).toBeNull();
    expect(tabInFront(state.tabs).draft.customerKey).toBe('a');
  });

  it('typing after the Undo of a notice is a step of its own, and undone alone', () => {
    const value = (text: string): WorkbenchAction => ({
      type: 'workspace-edited',
      edit: (now) => ({ ...now, variables: [{ name: 'v', value: text }] }),
    });
    const start = open({ ...saved, variables: [{ name: 'v', value: '' }] });
    const undone = undo(after(start, trash, value('a'), takeBack, value('ab')));
    expect(undone.workspace.requests[0]?.deletedAt).toBeNull();
    expect(undone.workspace.variables[0]?.value).toBe('a');
  });

  it('pressed twice it takes back nothing else', () => {
    const state = after(open(saved), trash, typed(blankDraft), takeBack);
    expect(after(state, takeBack)).toBe(state);
  });

  it('a request that is opened in the same tab keeps its event', () => {
    const [request] = saved.requests;
    if (request === undefined) throw new Error('There is a request.');
    const begun = open(saved);
    const sample = tabInFront(begun.tabs).draft;
    const state = after(begun, typed({ ...sample, customerKey: 'x' }), typed(sample), {
      type: 'request-opened',
      request,
      id: 'new',
    });
    expect(tabInFront(undo(state).tabs).draft).toBe(request.draft);
  });

  it('what was typed in another tab is not touched, and comes back with its tab', () => {
    const state = after(open(), typed({ ...blankDraft, tid: 'first' }), {
      type: 'tab-opened',
      id: 'b',
      draft: blankDraft,
    });
    expect(undo(state)).toBe(state);
  });

  it('what was permanently deleted stays so', () => {
    const state = after(open(saved), trash, { type: 'trash-emptied', ids: ['1'] });
    expect(undo(state).workspace.requests).toEqual([]);
    expect(after(state, takeBack).workspace.requests).toEqual([]);
  });

  it('a new change of one thing leaves what can be made again of another', () => {
    const state = after(open(saved), trash, takeBack, typed({ ...blankDraft, tid: 'x' }));
    expect(state.changes.redo).toHaveLength(1);
    const made = after(state, { type: 'change-settled', id: 'trash', to: 'after' });
    expect(made.workspace.requests[0]?.deletedAt).toBe(at);
  });
});
