import { expect, it } from 'vitest';
import { type ColumnTarget, sayMissingColumns } from './mapping.ts';

it.each<[ColumnTarget, string]>([
  [{ kind: 'variable', name: 'town' }, 'Map the variable {{town}} to another one.'],
  [{ kind: 'customer-key' }, 'Choose another one for the customer key.'],
  [{ kind: 'tid' }, 'Choose another one for the TID.'],
  [{ kind: 'property', name: 'size', as: 'number' }, 'Choose another one for the property “size”.'],
])('a mapped column that the data does not have is said with what to do: %j', (target, next) => {
  const mapping = [{ column: 'mail', target }];
  expect(sayMissingColumns(mapping, ['name'])).toEqual([`The data has no column “mail”. ${next}`]);
  expect(sayMissingColumns(mapping, ['name', 'mail'])).toEqual([]);
});

it('an unused column may be missing', () => {
  expect(sayMissingColumns([{ column: 'age', target: { kind: 'unused' } }], [])).toEqual([]);
});
