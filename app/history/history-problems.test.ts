import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { historyProblems } from './history-problems.ts';

const draft = { ...blankDraft, customerKey: 'ada', tid: 't-1' };
const nothing = { tid: { kind: 'keep' }, repeatedAfterMs: null } as const;

it('has nothing to say about an event that is new', () => {
  expect(historyProblems(nothing, draft, 'uat')).toEqual([]);
});

it('warns of a tid that is somebody else’s, and offers to continue without it', () => {
  const [problem] = historyProblems({ ...nothing, tid: { kind: 'other-customer', belongsTo: 'bob' } }, draft, 'uat');
  expect(problem).toMatchObject({ level: 'warning', says: 'The TID was last used with bob' });
  expect(problem?.why).toContain('ada');
  expect(problem?.remedy?.mend({ ...draft, tid: 't' })).toEqual({ ...draft, tid: '' });
});

it('warns of a repeated event, but not on Practice', () => {
  const check = { ...nothing, repeatedAfterMs: 12_000 };
  expect(historyProblems(check, draft, 'uat')[0]?.says).toMatch(/The same event went to ada 12 seconds ago/);
  expect(historyProblems(check, draft, 'practice')).toEqual([]);
});
