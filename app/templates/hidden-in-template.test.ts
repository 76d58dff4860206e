import { expect, it } from 'vitest';
import { answerWithoutHidden, hiddenInAnswer, hiddenInField } from './hidden-in-template.ts';
import { blankField } from './propose-template.ts';
import type { Target, TemplateField } from './template.ts';

const property: Target = { kind: 'property', name: 'town' };
const plain: TemplateField = { ...blankField('f'), label: 'Town', target: property };
const zero = '\u200b';

it.each<[string, Partial<TemplateField>]>([
  ['question', { label: `To${zero}wn` }],
  ['example', { example: `Os${zero}lo` }],
  ['help', { help: `${zero}Where` }],
  ['default value', { initial: `Oslo${zero}` }],
  ['choice', { type: 'choice', choices: ['Bergen', `Os${zero}lo`] }],
  ['name', { target: { ...property, name: `town${zero}` } }],
])('a hidden character in the %s of a field is found, and gone without it', (_, change) => {
  const found = hiddenInField({ ...plain, ...change });
  expect(found?.named).toBe('a zero-width space (U+200B)');
  expect(JSON.stringify(found?.cleaned)).toBe(JSON.stringify({ ...plain, ...change }).replaceAll(zero, ''));
  expect(found && hiddenInField(found.cleaned)).toBeNull();
});

it('a field without any is left alone, and what is meant in a text for people stays', () => {
  expect(hiddenInField({ ...plain, label: 'Price in\u00a0€', initial: '10\u00a0€' })).toBeNull();
  expect(hiddenInAnswer('10\u00a0€', property)).toBeNull();
  expect(answerWithoutHidden(`10\u00a0€${zero}`, property)).toBe('10\u00a0€');
  for (const target of [{ kind: 'customer-key' }, { kind: 'parameter', name: 'a' }] as const) {
    expect(hiddenInAnswer('a\u00a0b', target)?.named).toContain('no-break space');
    expect(answerWithoutHidden('a\u00a0b', target)).toBe('a b');
  }
});

it('choices that are the same without them are one', () => {
  const choices = ['Oslo', `Oslo${zero}`];
  expect(hiddenInField({ ...plain, type: 'choice', choices })?.cleaned.choices).toEqual(['Oslo']);
});
