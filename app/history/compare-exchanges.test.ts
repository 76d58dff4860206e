import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { type Exchange, keptCharacters, noTiming } from '#app/exchange/exchange.ts';
import { buildRequest } from '#app/exchange/request.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { compareExchanges, compareRequests, formatComparison } from './compare-exchanges.ts';

const environment = { ...blankEnvironment('e'), name: 'UAT', serverName: 'https://h' };
const parameter = (name: string) => ({ enabled: true, name, value: '1', bare: false });
const row = (name: string, value: string, enabled = true) => ({ enabled, name, value });
const draft: Draft = { ...blankDraft, uri: 'a://b/c', properties: [row('level', 'high')], customerKey: 'ada' };
const first = makeReceived('a', 't-1', { draft });
const withDraft = (change: Partial<Draft>) => makeReceived('b', 't-2', { draft: { ...draft, ...change } });

function answered(body: string) {
  const exchange = makeReceived('a', 't', { draft });
  if (exchange.result.kind !== 'answered') throw new Error('It is received.');
  return { ...exchange, result: { ...exchange.result, answer: { ...exchange.result.answer, body } } };
}

it.each([
  ['a value', { properties: [row('level', 'low')] }, ['Property level', 'high', 'low', 'changed']],
  ['one more', { properties: [row('level', 'high'), row('x', '')] }, ['Property x', null, '', 'only in B']],
  ['one less', { properties: [] }, ['Property level', 'high', null, 'only in A']],
  ['one switched off', { properties: [row('level', 'high', false)] }, ['Property level', 'high', null, 'only in A']],
  [
    'a repeated name',
    { properties: [row('level', 'high'), row('level', 'x')] },
    ['Property level (2)', null, 'x', 'only in B'],
  ],
  ['the customer', { customerKey: 'bob' }, ['Customer key', 'ada', 'bob', 'changed']],
  [
    'a number where there was a text',
    { properties: [{ ...row('level', '5'), json: true }] },
    ['Property level', 'high', '5', 'changed'],
  ],
  [
    'another member of the body',
    { extra: [{ name: 'channel', json: '"web"' }] },
    ['Member channel', null, 'web', 'only in B'],
  ],
  ['a body that could not be read', { unreadBody: '{' }, ['Body that could not be read', null, '{', 'only in B']],
  ['the uri', { uri: 'a://b/d' }, ['URI', 'a://b/c', 'a://b/d', 'changed']],
  [
    'what is behind the # of the uri',
    { uri: 'a://b/c#/offers?id=1' },
    ['URI', 'a://b/c', 'a://b/c#/offers?id=1', 'changed'],
  ],
] as const)('shows %s as the one difference', (_, change, [name, a, b, kind]) => {
  const { different, same } = compareExchanges(first, withDraft(change));
  expect(different).toEqual([{ name, a, b, change: kind }]);
  expect(same.length).toBeGreaterThan(4);
});

it('sees a difference behind the # of two URIs, where the customers differ too', () => {
  const sent = (id: number, customerKey: string) => withDraft({ uri: `a://b/#/offers?id=${id}`, customerKey });
  const { different } = compareExchanges(sent(1, 'ada'), sent(2, 'bob'));
  expect(different.map(({ name }) => name)).toEqual(['URI', 'Customer key']);
});

it('distinguishes a number from a text that looks like one', () => {
  const five = makeReceived('a', 't', { draft: { ...draft, properties: [row('n', '5')] } });
  const other = makeReceived('b', 't', { draft: { ...draft, properties: [{ ...row('n', '5'), json: true }] } });
  expect(compareExchanges(five, other).different).toEqual([
    { name: 'Property n', a: '"5"', b: '5', change: 'changed' },
  ]);
  const withCode = (code: string) => answered(`{"code":${code}}`);
  expect(compareExchanges(withCode('"5"'), withCode('5')).different).toEqual([
    { name: 'Response code', a: '"5"', b: '5', change: 'changed' },
  ]);
});

it('names a request body that differs in a way that no field shows', () => {
  const sent = (body: string) => {
    const exchange = makeReceived('a', 't', { draft });
    return { ...exchange, request: { ...exchange.request, body } };
  };
  expect(compareExchanges(sent('{"ck":"x"}'), sent('{"customerKey":"x"}')).different).toEqual([
    { name: 'Request body', a: '{"ck":"x"}', b: '{"customerKey":"x"}', change: 'changed' },
  ]);
});

it.each<[string, Draft, Draft]>([
  [
    'of a tracking pixel',
    editUri({ ...draft, sendAs: 'pixel' }, 'a://b?x=1&y=1'),
    editUri({ ...draft, sendAs: 'pixel' }, 'a://b?y=1&x=1'),
  ],
  [
    'with parameters',
    { ...draft, parametersOn: 'request-url', parameters: [parameter('x'), parameter('y')] },
    { ...draft, parametersOn: 'request-url', parameters: [parameter('y'), parameter('x')] },
  ],
])('names an address %s in another order, which no field shows', (_, one, other) => {
  const sent = (of: Draft, tid: string) => {
    const reading = buildRequest({ ...of, tid }, environment, 'ONE-5BTO1FBU1O-1109');
    if (!reading.ok) throw new Error(reading.problem);
    return makeReceived('a', 't', { draft: { ...of, tid }, request: reading.request });
  };
  const namesBeside = (second: Draft) =>
    compareExchanges(sent(one, 't-1'), sent(second, 't-2')).different.map(({ name }) => name);
  expect(namesBeside(other)).toEqual(['Request URL']);
  expect(namesBeside(one)).toEqual([]);
});

it('separates tid and times, wherever they are', () => {
  const { different, apart } = compareExchanges(first, { ...withDraft({}), sentAt: '2026-02-01T00:00:00.000Z' });
  expect(different).toEqual([]);
  expect(apart.filter(({ change }) => change === 'changed').map(({ name }) => name)).toEqual(['Sent at', 'TID after']);
});

it('compares what came back, or that nothing did', () => {
  const { different } = compareExchanges(first, makeExchange('b', { draft }));
  expect(different.map(({ name, change }) => [name, change])).toEqual([
    ['Outcome', 'changed'],
    ['HTTP status', 'only in A'],
    ['Response statusCode', 'only in A'],
  ]);
});

it('reads as text', () => {
  const text = formatComparison(compareExchanges(first, withDraft({ customerKey: 'bob' })));
  expect(text).toContain('Customer key (changed): ada | bob');
  expect(text).toContain('TID after (changed): t-1 | t-2');
});

it('says that nothing differs where JSON has another layout, order or spelling of numbers', () => {
  const compared = (a: string, b: string) => compareExchanges(answered(a), answered(b)).different;
  expect(compared('{"offer":{"a":1,"b":[2.0]}}', '{ "offer": {"b": [2], "a": 1} }')).toEqual([]);
  expect(compared('[1, {"a":1,"b":2}]', '[1,{"b":2,"a":1}]')).toEqual([]);
  expect(compared('"late"', 'late').map(({ name }) => name)).toEqual(['Response']);
  const json = (value: string) => withDraft({ properties: [{ ...row('cart', value), json: true }] });
  expect(compareExchanges(json('{"a":1,"b":2}'), json('{"b":2, "a":1}')).different).toEqual([]);
  expect(compareExchanges(withDraft({ customerKey: '1.0' }), withDraft({ customerKey: '1' })).different).toHaveLength(
    1,
  );
});

it('says nothing of blank rows, which are not sent', () => {
  const blank = { properties: [row('level', 'high'), row('', '')], parametersOn: 'request-url' as const };
  const other = { ...blank, properties: [row('level', 'high')], parameters: [{ ...row('', ''), bare: true }] };
  expect(compareExchanges(withDraft(blank), withDraft(other)).different).toEqual([]);
});

it('says nothing of TIDs within an answer, and shows them', () => {
  const of = (tid: string, text: string) => {
    const exchange = answered(`{"tid":"${tid}","link":"${text}"}`);
    return { ...exchange, result: { ...exchange.result, tid } };
  };
  const { different, same } = compareExchanges(of('t-1', 'a://b?tid=t-1'), of('t-2', 'a://b?tid=t-2'));
  expect(different).toEqual([]);
  expect(same).toContainEqual({ name: 'Response link', a: 'a://b?tid=t-1', b: 'a://b?tid=t-2', change: 'same' });
  expect(compareExchanges(of('1', '11'), of('2', '11')).different).toEqual([]);
  // A short number may mean anything.
  expect(compareExchanges(of('1', 'offer 10'), of('2', 'offer 20')).different).toHaveLength(1);
  expect(compareExchanges(of('t-1', 'x of t-1'), of('t-2', 'y of t-2')).different).toHaveLength(1);
});

it('says how two ends with one outcome differ: whether anything was sent, and why', () => {
  const ended = (outcome: 'timed-out' | 'not-reached', code: string, left: 'no' | 'yes') =>
    makeExchange('a', { left, result: { kind: 'unanswered', outcome, code, answer: null, timing: noTiming } });
  const lines = (a: Exchange, b: Exchange) => compareExchanges(a, b).different.map(({ name, a, b }) => [name, a, b]);
  const refused = ended('not-reached', 'ECONNREFUSED', 'no');
  expect(lines(refused, ended('not-reached', 'ENOTFOUND', 'no'))).toEqual([
    ['Error code', 'ECONNREFUSED', 'ENOTFOUND'],
  ]);
  expect(lines(ended('timed-out', 'ETIMEDOUT', 'no'), ended('timed-out', 'ETIMEDOUT', 'yes'))).toEqual([
    ['Left this computer', 'no', 'yes'],
  ]);
  expect(lines(refused, ended('timed-out', 'ETIMEDOUT', 'yes'))).toEqual([['Outcome', 'Not reached', 'Timed out']]);
});

const kept = keptCharacters.answer;

it.each([
  ['cannot be read', '', ''],
  ['were kept whole', '\uFFFD', '\uFFFD'],
  ['were not kept whole', 'x'.repeat(kept), 'x'.repeat(kept)],
])('compares the checksums of answers that %s, where their texts are the same', (_, one, other) => {
  const of = (body: string, sha256: string) => {
    const exchange = answered(body);
    const { answer } = exchange.result;
    return { ...exchange, result: { ...exchange.result, answer: { ...answer, sha256, bodyBytes: kept + 9 } } };
  };
  const { different, apart } = compareExchanges(of(one, 'aa'), of(other, 'bb'));
  expect(different.map(({ name, a, b }) => [name, a, b])).toEqual([['Response, checksum of the whole', 'aa', 'bb']]);
  expect(apart.map(({ name }) => name)).toEqual(['Sent at', 'Took', 'TID sent', 'TID after']);
  expect(compareExchanges(of(one, 'aa'), of(other, 'aa')).different).toEqual([]);
});

it.each([
  ['as long as is kept', 0, []],
  ['longer', 1, ['Response after 65,536 characters']],
])('says what of an answer that is %s was not compared', (_, more, names) => {
  const of = (first: string) => {
    const exchange = answered(first.padEnd(kept, 'x'));
    const { answer } = exchange.result;
    return { ...exchange, result: { ...exchange.result, answer: { ...answer, bodyBytes: kept + more } } };
  };
  const { apart } = compareExchanges(of('a'), of('b'));
  expect(apart.slice(4).map(({ name }) => name)).toEqual(names);
});

it('says before a send what differs between two places', () => {
  const request = { body: '{"customerKey":"ada"}' };
  const uat = { environment: { name: 'UAT', serverName: 'https://uat' }, siteKey: 'ONE-1', draft, request };
  const prod = { ...uat, environment: { name: 'PROD', serverName: 'https://prod' } };
  const lines = (other: Parameters<typeof compareRequests>[1]) =>
    compareRequests(uat, other).map(({ name, a, b }) => [name, a, b]);
  const place = [
    ['Environment', 'UAT', 'PROD'],
    ['Server name', 'https://uat', 'https://prod'],
  ];
  expect(lines(prod)).toEqual(place);
  expect(
    lines({ ...prod, draft: { ...draft, properties: [row('level', 'low')], tid: 't' }, siteKey: 'ONE-2' }),
  ).toEqual([...place, ['Site key', 'ONE-1', 'ONE-2'], ['Property level', 'high', 'low'], ['TID', 'none', 't']]);
  const body = '{"customerKey":"ada","x":1}';
  expect(lines({ ...prod, request: { body } })).toEqual([...place, ['Request body', request.body, body]]);
  expect(lines({ ...prod, request: null })).toEqual(place);
});

it('says that the rest of a long answer was not saved, whatever its charset', () => {
  const long = 'à'.repeat(keptCharacters.answer);
  const apartOf = (bodyBytes: number) => {
    const { result, ...exchange } = answered(long);
    const here = { ...exchange, result: { ...result, answer: { ...result.answer, bodyBytes } } };
    return compareExchanges(here, answered('{}')).apart.map(({ name }) => name);
  };
  const rest = 'Response after 65,536 characters';
  expect(apartOf(200_000)).toContain(rest);
  // In windows-1252, where a letter has one byte.
  expect(apartOf(100_000)).toContain(rest);
  expect(apartOf(long.length)).not.toContain(rest);
  expect(apartOf(2 * long.length)).not.toContain(rest);
});
