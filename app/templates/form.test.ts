import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { editUri, moveParameters } from '#app/event/parameters.ts';
import { eventProblems } from '#app/event/problems.ts';
import { builtInTemplates } from './built-in/built-in.ts';
import { draftFromTemplate, formProblems, readAnswer, writeAnswer } from './form.ts';
import { proposeTemplate } from './propose-template.ts';
import { channels, type Template, type TemplateField, templateSchema } from './template.ts';
import { summariseTemplate } from './template-summary.ts';

const field = (target: TemplateField['target'], more: Partial<TemplateField> = {}): TemplateField => ({
  id: 'f',
  label: 'Field',
  type: 'text',
  choices: [],
  example: '7',
  help: '',
  required: false,
  initial: '',
  target,
  ...more,
});
const targets = [
  { kind: 'customer-key' },
  { kind: 'parameter', name: 'a b&c' },
  { kind: 'property', name: 'p' },
] as const;
const start = {
  ...editUri(blankDraft, 'assist://a/b?x=1&y'),
  tid: 't',
  properties: [{ enabled: false, name: 'off', value: '1' }],
};

describe('form and event are two views of one draft', () => {
  it.each(targets)('an answer to %o reads as it was given', (target) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean(), (answer, onRequestUrl) => {
        const before = onRequestUrl ? moveParameters(start, 'request-url') : start;
        const after = writeAnswer(before, field(target), answer);
        expect(readAnswer(after, field(target))).toBe(answer);
        expect(after.tid).toBe('t');
        expect(after.properties[0]).toEqual(start.properties[0]);
        expect(after.uri.startsWith('assist://a/b')).toBe(true);
        expect(after.parameters.slice(0, 2)).toEqual(before.parameters.slice(0, 2));
      }),
    );
  });

  it.each(targets.slice(1))('an empty answer to %o switches its row off, and the next one on again', (target) => {
    const filled = writeAnswer(start, field(target), '7');
    const emptied = writeAnswer(filled, field(target), '');
    expect(readAnswer(emptied, field(target))).toBe('');
    const again = writeAnswer(emptied, field(target), '8');
    expect(again.parameters.length + again.properties.length).toBe(filled.parameters.length + filled.properties.length);
    expect(readAnswer(again, field(target))).toBe('8');
  });
});

it.each(['filter[brand]', 'größe', 'utm:source', 'a%5bb'])(
  'an answer leaves the name of its parameter as it was: %s',
  (name) => {
    const before = editUri(blankDraft, `assist://a/b?${name}=x`);
    const one = proposeTemplate(before, 't', 'T').fields.find(({ target }) => target.kind === 'parameter');
    if (one === undefined) throw new Error('The URI has a parameter.');
    expect(writeAnswer(before, one, 'y').uri).toBe(`assist://a/b?${name}=y`);
  },
);

describe('problems of a form', () => {
  const withField = (one: TemplateField): Template => ({ ...proposeTemplate(blankDraft, 't', 'T'), fields: [one] });
  const property = { kind: 'property', name: 'p' } as const;
  it.each([
    ['text', '', 'error', 'Field is empty'],
    ['number', 'seven', 'warning', 'not a number'],
    ['date', '2026-02-30', 'warning', 'not a date'],
    ['yes-no', 'perhaps', 'warning', 'not yes or no'],
  ] as const)('%s “%s”', (type, answer, level, says) => {
    const one = field(property, { type, choices: ['a', 'b'], required: true });
    const [problem] = formProblems(writeAnswer(blankDraft, one, answer), withField(one));
    expect(problem?.level).toBe(level);
    expect(problem?.says).toContain(says);
  });

  it.each([
    ['number', '-1.5'],
    ['date', '2026-02-28'],
    ['date', '{{$today +2d}}'],
    ['choice', 'a'],
    ['choice', 'one of their own'],
    ['yes-no', 'true'],
  ] as const)('%s “%s” is none', (type, answer) => {
    const one = field(property, { type, choices: ['a', 'b'] });
    expect(formProblems(writeAnswer(blankDraft, one, answer), withField(one))).toEqual([]);
  });
});

it.each([
  ['12,5', 'Field will be sent as text'],
  ['+5', 'Field will be sent as text'],
  ['.5', 'Field will be sent as text'],
  ['12.', 'Field is not a number'],
  ['12.5', undefined],
  ['{{count}}', undefined],
])('says where a number without quotes becomes a text: “%s”', (answer, says) => {
  const one = field({ kind: 'property', name: 'p' }, { type: 'number', json: true });
  const before = { ...blankDraft, properties: [{ enabled: true, name: 'p', value: '12', json: true }] };
  const template = { ...proposeTemplate(blankDraft, 't', 'T'), fields: [one] };
  expect(formProblems(writeAnswer(before, one, answer), template)[0]?.says).toBe(says);
});

it('says nothing of the kind where the answer goes into a parameter, which is always a text', () => {
  const one = field({ kind: 'parameter', name: 'p' }, { type: 'number', json: true });
  const template = { ...proposeTemplate(blankDraft, 't', 'T'), fields: [one] };
  expect(formProblems(writeAnswer(start, one, '12,5'), template)).toEqual([]);
});

describe('the templates that come with Tidings', () => {
  it('are at least two for each use case, each with its own title', () => {
    const useCases = builtInTemplates.map(({ id }) => id.split('.')[1]);
    expect(new Set(useCases).size).toBe(8);
    expect(useCases.every((one) => useCases.filter((other) => other === one).length >= 2)).toBe(true);
    expect(new Set(builtInTemplates.map(({ id }) => id)).size).toBe(builtInTemplates.length);
    expect(new Set(builtInTemplates.map(({ title }) => title)).size).toBe(builtInTemplates.length);
    expect(channels.every((channel) => builtInTemplates.some((template) => template.channel === channel))).toBe(true);
  });

  it.each(builtInTemplates.map((template) => [template.title, template] as const))('%s', (_, template) => {
    expect(templateSchema.parse(template)).toEqual(template);
    const slots = [...template.story.matchAll(/\{([^}]+)\}/g)].map(([, id]) => id);
    expect(new Set(slots)).toEqual(new Set(template.fields.map(({ id }) => id)));
    const fresh = draftFromTemplate(template);
    expect(formProblems(fresh, template).map(({ says }) => says)).toEqual(['Who is the customer? is empty']);
    const filled = { ...fresh, customerKey: 'ada@example.com' };
    expect(formProblems(filled, template)).toEqual([]);
    expect(eventProblems(filled, 'array')).toEqual([]);
    expect(
      summariseTemplate(template, filled).some(({ kind, text }) => kind === 'answer' && text === 'ada@example.com'),
    ).toBe(true);
  });
});

it('a template that is made from an event makes that event again', () => {
  for (const template of builtInTemplates) {
    const draft = { ...draftFromTemplate(template), customerKey: 'ada@example.com' };
    const proposed = proposeTemplate(draft, 'own', 'Own');
    const again = draftFromTemplate(proposed);
    expect({ ...again, templateId: draft.templateId, customerKey: 'ada@example.com' }).toEqual(draft);
  }
});

describe('a query in the URI of a template', () => {
  const template = proposeTemplate(editUri(blankDraft, 'assist://a/b?x=1'), 't', 'T');
  const withUri = (uri: string) => draftFromTemplate({ ...template, uri }).uri;

  it('comes before the parameters of its fields', () => {
    expect(withUri('assist://a/b?source=shop')).toBe('assist://a/b?source=shop&x=1');
    expect(withUri('assist://a/b?source=shop&utm#end')).toBe('assist://a/b?source=shop&utm&x=1#end');
    expect(withUri('assist://a/b')).toBe('assist://a/b?x=1');
  });

  it('names a parameter once, with the start value of its field', () => {
    expect(withUri('assist://a/b?x=2&source=shop')).toBe('assist://a/b?x=1&source=shop');
  });

  it('stays where the parameters go to the request URL', () => {
    const onUrl = proposeTemplate(
      { ...editUri(blankDraft, 'assist://a/b?x=1'), parametersOn: 'request-url' },
      't',
      'T',
    );
    expect(draftFromTemplate({ ...onUrl, uri: 'assist://a/b?source=shop' })).toMatchObject({
      uri: expect.stringContaining('source=shop'),
      parameters: [{ name: 'x', value: '1' }],
    });
  });
});
