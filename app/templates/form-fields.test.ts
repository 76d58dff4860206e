import { describe, expect, it } from 'vitest';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { draftFromTemplate, readAnswer, writeAnswer } from './form.ts';
import { formFields, renameTarget } from './form-fields.ts';
import { blankField, proposeTemplate } from './propose-template.ts';
import type { Target, Template, TemplateField } from './template.ts';

const row = (name: string, value: string) => ({ enabled: true, name, value });
const proposed = (draft: Partial<Draft>, uri = 'a://b') =>
  proposeTemplate(editUri({ ...blankDraft, ...draft }, uri), 't', 'T');
const items = proposed({ properties: [row('item', 'shirt'), row('item', 'shoes'), row('item', 'hat')] });
const parameters = proposed({}, 'a://b?c=1&c=2&x=&c=3');
const without = (template: Template, ...ids: readonly string[]): Template => ({
  ...template,
  fields: template.fields.filter(({ id }) => !ids.includes(id)),
});
const renamed = (template: Template, id: string, ...names: readonly string[]): Template => {
  const rename = (field: TemplateField) => ({ ...field, target: names.reduce(renameTarget, field.target) });
  return { ...template, fields: template.fields.map((field) => (field.id === id ? rename(field) : field)) };
};
/** The answers of a new event, without the customer. */
const answersOf = (template: Template, draft = draftFromTemplate(template)) =>
  formFields(template)
    .slice(1)
    .map((field) => readAnswer(draft, field));

describe('fields of one name', () => {
  it('each keep their own row when one of them is removed', () => {
    const template = without(items, 'field-2');
    const draft = draftFromTemplate(template);
    expect(draft.properties).toEqual([row('item', 'shoes'), row('item', 'hat')]);
    expect(answersOf(template)).toEqual(['shoes', 'hat']);
    const [, shoes = blankField('none')] = formFields(template);
    expect(writeAnswer(draft, shoes, 'boots').properties).toEqual([row('item', 'boots'), row('item', 'hat')]);
  });

  it('show what is sent when only one of them is left', () => {
    const template = without(items, 'field-2', 'field-4');
    const [, shoes = blankField('none')] = formFields(template);
    expect(answersOf(template)).toEqual(['shoes']);
    expect(writeAnswer(draftFromTemplate(template), shoes, 'boots').properties).toEqual([row('item', 'boots')]);
  });

  it('send no parameter that none of them asks for', () => {
    expect(draftFromTemplate(without(parameters, 'field-3')).uri).toBe('a://b?c=1&x=&c=3');
    expect(draftFromTemplate(without(parameters, 'field-2', 'field-5')).uri).toBe('a://b?c=2&x=');
  });

  it('go on without one that is renamed', () => {
    const template = renamed(parameters, 'field-3', 'cd', 'd');
    const [, , second = blankField('none')] = formFields(template);
    const draft = draftFromTemplate(template);
    expect(draft.uri).toBe('a://b?c=1&x=&c=3&d=2');
    expect(answersOf(template)).toEqual(['1', '2', '', '3']);
    expect(writeAnswer(draft, second, '4').uri).toBe('a://b?c=1&x=&c=3&d=4');
  });

  it('are as before when one is renamed and gets its name back', () => {
    const template = renamed(parameters, 'field-3', 'cd', 'c');
    expect(draftFromTemplate(template).uri).toBe('a://b?c=1&c=2&x=&c=3');
    expect(answersOf(template)).toEqual(['1', '2', '', '3']);
  });

  it('that an editor adds have a row each', () => {
    const target: Target = { kind: 'property', name: 'item' };
    const fields = ['a', 'b'].map((id) => ({ ...blankField(id), target, initial: id }));
    const draft = draftFromTemplate({ ...proposed({}), fields });
    expect(draft.properties).toEqual([row('item', 'a'), row('item', 'b')]);
  });
});

it('no answer to a parameter that the event has twice sends none of them', () => {
  const field = { ...blankField('f'), target: { kind: 'parameter', name: 'c' } } as const;
  const cleared = writeAnswer(editUri(blankDraft, 'a://b?c=1&x=2&c=3'), field, '');
  expect([readAnswer(cleared, field), cleared.uri]).toEqual(['', 'a://b?x=2']);
  expect(writeAnswer(cleared, field, '4').uri).toBe('a://b?c=4&x=2');
});
