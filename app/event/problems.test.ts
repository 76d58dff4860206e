import { expect, it } from 'vitest';
import { blankDraft, type Draft } from './draft.ts';
import type { Expectation } from './expectation.ts';
import { memberProblems } from './member-problems.ts';
import { editUri } from './parameters.ts';
import { eventProblems } from './problems.ts';

const good = editUri(blankDraft, 'assist://a/b?c=1');
const row = (name: string, value = 'v') => ({ enabled: true, name, value });

const member = (name: string) => ({ name, json: '1' });
const json = (path: string, value: string): Expectation => ({ kind: 'json-path', path, test: 'equals', value });

it('finds nothing wrong with a plain event', () => {
  expect(eventProblems(good, 'array')).toEqual([]);
});

it.each<[string, Partial<Draft>, 'array' | 'object', string]>([
  ['an empty uri', { uri: '  ' }, 'array', 'error: The URI is empty'],
  ['a line break in the uri', { uri: 'a://b\n' }, 'array', 'error: The URI contains an invisible character (U+000A)'],
  ['no scheme', { uri: 'a/b' }, 'array', 'warning: The URI has no scheme'],
  ['no host', { uri: 'a:///b' }, 'array', 'warning: The URI has no host'],
  ['a host of *', { uri: 'a://*' }, 'array', 'warning: The URI has a host that starts with *'],
  ['a host of @', { uri: 'a://@x' }, 'array', 'warning: The URI has a host that starts with @'],
  ['a *', { uri: 'a://b/*' }, 'array', 'warning: The URI contains *'],
  ['a blank', { uri: 'a://b/c d' }, 'array', 'warning: The URI contains a space'],
  ['a very long uri', { uri: `a://b?${'c=1&'.repeat(2_000)}` }, 'array', 'warning: The URI has 8,006 characters'],
  ['a fragment', { uri: 'a://b/#c' }, 'array', 'warning: The URI contains #'],
  [
    'a control character in the customer key',
    { customerKey: 'a\u0000' },
    'array',
    'error: The customer key contains an invisible character (U+0000)',
  ],
  [
    'a blank around the customer key',
    { customerKey: ' a' },
    'array',
    'warning: The customer key starts or ends with a space',
  ],
  ['a tid that is none', { tid: 'abc' }, 'array', 'warning: This doesn’t look like a TID'],
  ['a property without name', { properties: [row('')] }, 'array', 'error: Property 1 has no name'],
  ['a repeated property in an array', { properties: [row('a'), row('a')] }, 'array', 'warning: Duplicate property “a”'],
  ['a repeated property in an object', { properties: [row('a'), row('a')] }, 'object', 'error: Duplicate property “a”'],
  ['a member twice', { extra: [member('a'), member('a')] }, 'array', 'error: Duplicate member “a”'],
  ['a member that an event has anyway', { extra: [member('uri')] }, 'array', 'error: Duplicate member “uri”'],
  [
    '41 properties',
    { properties: Array.from({ length: 41 }, (_, at) => row(`p${at}`)) },
    'array',
    'warning: This event has 41 properties',
  ],
])('says what is wrong with %s', (_, change, bodyForm, said) => {
  const problems = eventProblems({ ...good, ...change }, bodyForm).map(({ level, says }) => `${level}: ${says}`);
  expect(problems).toContain(said);
});

it.each<[string, Partial<Draft>, string, Partial<Draft>]>([
  ['uri', { uri: 'a://b/\u200bc' }, 'The URI contains a zero-width space (U+200B)', { uri: 'a://b/c' }],
  ['key', { customerKey: 'a\u00a0b' }, 'The customer key contains a no-break space (U+00A0)', { customerKey: 'a b' }],
  ['tid', { tid: '\ufeffabc' }, 'The TID contains a byte order mark (U+FEFF)', { tid: 'abc' }],
  [
    'name',
    { properties: [row('a\u00adb')] },
    'The name of property 1 contains a soft hyphen (U+00AD)',
    { properties: [row('ab')] },
  ],
  [
    'value',
    { properties: [row('a', '10\u00a0€\u202e')] },
    'Property “a” contains a mark for text direction (U+202E)',
    { properties: [row('a', '10\u00a0€')] },
  ],
  [
    'name of a parameter',
    { parametersOn: 'request-url', parameters: [{ ...row('a\u200bb'), bare: false }] },
    'The name of URI parameter 1 contains a zero-width space (U+200B)',
    { parameters: [{ ...row('ab'), bare: false }] },
  ],
  [
    'value of a parameter',
    { parametersOn: 'request-url', parameters: [{ ...row('a', 'b\u00a0c'), bare: false }] },
    'URI parameter “a” contains a no-break space (U+00A0)',
    { parameters: [{ ...row('a', 'b c'), bare: false }] },
  ],
  [
    'path of an expectation',
    { expectations: [json('$.\u200ba', 'b')] },
    'The path of expectation 1 contains a zero-width space (U+200B)',
    { expectations: [json('$.a', 'b')] },
  ],
  [
    'value of an expectation',
    { expectations: [json('$.a', 'b\ufeff')] },
    'The value of expectation 1 contains a byte order mark (U+FEFF)',
    { expectations: [json('$.a', 'b')] },
  ],
])('names what cannot be seen in the %s, and removes it with one click', (_, change, says, clean) => {
  const draft = { ...good, ...change };
  const found = eventProblems(draft, 'array').find((one) => one.says === says);
  expect(found?.level).toBe('warning');
  const mended = found?.remedy?.mend(draft) ?? draft;
  expect(mended).toMatchObject(clean);
  expect(eventProblems(mended, 'array').map((one) => one.says)).not.toContain(says);
});

it('leaves a no-break space in the value of a property', () => {
  expect(eventProblems({ ...good, properties: [row('price', '10\u00a0€')] }, 'array')).toEqual([]);
});

it('refuses a parameter called tid on the request URL, but not of a pixel, which has no TID', () => {
  const draft: Draft = { ...good, parametersOn: 'request-url', parameters: [{ ...row('tid'), bare: false }] };
  expect(eventProblems(draft, 'array')[0]?.level).toBe('error');
  expect(eventProblems({ ...draft, sendAs: 'pixel' }, 'array')).toEqual([]);
});

it('takes a tid that is no RFC 4122 UUID', () => {
  expect(eventProblems({ ...good, tid: 'dedc2983-4666-f641-0047-61250a878f89' }, 'array')).toEqual([]);
});

it('passes over rows that are switched off or blank', () => {
  const properties = [{ ...row(''), enabled: false }, row('', '')];
  expect(eventProblems({ ...good, properties }, 'array')).toEqual([]);
});

it('counts the parameters on the request URL too, without those that are switched off', () => {
  const long = Array.from({ length: 1_000 }, () => ({ enabled: true, name: 'n'.repeat(10), value: 'v', bare: false }));
  const draft: Draft = { ...good, parametersOn: 'request-url', parameters: long };
  expect(eventProblems(draft, 'array').map(({ says }) => says)).toEqual([expect.stringMatching(/^The URI has 13,0/)]);
  const off = long.map((one) => ({ ...one, enabled: false }));
  expect(eventProblems({ ...draft, parameters: off }, 'array')).toEqual([]);
});

it.each([
  [['a'], 'event', 'The JSON contains “a”, which isn’t part of this API', 'ignore it, but it will be sent'],
  [
    ['a', 'b'],
    'event',
    'The JSON contains “a”, “b”, which aren’t part of this API',
    'ignore them, but they will be sent',
  ],
  [
    ['a', 'b'],
    'pixel',
    'The JSON contains “a”, “b”, which aren’t part of this API',
    'for them, so they will not be sent',
  ],
] as const)('speaks of the unknown members %j as one or several', (names, sendAs, says, why) => {
  const extra = names.map((name) => ({ name, json: '1' }));
  const [problem, ...more] = memberProblems({ extra, sendAs });
  expect([problem?.says, more.length]).toEqual([says, 0]);
  expect(problem?.why).toContain(why);
});
