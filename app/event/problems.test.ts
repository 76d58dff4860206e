import { expect, it } from 'vitest';
import { blankDraft, type Draft } from './draft.ts';
import { editUri } from './parameters.ts';
import { eventProblems } from './problems.ts';

const good = editUri(blankDraft, 'assist://a/b?c=1');
const row = (name: string, value = 'v') => ({ enabled: true, name, value });

it('finds nothing wrong with a plain event', () => {
  expect(eventProblems(good, 'array')).toEqual([]);
});

it.each<[string, Partial<Draft>, 'array' | 'object', string]>([
  ['an empty uri', { uri: '  ' }, 'array', 'error: URI is empty'],
  ['a line break in the uri', { uri: 'a://b\n' }, 'array', 'error: URI holds an invisible character'],
  ['no scheme', { uri: 'a/b' }, 'array', 'warning: URI has no scheme'],
  ['no host', { uri: 'a:///b' }, 'array', 'warning: URI has no host'],
  ['a host of *', { uri: 'a://*' }, 'array', 'warning: URI has a host that begins with *'],
  ['a host of @', { uri: 'a://@x' }, 'array', 'warning: URI has a host that begins with @'],
  ['a *', { uri: 'a://b/*' }, 'array', 'warning: URI holds a *'],
  ['a blank', { uri: 'a://b/c d' }, 'array', 'warning: URI holds a blank'],
  ['a fragment', { uri: 'a://b/#c' }, 'array', 'warning: URI holds a #'],
  [
    'a control character in the customer key',
    { customerKey: 'a\u0000' },
    'array',
    'error: Customer key holds an invisible character',
  ],
  [
    'a blank around the customer key',
    { customerKey: ' a' },
    'array',
    'warning: Customer key begins or ends with a blank',
  ],
  ['a tid that is none', { tid: 'abc' }, 'array', 'warning: TID does not look like one'],
  ['a property without name', { properties: [row('')] }, 'array', 'error: Property 1 has no name'],
  [
    'a repeated property in an array',
    { properties: [row('a'), row('a')] },
    'array',
    'warning: Property “a” stands twice',
  ],
  [
    'a repeated property in an object',
    { properties: [row('a'), row('a')] },
    'object',
    'error: Property “a” stands twice',
  ],
  [
    '41 properties',
    { properties: Array.from({ length: 41 }, (_, at) => row(`p${at}`)) },
    'array',
    'warning: Properties are 41',
  ],
])('says what is wrong with %s', (_, change, bodyForm, said) => {
  const problems = eventProblems({ ...good, ...change }, bodyForm).map(({ level, says }) => `${level}: ${says}`);
  expect(problems).toContain(said);
});

it('refuses a parameter called tid on the request URL', () => {
  const draft: Draft = { ...good, parametersOn: 'request-url', parameters: [{ ...row('tid'), bare: false }] };
  expect(eventProblems(draft, 'array')[0]?.level).toBe('error');
});

it('takes a tid that is no RFC 4122 UUID', () => {
  expect(eventProblems({ ...good, tid: 'dedc2983-4666-f641-0047-61250a878f89' }, 'array')).toEqual([]);
});

it('passes over rows that are switched off or blank', () => {
  const properties = [{ ...row(''), enabled: false }, row('', '')];
  expect(eventProblems({ ...good, properties }, 'array')).toEqual([]);
});
