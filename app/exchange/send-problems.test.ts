import { expect, it } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { buildRequest } from './request.ts';
import { sendProblems } from './send-problems.ts';

const environment: Environment = { ...blankEnvironment('e'), name: 'UAT', serverName: 'https://h' };
const draft: Draft = { ...blankDraft, uri: 'assist://a/b', customerKey: 'ada' };
const siteKey = 'ONE-5BTO1FBU1O-1109';
const noPattern = { kind: 'json-path', path: '$.a', test: 'matches', value: '(' } as const;
const property = (value: string) => ({ properties: [{ enabled: true, name: 'p', value }] });

const found = (of: Draft, on: Environment, key: string) =>
  sendProblems(of, { environment: on, siteKey: key }, buildRequest(of, on, key));

it('finds nothing wrong with a good event', () => {
  expect(found(draft, environment, siteKey)).toEqual([]);
});

it.each([
  ['no server name', {}, { serverName: '' }, siteKey, 'error', 'Environment UAT has no valid server name'],
  ['an impossible server name', {}, { serverName: 'a b' }, siteKey, 'error', 'has no valid server name'],
  ['a server name with a control character', {}, { serverName: 'a\u0007b' }, siteKey, 'error', 'no valid server name'],
  ['plain http', {}, { serverName: 'http://h' }, siteKey, 'warning', 'uses plain http'],
  ['a site key with a slash', {}, {}, 'ONE/1', 'error', 'site key'],
  ['an empty site key', {}, {}, '', 'error', 'ite key'],
  ['a key without its name', {}, { bodyForm: 'customer-key' }, siteKey, 'error', 'has no customer key name'],
  [
    'a blank key name',
    {},
    { bodyForm: 'customer-key', customerKeyName: ' ' },
    siteKey,
    'error',
    'no customer key name',
  ],
  [
    'a hidden character in it',
    {},
    { bodyForm: 'customer-key', customerKeyName: 'Id\u00a0' },
    siteKey,
    'warning',
    'U+00A0',
  ],
  ['a space behind it', {}, { bodyForm: 'customer-key', customerKeyName: 'Id ' }, siteKey, 'warning', 'space at its'],
  ['a body over 1 MB', property('x'.repeat(1_100_000)), {}, siteKey, 'warning', 'The body is 1.1 MB'],
  ['a body over 10 MB', property('x'.repeat(10_100_000)), {}, siteKey, 'error', 'The body is 10.1 MB'],
  ['an expectation that cannot be met', { expectations: [noPattern] }, {}, siteKey, 'warning', 'Expectation 1: “(”'],
  ['a tid that is no tid', { tid: 'abc' }, {}, siteKey, 'warning', 'TID'],
] as const)('tells of %s', (_, draftChange, environmentChange, key, level, says) => {
  const problems = found({ ...draft, ...draftChange }, { ...environment, ...environmentChange }, key);
  expect(problems).toContainEqual(expect.objectContaining({ level, says: expect.stringContaining(says) }));
});

it('puts errors before warnings', () => {
  const problems = found({ ...draft, uri: '' }, { ...environment, serverName: 'http://h' }, 'a/b');
  const levels = problems.map(({ level }) => level);
  expect(levels).toEqual([...levels].sort());
  expect(new Set(levels)).toEqual(new Set(['error', 'warning']));
});
