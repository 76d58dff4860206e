import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editParameters, editUri, moveParameters } from '#app/event/parameters.ts';
import { encodeCell, parametersToQuery, parseUri } from '#app/event/uri.ts';
import { draftFromTemplate, fitsControl, formProblems, readAnswer, writeAnswer } from './form.ts';
import { blankField, blankTemplate } from './propose-template.ts';
import type { FieldType, Target, TemplateField } from './template.ts';

const targets: readonly Target[] = [
  { kind: 'customer-key' },
  { kind: 'parameter', name: 'campaign' },
  { kind: 'parameter', name: 'Campaign & code=ü' },
  { kind: 'property', name: 'preferredDay' },
];
const aField = (target: Target, change: Partial<TemplateField> = {}): TemplateField => ({
  ...blankField('one'),
  label: 'One',
  target,
  ...change,
});
const campaign = aField({ kind: 'parameter', name: 'campaign' });
const day = aField({ kind: 'property', name: 'preferredDay' }, { type: 'date' });

const word = fc.string({ unit: 'grapheme' });
const awkward = fc.constantFrom('{{$now +2d}}', '{{a&b=c?d#e}}', '{{', '}}', '%', '%7B', '&', '=', '?', '#', '+', ' ');
const answers = fc.oneof(
  word,
  fc.array(fc.oneof(word, awkward), { maxLength: 6 }).map((parts) => parts.join('')),
);
const given = answers.filter((answer) => answer !== '');

/** Drafts as people make them: no name twice, the field's own row among them or not, switched on or off. */
const rowNames = fc.uniqueArray(fc.constantFrom('campaign', 'preferredDay', 'a', 'b', 'c'), { maxLength: 5 });
const rowsOf = rowNames.chain((names) =>
  fc.tuple(
    ...names.map((name) =>
      word.chain((value) => fc.boolean().map((enabled) => ({ enabled, name, value: encodeCell(value, 'value') }))),
    ),
  ),
);
const drafts: fc.Arbitrary<Draft> = fc
  .record({
    uri: fc.constantFrom('assist://salescloud/testdrive/book', 'android://App/x#y', 'a://{{host}}/p'),
    parameters: rowsOf,
    properties: rowsOf,
    tid: word,
    customerKey: word,
    onRequestUrl: fc.boolean(),
  })
  .map(({ uri, parameters, onRequestUrl, ...rest }) => {
    const table = parameters.map((row) => ({ ...row, bare: false }));
    const draft = editParameters(editUri({ ...blankDraft, ...rest }, uri), table);
    return onRequestUrl ? moveParameters(draft, 'request-url') : draft;
  });
const required = fc.boolean();

/** All of a draft that a field has no business with. */
function besides(draft: Draft, { target }: TemplateField) {
  const { query: _, ...place } = parseUri(draft.uri);
  const isOther = (kind: Target['kind']) => (row: { readonly name: string }) =>
    target.kind !== kind || row.name !== (kind === 'parameter' ? encodeURIComponent(target.name) : target.name);
  return {
    ...draft,
    uri: place,
    customerKey: target.kind === 'customer-key' ? null : draft.customerKey,
    parameters: draft.parameters.filter(isOther('parameter')),
    properties: draft.properties.filter(isOther('property')),
  };
}

const rowsFor = (draft: Draft, { target }: TemplateField) =>
  target.kind === 'customer-key'
    ? []
    : (target.kind === 'parameter' ? draft.parameters : draft.properties).filter(
        ({ name }) => decodeURIComponent(name) === target.name,
      );

describe.each(targets)('an answer into $kind $name', (target) => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(drafts, answers, required, (draft, answer, isRequired) => {
        const field = aField(target, { required: isRequired });
        expect(readAnswer(writeAnswer(draft, field, answer), field)).toBe(answer);
      }),
    );
  });

  it('leaves all else as it was, and the uri in step with the table', () => {
    fc.assert(
      fc.property(drafts, answers, required, (draft, answer, isRequired) => {
        const field = aField(target, { required: isRequired });
        const written = writeAnswer(draft, field, answer);
        expect(besides(written, field)).toEqual(besides(draft, field));
        const others = targets.filter((other) => other !== target).map((other) => aField(other));
        expect(others.map((other) => readAnswer(written, other))).toEqual(
          others.map((other) => readAnswer(draft, other)),
        );
        const { query } = parseUri(written.uri);
        expect(query).toBe(draft.parametersOn === 'event-uri' ? parametersToQuery(written.parameters) : null);
        expect(editUri(written, written.uri)).toEqual(written);
      }),
    );
  });

  it('is switched off when it is cleared, and on again in the same row', () => {
    fc.assert(
      fc.property(drafts, given, given, (draft, first, second) => {
        const field = aField(target);
        const written = writeAnswer(draft, field, first);
        const cleared = writeAnswer(written, field, '');
        expect(readAnswer(cleared, field)).toBe('');
        const one = target.kind === 'customer-key' ? 0 : 1;
        expect(rowsFor(cleared, field).map(({ enabled }) => enabled)).toEqual(Array(one).fill(false));
        expect(rowsFor(writeAnswer(cleared, field, second), field)).toHaveLength(one);
        expect(writeAnswer(cleared, field, first)).toEqual(written);
      }),
    );
  });
});

it('a cleared answer that is required stays in the event, empty', () => {
  const draft = writeAnswer(editUri(blankDraft, 'a://b?campaign=1&c=2'), { ...campaign, required: true }, '');
  expect(draft.uri).toBe('a://b?campaign=&c=2');
  expect(writeAnswer(blankDraft, { ...day, required: true }, '').properties).toEqual([
    { enabled: true, name: 'preferredDay', value: '' },
  ]);
});

it('a cleared answer without a row adds none', () => {
  expect(writeAnswer(blankDraft, campaign, '')).toEqual(blankDraft);
  expect(writeAnswer(blankDraft, day, '')).toEqual(blankDraft);
});

it('what a parameter is not allowed to hold is encoded, variables are not', () => {
  const draft = writeAnswer(editUri(blankDraft, 'a://b/c#d'), campaign, 'x & y = {{$now +2d}}');
  expect(draft.uri).toBe('a://b/c?campaign=x%20%26%20y%20%3D%20{{$now +2d}}#d');
});

it('parameters on the request URL leave the uri alone', () => {
  const draft = moveParameters(editUri(blankDraft, 'a://b?c=1'), 'request-url');
  const written = writeAnswer(draft, campaign, '12 34');
  expect(written.uri).toBe('a://b');
  expect(written.parameters.map(({ name, value }) => `${name}=${value}`)).toEqual(['c=1', 'campaign=12%2034']);
});

it('a switched-off row is not read, and one that is on is written before it', () => {
  const off = { enabled: false, name: 'preferredDay', value: '2026-01-01' };
  const on = { enabled: true, name: 'preferredDay', value: '2026-02-02' };
  expect(readAnswer({ ...blankDraft, properties: [off] }, day)).toBe('');
  expect(readAnswer({ ...blankDraft, properties: [off, on] }, day)).toBe('2026-02-02');
  expect(writeAnswer({ ...blankDraft, properties: [off, on] }, day, '2026-03-03').properties).toEqual([
    off,
    { ...on, value: '2026-03-03' },
  ]);
  const parameters = [{ enabled: false, name: 'campaign', value: '1', bare: false }];
  expect(readAnswer({ ...blankDraft, parameters }, campaign)).toBe('');
});

it('a broken escape in the uri is read as it stands', () => {
  expect(readAnswer(editUri(blankDraft, 'a://b?campaign=100%'), campaign)).toBe('100%');
});

it('a new event holds what its fields start with, and no row for the others', () => {
  const fields = [
    aField({ kind: 'customer-key' }, { id: 'customer', required: true }),
    { ...campaign, id: 'campaign', required: true, initial: '12 34' },
    { ...day, id: 'day' },
    aField({ kind: 'property', name: 'note' }, { id: 'note', required: true }),
  ];
  const draft = draftFromTemplate({ ...blankTemplate('mine'), uri: 'a://b?c=1', fields });
  expect(draft).toEqual({
    ...editUri(blankDraft, 'a://b?c=1&campaign=12%2034'),
    properties: [{ enabled: true, name: 'note', value: '' }],
    templateId: 'mine',
  });
});

describe('the problems of a form', () => {
  const misfits: Readonly<Record<Exclude<FieldType, 'text'>, string>> = {
    number: 'warning: One is no number',
    date: 'warning: One is no date',
    choice: 'warning: One is none of the choices',
    'yes-no': 'warning: One is neither yes nor no',
  };

  it.each<[FieldType, string, boolean]>([
    ['text', 'anything', true],
    ['number', '12', true],
    ['number', '-0.5', true],
    ['number', '+3,25', true],
    ['number', '.5', true],
    ['number', ' 7 ', true],
    ['number', '12a', false],
    ['number', '1e3', false],
    ['number', '-', false],
    ['number', '{{$randomInt}}', true],
    ['date', '2026-04-02', true],
    ['date', '2028-02-29', true],
    ['date', '2026-02-29', false],
    ['date', '2026-4-2', false],
    ['date', '02.04.2026', false],
    ['date', 'tomorrow', false],
    ['date', '{{$now +2d}}', true],
    ['choice', 'Top', true],
    ['choice', 'top', false],
    ['choice', '{{place}}', true],
    ['yes-no', 'true', true],
    ['yes-no', 'false', true],
    ['yes-no', 'yes', false],
    ['yes-no', '{{answer}}', true],
    ['yes-no', '', true],
  ])('%s: “%s”', (type, answer, fits) => {
    const field = { ...day, type, choices: type === 'choice' ? ['Top', 'Bottom'] : [] };
    const draft = writeAnswer(blankDraft, field, answer);
    const found = formProblems(draft, { ...blankTemplate('mine'), fields: [field] });
    expect(readAnswer(draft, field)).toBe(answer);
    expect(found.map(({ level, says }) => `${level}: ${says}`)).toEqual(fits || type === 'text' ? [] : [misfits[type]]);
    expect(fitsControl(field, answer)).toBe(fits && !answer.includes('{{'));
  });

  it.each([
    ['', 'This template needs it.'],
    ['1234', 'This template needs it, for example 1234.'],
  ])('a required answer is missing, example “%s”', (example, why) => {
    const field = { ...campaign, required: true, example };
    const problem = { level: 'error', field: { kind: 'form', id: 'one' }, says: 'One is empty', why };
    for (const answer of ['', '  '])
      expect(
        formProblems(writeAnswer(blankDraft, field, answer), { ...blankTemplate('mine'), fields: [field] }),
      ).toEqual([problem]);
  });
});
