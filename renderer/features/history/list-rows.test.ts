import { expect, it } from 'vitest';
import { listRows } from './list-rows.ts';

const groups = [
  { day: '2026-11-28', runId: null, count: 2 },
  { day: '2026-11-28', runId: 'r1', count: 3 },
  { day: '2026-11-27', runId: null, count: 1 },
];
const kindsOf = (rows: ReturnType<typeof listRows>) =>
  Array.from({ length: rows.count }, (_, index) => {
    const row = rows.rowAt(index);
    return row?.kind === 'event' ? row.place : row?.kind;
  });

it('has a line for each day, each run and each event', () => {
  const rows = listRows(groups, new Set());
  expect(kindsOf(rows)).toEqual(['day', 0, 1, 'run', 2, 3, 4, 'day', 5]);
  expect(rows.rowAt(0)).toEqual({ kind: 'day', day: '2026-11-28', count: 5 });
  expect([0, 1, 2, 3, 4, 5].map(rows.indexOf)).toEqual([1, 2, 4, 5, 6, 8]);
  expect([rows.rowAt(-1), rows.rowAt(9), rows.indexOf(6)]).toEqual([null, null, null]);
});

it('leaves out the events of a collapsed run, and moves past them', () => {
  const rows = listRows(groups, new Set(['2026-11-28 r1']));
  expect(kindsOf(rows)).toEqual(['day', 0, 1, 'run', 'day', 5]);
  expect(rows.indexOf(3)).toBeNull();
  expect(rows.nearestOpen(2, false)).toBe(5);
  expect(rows.nearestOpen(4, true)).toBe(1);
  expect(rows.nearestOpen(0, true)).toBe(0);
});

it('collapses one part of a run that another event split, and the same part when newer events come', () => {
  const split = [
    { day: '2026-11-28', runId: 'r1', count: 2 },
    { day: '2026-11-28', runId: null, count: 1 },
    { day: '2026-11-28', runId: 'r1', count: 3 },
  ];
  const rows = listRows(split, new Set());
  const newest = rows.rowAt(1);
  const collapsed = new Set(newest?.kind === 'run' ? [newest.key] : []);
  expect(kindsOf(listRows(split, collapsed))).toEqual(['day', 'run', 2, 'run', 3, 4, 5]);
  const later = [{ day: '2026-11-28', runId: null, count: 1 }, ...split];
  expect(kindsOf(listRows(later, collapsed))).toEqual(['day', 0, 'run', 3, 'run', 4, 5, 6]);
});

it('knows the day and the run of a line', () => {
  const rows = listRows(groups, new Set());
  expect(rows.headsAt(2)).toMatchObject({ day: { day: '2026-11-28' }, run: null });
  expect(rows.headsAt(5)).toMatchObject({ day: { day: '2026-11-28' }, run: { runId: 'r1' } });
  expect(rows.headsAt(8)).toMatchObject({ day: { day: '2026-11-27' }, run: null });
});

it('is empty without groups', () => {
  expect(listRows([], new Set())).toMatchObject({ count: 0 });
});
