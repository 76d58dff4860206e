import { expect, it } from 'vitest';
import { noMarks } from '#app/exchange/exchange.ts';
import { collectOrigins } from './origins.ts';

it('has each name once, and the newest storyboard and run first', () => {
  const marks = noMarks;
  const trashed = { ...noMarks, deletedAt: '2026-01-01T00:00:00.000Z' };
  const lines = [
    { marks, from: 'Visit', storyboard: { id: 's1', title: 'Old title' } },
    { marks, from: 'Basket', runId: 'r1', storyboard: { id: 's2', title: 'Second' } },
    { marks, from: 'Visit', runId: 'r2', storyboard: { id: 's1', title: 'Demo' } },
    { marks: trashed, from: 'Gone', runId: 'r3', storyboard: { id: 's3', title: 'Gone' } },
    { marks, runId: 'r1' },
    { marks, from: '' },
    { marks, from: ' ' },
  ];
  expect(collectOrigins(lines)).toEqual({
    names: ['Basket', 'Visit'],
    storyboards: [
      { id: 's1', title: 'Demo' },
      { id: 's2', title: 'Second' },
    ],
    runIds: ['r1', 'r2'],
  });
});
