import { expect, it } from 'vitest';
import { dataFormatSchema } from './data-format.ts';

const commas = { kind: 'delimited', encoding: 'utf-8', separator: ',', quote: '"', hasHeader: true };

it.each([{ separator: '^' }, { quote: null }, { quote: "'", separator: '"' }])('may have %j', (change) => {
  expect(dataFormatSchema.safeParse({ ...commas, ...change }).success).toBe(true);
});

it.each([{ separator: '"' }, { separator: '\n' }, { separator: '' }, { separator: '::' }, { quote: '`' }])(
  'cannot have %j',
  (change) => {
    expect(dataFormatSchema.safeParse({ ...commas, ...change }).success).toBe(false);
  },
);
