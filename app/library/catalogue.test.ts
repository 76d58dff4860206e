import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { builtInTemplates } from '#app/templates/built-in/built-in.ts';
import { proposeTemplate } from '#app/templates/propose-template.ts';
import {
  type Catalogue,
  catalogueProblems,
  catalogueSchema,
  learn,
  namesOf,
  nearMiss,
  valuesOf,
  withTemplates,
} from './catalogue.ts';

const draft = (name: string, value: string, json = false) => ({
  ...blankDraft,
  properties: [{ enabled: true, name, value, json }],
});
const known: Catalogue = [
  { kind: 'property', name: 'sentimentScore', values: [] },
  { kind: 'parameter', name: 'campaign', values: ['1234'] },
];

it('learns names and their last values, the last one first', () => {
  const twice = learn(learn(learn([], draft('mood', 'good')), draft('mood', 'bad')), draft('n', '1', true));
  expect(twice).toEqual([
    { kind: 'property', name: 'n', values: [] },
    { kind: 'property', name: 'mood', values: ['bad', 'good'] },
  ]);
});

it('keeps a parameter and a property of one name apart', () => {
  const both = learn(learn([], draft('mood', 'good')), editUri(blankDraft, 'a://b?mood=x%20y'));
  expect(valuesOf(both, 'property', 'mood')).toEqual(['good']);
  expect(valuesOf(both, 'parameter', 'mood')).toEqual(['x%20y']);
  expect(namesOf(both, 'parameter')).toEqual(['mood']);
});

it('reads what was kept before there were parameters in it', () => {
  expect(catalogueSchema.parse([{ name: 'mood', values: [] }])).toEqual([
    { kind: 'property', name: 'mood', values: [] },
  ]);
});

it.each([
  ['sentiment_score', 'sentimentScore'],
  ['sentimentscore', 'sentimentScore'],
  ['sentimetScore', 'sentimentScore'],
  ['sentimnetScore', 'sentimentScore'],
  ['sentimentScores', 'sentimentScore'],
  ['sentimentScore', null],
  ['score', null],
  ['', null],
  ['mod', null],
])('“%s” is probably %s', (name, meant) => expect(nearMiss(name, ['sentimentScore', 'mood'])).toBe(meant));

it('offers the name of the property that was meant', () => {
  const slip = draft('sentiment_score', '1');
  const [problem] = catalogueProblems(slip, known);
  expect(problem?.remedy?.mend(slip)?.properties).toMatchObject([{ name: 'sentimentScore', value: '1' }]);
});

it('offers the name of the parameter that was meant, and keeps the uri in step', () => {
  const slip = editUri(blankDraft, 'a://b?x=1&campain=77');
  const problems = catalogueProblems(slip, known);
  expect(problems).toMatchObject([
    { field: { kind: 'parameter', index: 1 }, says: 'URI parameter “campain” looks like “campaign”' },
  ]);
  expect(problems[0]?.remedy?.mend(slip)).toMatchObject({
    uri: 'a://b?x=1&campaign=77',
    parameters: [{}, { name: 'campaign' }],
  });
});

it('offers the name of a template’s parameter as it is written in a URI', () => {
  const { fields } = proposeTemplate(editUri(blankDraft, 'a://b?my%20%26%20key=a%26b'), 't', 'T');
  const all = withTemplates([], [{ ...proposeTemplate(blankDraft, 't', 'T'), fields }]);
  const slip = editUri(blankDraft, 'a://b?my_%26_key=1');
  const [problem] = catalogueProblems(slip, all);
  expect(problem?.remedy?.mend(slip)?.uri).toBe('a://b?my%20%26%20key=1');
  expect(catalogueProblems(editUri(blankDraft, 'a://b?my%20%26%20key=1'), all)).toEqual([]);
});

it('takes no parameter for a slip of a property', () => {
  expect(catalogueProblems(editUri(blankDraft, 'a://b?sentiment_score=1'), known)).toEqual([]);
});

it('knows what templates know, after what was sent', () => {
  const all = withTemplates(known, builtInTemplates);
  expect(all.slice(0, 2)).toEqual(known);
  expect(namesOf(all, 'parameter').filter((name) => name === 'campaign')).toHaveLength(1);
  expect(all.length).toBeGreaterThan(10);
});
