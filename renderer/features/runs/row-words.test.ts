import { expect, it } from 'vitest';
import { whereOf } from '#app/runs/report/html-problems.ts';
import { aRun } from '#renderer/testing/make-run.ts';
import { rowNumber, rowWords } from './row-words.ts';

it('calls a row as the data and the reports do, whatever else there is of it', () => {
  const [request] = aRun().requests;
  if (request === undefined) throw new Error('The run has no request.');
  const run = aRun({
    requests: [request, { ...request, id: 'b', name: 'Second' }],
    data: { name: 'customers.csv', columns: ['email'], rowCount: 2 },
    pace: { ...aRun().pace, iterations: 2 },
  });
  const items = [0, 1, 2, 3, 4];
  expect(items.map((item) => rowNumber(run, item))).toEqual(['1', '1', '2', '2', '1']);
  for (const item of items) expect(`Row ${rowWords(run, item, (name) => name)}`).toBe(whereOf(run, item));
  expect(rowWords(run, 1, () => '•••')).toBe('1, •••, iteration 1');
});

it('counts the items of a run without data', () => {
  expect(rowNumber(aRun({ data: null }), 1_233)).toBe('1,234');
});
