import { expect, it } from 'vitest';
import { listRows } from './list-rows.ts';

const of = ([day, runId, count, first]: readonly [string, string | null, number, string]) => ({
  day,
  runId,
  storyboard: null,
  count,
  judged: 1,
  unsent: 0,
  firstId: `${first}0`,
  lastId: `${first}${count - 1}`,
});
const groups = [of(['2026-11-28', null, 2, 'a']), of(['2026-11-28', 'r1', 3, 'b']), of(['2026-11-27', null, 1, 'c'])];
const kindsOf = (rows: ReturnType<typeof listRows>) =>
  Array.from({ length: rows.count }, (_, index) => {
    const row = rows.rowAt(index);
    return row?.kind === 'event' ? row.place : row?.kind;
  });

it('has a line for each day, each run and each event', () => {
  const rows = listRows(groups, 'day', new Set());
  expect(kindsOf(rows)).toEqual(['day', 0, 1, 'run', 2, 3, 4, 'day', 5]);
  expect(rows.rowAt(0)).toMatchObject({ kind: 'day', day: '2026-11-28', count: 5, judged: 2 });
  expect(rows.rowAt(0)).toMatchObject({ place: 0, firstId: 'a0', lastId: 'b2' });
  expect([0, 1, 2, 3, 4, 5].map(rows.indexOf)).toEqual([1, 2, 4, 5, 6, 8]);
  expect([rows.rowAt(-1), rows.rowAt(9), rows.indexOf(6)]).toEqual([null, null, null]);
});

it('has only lines for runs, or for storyboards, where they are grouped by these', () => {
  const byRun = listRows([of(['2026-11-28', 'r1', 2, 'a']), of(['2026-11-28', null, 3, 'b'])], 'run', new Set());
  expect(kindsOf(byRun)).toEqual(['run', 0, 1, 'run', 2, 3, 4]);
  expect(byRun.rowAt(3)).toMatchObject({ runId: null, place: 2, count: 3 });
  const demo = { ...of(['2026-11-28', null, 2, 'a']), storyboard: { id: 's', title: 'Demo' } };
  const byStoryboard = listRows([demo, of(['2026-11-27', null, 1, 'b'])], 'storyboard', new Set(['s']));
  expect(kindsOf(byStoryboard)).toEqual(['storyboard', 'storyboard', 2]);
  expect(byStoryboard.rowAt(0)).toMatchObject({ title: 'Demo', isCollapsed: true });
  expect(byStoryboard.headsAt(2)).toMatchObject([{ kind: 'storyboard', title: null }]);
});

it('leaves out the events of a collapsed run, and moves past them', () => {
  const rows = listRows(groups, 'day', new Set(['2026-11-28 r1']));
  expect(kindsOf(rows)).toEqual(['day', 0, 1, 'run', 'day', 5]);
  expect(rows.indexOf(3)).toBeNull();
  expect(rows.nearestOpen(2, false)).toBe(5);
  expect(rows.nearestOpen(4, true)).toBe(1);
  expect(rows.nearestOpen(0, true)).toBe(0);
});

it('collapses one part of a run that another event split, and the same part when newer events come', () => {
  const split = [of(['2026-11-28', 'r1', 2, 'a']), of(['2026-11-28', null, 1, 'b']), of(['2026-11-28', 'r1', 3, 'c'])];
  const rows = listRows(split, 'day', new Set());
  const newest = rows.rowAt(1);
  const collapsed = new Set(newest?.kind === 'run' ? [newest.key] : []);
  expect(kindsOf(listRows(split, 'day', collapsed))).toEqual(['day', 'run', 2, 'run', 3, 4, 5]);
  const later = [of(['2026-11-28', null, 1, 'd']), ...split];
  expect(kindsOf(listRows(later, 'day', collapsed))).toEqual(['day', 0, 'run', 3, 'run', 4, 5, 6]);
  // What follows a collapsed run isn't part of it.
  expect(listRows(split, 'day', collapsed).headsAt(2)).toMatchObject([{ kind: 'day' }]);
});

it('knows the day and the run of a line, and the innermost group of an event', () => {
  const rows = listRows(groups, 'day', new Set());
  expect(rows.headsAt(2)).toMatchObject([{ day: '2026-11-28' }]);
  expect(rows.headsAt(5)).toMatchObject([{ day: '2026-11-28' }, { runId: 'r1' }]);
  expect(rows.headsAt(8)).toMatchObject([{ day: '2026-11-27' }]);
  expect(rows.groupOf(1)).toMatchObject({ kind: 'day', firstId: 'a0' });
  expect(rows.groupOf(4)).toMatchObject({ kind: 'run', firstId: 'b0' });
  const split = [of(['2026-11-28', 'r1', 2, 'a']), of(['2026-11-28', null, 1, 'b'])];
  expect(listRows(split, 'day', new Set()).groupOf(2)).toMatchObject({ kind: 'day', count: 3 });
});

it('is empty without groups', () => {
  expect(listRows([], 'day', new Set())).toMatchObject({ count: 0 });
  expect(listRows([], 'run', new Set()).groupOf(0)).toBeNull();
});
