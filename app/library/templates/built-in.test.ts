import { describe, expect, it } from 'vitest';
import { eventProblems } from '#app/event/problems.ts';
import { draftFromTemplate, fitsControl, formProblems, readAnswer, writeAnswer } from '#app/library/form.ts';
import { channels, templateSchema } from '#app/library/template.ts';
import { tellStory } from '#app/library/told.ts';
import { builtInTemplates, isBuiltIn } from './built-in.ts';

const count = <T>(items: readonly T[]) =>
  items.reduce((counts, item) => counts.set(item, (counts.get(item) ?? 0) + 1), new Map<T, number>());

describe('all built-in templates', () => {
  it('are 14, with ids and titles of their own', () => {
    expect(builtInTemplates).toHaveLength(14);
    expect(new Set(builtInTemplates.map(({ id }) => id)).size).toBe(14);
    expect(new Set(builtInTemplates.map(({ title }) => title.toLowerCase())).size).toBe(14);
  });

  it('are two for each use case', () => {
    expect(Object.fromEntries(count(builtInTemplates.map(({ id }) => id.split('.')[1])))).toEqual({
      'promotion-interest': 2,
      'sentiment-change': 2,
      'location-proximity': 2,
      'crm-trigger': 2,
      'email-open': 2,
      atm: 2,
      'mobile-screen': 2,
    });
  });

  it('use every channel', () => {
    expect([...new Set(builtInTemplates.map(({ channel }) => channel))].sort()).toEqual([...channels].sort());
  });

  it('are known by their id', () => {
    expect(builtInTemplates.every(({ id }) => isBuiltIn(id))).toBe(true);
    expect(isBuiltIn('tidings.promotion-interest')).toBe(false);
    expect(isBuiltIn('')).toBe(false);
  });
});

describe.each(builtInTemplates.map((template) => ({ ...template, template })))('$id', ({ template }) => {
  const { id, title, when, uri, fields, story } = template;
  const slots = Array.from(story.matchAll(/\{([^{}]+)\}/g), ([, slot]) => slot);

  it('is a template by the schema', () => {
    expect(templateSchema.parse(template)).toEqual(template);
  });

  it('is written in the style of the house', () => {
    expect(id).toMatch(/^tidings(\.[a-z]+(-[a-z]+)*){2}$/);
    expect(title).toMatch(/^\p{Lu}.{2,31}$/u);
    expect(when).toMatch(/^Use this when [^.]+\.$/);
    expect(uri).toMatch(/^[a-z]+:\/\/[^?#\s]+$/);
    expect(story).toMatch(/\.$/);
  });

  it('asks 3 to 6 questions, the customer first, each with an example that fits it', () => {
    expect(fields.length).toBeGreaterThanOrEqual(3);
    expect(fields.length).toBeLessThanOrEqual(6);
    expect(fields[0]).toMatchObject({ target: { kind: 'customer-key' }, required: true, initial: '' });
    expect(new Set(fields.map((field) => field.id)).size).toBe(fields.length);
    expect(new Set(fields.map(({ target }) => JSON.stringify(target))).size).toBe(fields.length);
    for (const field of fields) {
      expect(field.label).toMatch(/^\p{Lu}/u);
      expect(field.help).toMatch(/^\p{Lu}.*\.$/u);
      expect(field.help.length).toBeLessThanOrEqual(60);
      expect(field.example).not.toBe('');
      expect(fitsControl(field, field.example)).toBe(true);
      expect(fitsControl(field, field.initial)).toBe(true);
      expect(field.choices.length > 0).toBe(field.type === 'choice');
    }
  });

  it('tells a story of its fields, of all that are required', () => {
    expect(fields.map((field) => field.id)).toEqual(expect.arrayContaining(slots));
    expect(slots).toEqual(expect.arrayContaining(fields.filter(({ required }) => required).map((field) => field.id)));
  });

  it('only needs the customer', () => {
    const draft = draftFromTemplate(template);
    expect(formProblems(draft, template)).toMatchObject([
      { level: 'error', field: { kind: 'form', id: 'customer' }, says: 'Who is the customer? is empty' },
    ]);
  });

  it('makes an event without problems, once each question is answered by its example', () => {
    const draft = fields.reduce((one, field) => writeAnswer(one, field, field.example), draftFromTemplate(template));
    expect(fields.map((field) => readAnswer(draft, field))).toEqual(fields.map(({ example }) => example));
    expect(tellStory(template, draft).filter(({ kind }) => kind === 'missing')).toEqual([]);
    expect(formProblems(draft, template)).toEqual([]);
    expect(eventProblems(draft, 'object')).toEqual([]);
  });

  it('makes an event without problems, once the customer is filled in', () => {
    const draft = { ...draftFromTemplate(template), customerKey: fields[0]?.example ?? '' };
    expect(draft.templateId).toBe(id);
    expect(draft.uri.startsWith(uri)).toBe(true);
    expect(formProblems(draft, template)).toEqual([]);
    expect(eventProblems(draft, 'array')).toEqual([]);
    expect(eventProblems(draft, 'object')).toEqual([]);
  });
});
