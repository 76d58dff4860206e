import { expect, it } from 'vitest';
import { variableLookup } from './variable-lookup.ts';

it('offers of two variables of one name the one that is sent, without the blanks around it', () => {
  const variables = [
    { name: 'who', value: 'first' },
    { name: 'who ', value: 'last' },
  ];
  const { names } = variableLookup([{ label: 'here', variables }], { seed: 's' });
  expect(names.filter(({ name }) => name.startsWith('who'))).toEqual([{ name: 'who', about: 'last (here)' }]);
});
