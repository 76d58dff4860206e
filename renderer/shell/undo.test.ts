import { expect, it } from 'vitest';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { type Changes, noChanges, remember } from './undo.ts';

const row = (name: string, value = '') => ({ enabled: true, name, value });

function typed(...drafts: readonly Draft[]): Changes {
  return drafts.slice(1).reduce((changes, after, index) => {
    const before = drafts[index] ?? blankDraft;
    return remember(changes, { kind: 'draft', tabId: 't', before, after });
  }, noChanges);
}

it('letters typed in one place are one change', () => {
  const drafts = ['', 'a', 'ab', 'abc'].map((customerKey) => ({ ...blankDraft, customerKey }));
  const { undo } = typed(...drafts);
  expect(undo).toHaveLength(1);
  expect(undo[0]).toMatchObject({ before: { customerKey: '' }, after: { customerKey: 'abc' } });
});

it('another field, cell or row is another change', () => {
  const start = { ...blankDraft, properties: [row('a'), row('b')] };
  const { undo } = typed(
    start,
    { ...start, properties: [row('a', '1'), row('b')] },
    { ...start, properties: [row('a', '12'), row('b')] },
    { ...start, properties: [row('a', '12'), row('b', '1')] },
    { ...start, properties: [row('a', '12')] },
    { ...start, properties: [row('a', '12')], tid: 'x' },
  );
  expect(undo).toHaveLength(4);
});

it('a new change ends what could be done again', () => {
  const change = { kind: 'draft', tabId: 't', before: blankDraft, after: { ...blankDraft, tid: 'x' } } as const;
  expect(remember({ undo: [], redo: [change] }, change)).toEqual({ undo: [change], redo: [] });
});
