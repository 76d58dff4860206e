import { describe, expect, it } from 'vitest';
import { encodeCell, encodeForRequestUrl, parametersToQuery, parseUri, queryToParameters, withQuery } from './uri.ts';

describe('a uri is split as typed', () => {
  it.each([
    [
      'assist://salescloud/testdrive/book',
      { scheme: 'assist', host: 'salescloud', path: '/testdrive/book', query: null, fragment: null },
    ],
    ['android://My.App?a=1#x', { scheme: 'android', host: 'My.App', path: '', query: 'a=1', fragment: 'x' }],
    ['HTTPS://X/%2F', { scheme: 'HTTPS', host: 'X', path: '/%2F', query: null, fragment: null }],
    ['a/b?u=http://c', { scheme: '', host: 'a', path: '/b', query: 'u=http://c', fragment: null }],
    ['x://h#f?no', { scheme: 'x', host: 'h', path: '', query: null, fragment: 'f?no' }],
    ['', { scheme: '', host: '', path: '', query: null, fragment: null }],
    ['x://?', { scheme: 'x', host: '', path: '', query: '', fragment: null }],
  ])('%j', (text, parts) => {
    expect(parseUri(text)).toEqual(parts);
  });
});

it.each(['', 'k', 'k=', '=v', 'a=1&a=2', 'a&&b', '&', 'a=b=c', 'ä=ö&%zz=%'])(
  'the query %j survives its parameters',
  (query) => {
    expect(parametersToQuery(queryToParameters(query))).toBe(query);
  },
);

it.each([
  ['x://h/p?a=1#f', 'b=2', 'x://h/p?b=2#f'],
  ['x://h/p#f', 'b=2', 'x://h/p?b=2#f'],
  ['x://h/p?a#f', null, 'x://h/p#f'],
])('%j gets the query %j', (text, query, changed) => {
  expect(withQuery(text, query)).toBe(changed);
});

it.each([
  ['a b', 'value', 'a%20b'],
  ['a&b#c', 'value', 'a%26b%23c'],
  ['100%', 'value', '100%25'],
  ['%2F', 'value', '%2F'],
  ['a=b', 'value', 'a=b'],
  ['a=b', 'name', 'a%3Db'],
  ['ü/😀+', 'value', 'ü/😀+'],
  ['line\nbreak', 'value', 'line%0Abreak'],
] as const)('a cell with %j as %s is stored as %j', (typed, cell, stored) => {
  expect(encodeCell(typed, cell)).toBe(stored);
});

it.each([
  ['a/b', 'a%2Fb'],
  ['a%2Fb', 'a%2Fb'],
  ['50%', '50%25'],
  ['\uD800', '%EF%BF%BD'],
])('%j is written in a request URL as %j', (raw, encoded) => {
  expect(encodeForRequestUrl(raw)).toBe(encoded);
});

it('reads a query of 100,000 parameters, and one of many braces, without going through it again for each', () => {
  const query = Array.from({ length: 100_000 }, (_, at) => `p${at}={{v}}`).join('&');
  const parameters = queryToParameters(query);
  expect(parameters).toHaveLength(100_000);
  expect(parametersToQuery(parameters)).toBe(query);
  // A pattern that tried each blank again would not end here.
  expect(queryToParameters(`a={{${' '.repeat(200_000)}x${' '.repeat(200_000)}`)).toHaveLength(1);
});
