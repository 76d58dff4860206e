import { expect, it } from 'vitest';
import { z } from 'zod';
import { freeTextFields } from './customers/schema-texts.ts';
import { namedValues } from './named-values.ts';
import { knownNames } from './testing/known-names.ts';

const texts = z.object({ answers: namedValues(z.string()).default({}) });
const given = Object.fromEntries(knownNames.map((name) => [name, `of ${name}`]));

it('values by any name come through', () => {
  const saved = texts.parse({ answers: given });
  expect(Object.entries(saved.answers).toSorted()).toEqual(Object.entries(given).toSorted());
  expect(texts.parse(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
  expect(Object.getPrototypeOf(saved.answers)).toBe(Object.prototype);
  expect(texts.parse({})).toEqual({ answers: {} });
});

it.each(knownNames)('a value of %s that is not right is refused by its name', (name) => {
  const wrong = texts.safeParse({ answers: Object.fromEntries([[name, 5]]) });
  expect(wrong.error?.issues.map(({ path }) => path)).toEqual([['answers', name]]);
});

it('is walked through like any record', () => {
  expect(freeTextFields(texts)).toEqual([['.answers', 'value']]);
  expect(z.toJSONSchema(texts, { io: 'input' })).toMatchObject({
    properties: { answers: { type: 'object', additionalProperties: { type: 'string' } } },
  });
});
