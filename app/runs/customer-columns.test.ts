import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { customerColumns } from './customer-columns.ts';
import type { Mapping } from './mapping.ts';

const columns = ['number', 'city', 'who'];
const keyed = { ...blankDraft, customerKey: 'x-{{who}}' };

it('finds the column that is the customer key, and those that it is made of', () => {
  const mapping: Mapping = [
    { column: 'number', target: { kind: 'customer-key' } },
    { column: 'city', target: { kind: 'variable', name: 'city' } },
    { column: 'who', target: { kind: 'variable', name: 'who' } },
  ];
  expect([...customerColumns(columns, mapping, [keyed])]).toEqual([0, 2]);
  expect([...customerColumns(columns, mapping, [blankDraft])]).toEqual([0]);
});

it('leaves out what is not used, and what the data does not have', () => {
  const mapping: Mapping = [
    { column: 'who', target: { kind: 'unused' } },
    { column: 'gone', target: { kind: 'customer-key' } },
  ];
  expect([...customerColumns(columns, mapping, [keyed])]).toEqual([]);
});

it('finds a column of a variable whose name has spaces around it', () => {
  const mapping: Mapping = [{ column: 'who', target: { kind: 'variable', name: 'who ' } }];
  expect([...customerColumns(columns, mapping, [keyed])]).toEqual([2]);
});
