import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankDraft, type Draft, type Property } from '#app/event/draft.ts';
import { editUri, moveParameters } from '#app/event/parameters.ts';
import { draftFromTemplate, readAnswer, writeAnswer } from './form.ts';
import { blankField, proposeTemplate } from './propose-template.ts';
import type { Template, TemplateField } from './template.ts';

const json = fc.oneof(
  fc.constantFrom('12.50', '1e3', '-0', '12345678901234567890', 'true', 'false', 'null', '{"a":[1,"x"]}', '"text"'),
);
const name = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'toString'), fc.string({ minLength: 1, maxLength: 5 }));
const property: fc.Arbitrary<Property> = fc.oneof(
  fc.record({ enabled: fc.constant(true), name, value: fc.string({ maxLength: 6 }) }),
  fc.record({ enabled: fc.constant(true), name, value: json, json: fc.constant(true) }),
);
const query = fc.array(
  fc.constantFrom(
    'tag=one',
    'tag=two',
    'k',
    'e=',
    'c=a%20b',
    'u=ü',
    "q=it's",
    'p=%2f',
    'x=1',
    'a[b]=1',
    'ö=1',
    'a:b=1',
  ),
  {
    maxLength: 5,
  },
);

const event = fc
  .record({ query, properties: fc.array(property, { maxLength: 5 }), onUrl: fc.boolean(), extra: json })
  .map(({ query: parts, properties, onUrl, extra }): Draft => {
    const uri = `a://b/c${parts.length === 0 ? '' : `?${parts.join('&')}`}#end`;
    const draft = { ...editUri(blankDraft, uri), properties, extra: [{ name: 'more', json: extra }] };
    return onUrl ? moveParameters(draft, 'request-url') : draft;
  });

it('an event made into a template comes out of its form as it went in', () => {
  fc.assert(
    fc.property(event, (draft) => {
      const template = proposeTemplate(draft, 't', 'T');
      const made = draftFromTemplate(template);
      expect({ ...made, templateId: null }).toEqual(draft);
      // Each answer given once more changes nothing either, except how the value of a parameter is encoded.
      for (const field of template.fields) {
        const again = writeAnswer(made, field, readAnswer(made, field));
        expect(again.properties).toEqual(made.properties);
        expect(again.parameters.map(({ name }) => name)).toEqual(made.parameters.map(({ name }) => name));
      }
    }),
    { numRuns: 500 },
  );
});

describe('an answer', () => {
  const field = { ...blankField('f'), target: { kind: 'property', name: 'n' } } as const;
  const of = (value: string): Draft => ({
    ...blankDraft,
    properties: [{ enabled: true, name: 'n', value, json: true }],
  });
  it('keeps the kind of the value before it', () => {
    expect(writeAnswer(of('1'), field, '12.50').properties[0]).toEqual({
      enabled: true,
      name: 'n',
      value: '12.50',
      json: true,
    });
    expect(writeAnswer(of('1'), field, 'x').properties[0]).toEqual({ enabled: true, name: 'n', value: 'x' });
    expect(writeAnswer(of('true'), field, 'false').properties[0]?.json).toBe(true);
    expect(writeAnswer(of('1'), field, '{{count}}').properties[0]?.json).toBe(true);
  });

  it.each<[string, Partial<TemplateField>, readonly string[]]>([
    ['a decimal point', {}, ['1', '1.', '1.5']],
    ['no answer', {}, ['1', '', '7']],
    ['no answer to a required field', { required: true }, ['1', '', '7']],
    ['a minus, in a number field', { type: 'number' }, ['', '-', '-2']],
    ['an exponent, in a number field', { type: 'number' }, ['1e', '1e-', '1e-7']],
  ])('stays a number while it is typed, also over %s', (_, more, steps) => {
    const typed = steps.reduce((draft, text) => writeAnswer(draft, { ...field, ...more }, text), of('12'));
    expect(typed.properties).toEqual([{ enabled: true, name: 'n', value: steps.at(-1), json: true }]);
  });

  it('that is a code with zeros before it is a text', () => {
    const typed = ['', '0', '01', '012'].reduce((draft, text) => writeAnswer(draft, field, text), of('12'));
    expect(typed.properties).toEqual([{ enabled: true, name: 'n', value: '012' }]);
  });

  it('stays yes or no over none', () => {
    const yesOrNo = { ...field, type: 'yes-no' } as const;
    const typed = ['', 'false'].reduce((draft, text) => writeAnswer(draft, yesOrNo, text), of('true'));
    expect(typed.properties[0]).toMatchObject({ value: 'false', json: true });
  });

  it('that is required and has no start leaves the one in the URI', () => {
    const needed = { ...blankField('f'), required: true, target: { kind: 'parameter', name: 'c' } } as const;
    const template: Template = { ...proposeTemplate(blankDraft, 't', 'T'), uri: 'a://b?c=1', fields: [needed] };
    expect(draftFromTemplate(template).uri).toBe('a://b?c=1');
  });
});
