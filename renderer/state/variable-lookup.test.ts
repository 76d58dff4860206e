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

it('offers one name for a new identifier, and knows both that Postman has', () => {
  const { names, describe } = variableLookup([], { seed: 's' });
  expect(names.filter(({ about }) => about.startsWith('A random UUID')).map(({ name }) => name)).toEqual(['$guid']);
  for (const known of ['$guid', '$randomUUID'])
    expect(describe(known)).toMatchObject({ isKnown: true, value: expect.stringMatching(/^[0-9a-f]{8}-/) });
});
