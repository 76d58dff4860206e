import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ColumnTarget } from '#app/runs/mapping.ts';
import { formatTarget, kindChoices, parseTarget, targetChoices, withKind } from './column-targets.ts';

const unused = { kind: 'unused' } as const;

it('offers each name once, those that the events ask for first', () => {
  const [variables, fields] = targetChoices(
    { column: 'city', target: unused },
    ['campaign', 'city'],
    ['promotion', 'promotion', ''],
  );
  expect(variables?.items.map(({ label }) => label)).toEqual(['{{campaign}}', '{{city}}']);
  expect(fields?.items.map(({ label }) => label)).toEqual([
    'Customer key',
    'TID',
    'Property promotion',
    'Property city',
  ]);
});

it('offers no name for a column that has none', () => {
  expect(targetChoices({ column: ' ', target: unused }, [], [])[0]?.items).toEqual([]);
});

it('offers where a column goes, also when no event asks for it any more', () => {
  const valuesOf = (target: ColumnTarget) =>
    targetChoices({ column: 'Plz', target }, ['city'], ['tier']).flatMap(({ items }) =>
      items.map(({ value }) => value),
    );
  for (const kind of ['property', 'variable'] as const)
    expect(valuesOf({ kind, name: 'zip' })).toContain(`${kind} zip`);
});

it('reads each target back, with any name', () => {
  const target: fc.Arbitrary<ColumnTarget> = fc.oneof(
    fc.record({ kind: fc.constantFrom('variable', 'property'), name: fc.string() }),
    fc.record({ kind: fc.constantFrom('customer-key', 'tid', 'unused') }),
  );
  fc.assert(
    fc.property(target, (one) => {
      expect(parseTarget(formatTarget(one))).toEqual(one);
    }),
  );
});

it('offers the kinds of value that a property is sent as, and keeps the one that is chosen', () => {
  expect(kindChoices(false).map(({ label }) => label)).toEqual(['Text', 'Number', 'True or false', 'JSON']);
  expect(kindChoices(true)[0]?.label).toBe('As in the event');
  expect(withKind({ kind: 'property', name: 'n' }, 'number')).toEqual({ kind: 'property', name: 'n', as: 'number' });
  expect(withKind({ kind: 'property', name: 'n', as: 'number' }, '')).toEqual({ kind: 'property', name: 'n' });
});
