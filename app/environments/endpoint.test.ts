import { expect, it } from 'vitest';
import { parseEndpoint } from './endpoint.ts';

it.each([
  ['one.example.com', 'https://one.example.com', null, null],
  ['https://One.Example.com/', 'https://one.example.com', null, null],
  ['HTTP://one.example.com:8080//', 'http://one.example.com:8080', null, null],
  ['https://one.example.com:443', 'https://one.example.com', null, null],
  ['localhost:3000', 'http://localhost:3000', null, null],
  ['127.0.0.1:9', 'http://127.0.0.1:9', null, null],
  ['[::1]:9', 'http://[::1]:9', null, null],
  ['https://gw.example.com/mxo/', 'https://gw.example.com/mxo', null, null],
  [
    'https://h.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events?tid=t-1',
    'https://h.example.com',
    'ONE-5BTO1FBU1O-1109',
    't-1',
  ],
  ['POST https://h.example.com/gw/one/rt/track/S%20K/events', 'https://h.example.com/gw', 'S K', null],
  ['https://h.example.com/one/rt/track/', 'https://h.example.com', null, null],
  ['https://h.example.com//one/rt/track/ONE-1/events', 'https://h.example.com', 'ONE-1', null],
  ['https://h.example.com/gw//one/rt/track/ONE-1/events', 'https://h.example.com/gw', 'ONE-1', null],
  // An address of a pixel, a tag or an SDK never becomes a gateway.
  ['https://h.example.com/one/rt/track/ONE-1/pixel?uri=a%3A%2F%2Fb', 'https://h.example.com', 'ONE-1', null],
  ['https://h.example.com/gw/one/rt/js/one-tag.js?siteKey=ONE-1', 'https://h.example.com/gw', 'ONE-1', null],
  ['https://cdn.example.com/tags/one-tag.js?siteKey=ONE-1', 'https://cdn.example.com', 'ONE-1', null],
  ['https://h.example.com/one/rt/js/one-tag.js', 'https://h.example.com', null, null],
  ['https://h.example.com/one/rt/web/onetag/ONE-1/?uri=a&tid=t', 'https://h.example.com', 'ONE-1', 't'],
  ['https://h.example.com/one/rt/api/4.0.0/interaction/ONE-1', 'https://h.example.com', 'ONE-1', null],
  ['https://h.example.com/one/rt/track/1px.gif?rid=abc', 'https://h.example.com', null, null],
])('%j is %j', (text, serverName, siteKey, tid) => {
  const reading = parseEndpoint(text);
  expect(reading.ok && reading.endpoint).toMatchObject({ serverName, siteKey, tid });
  expect(parseEndpoint(serverName)).toMatchObject({ endpoint: { serverName } });
});

it.each([
  '',
  '  ',
  'https://',
  'a b',
  'ftp://x',
  'assist://salescloud',
  'h:0',
  'h:99999',
  'h:x',
  '1.2.3',
  '999.1.1.1',
  'user:pw@h',
  'mü.de',
  'a..b',
  '-a',
  '[::g]',
  'x\u0007y',
  'https://safe.example.com/v3/__https://h.example.com/one/rt/track/K/events__;!!a$',
])('%j is refused with one sentence', (text) => {
  const reading = parseEndpoint(text);
  expect(reading.ok).toBe(false);
  expect(!reading.ok && reading.problem).toMatch(/^[A-ZT“].*[.?]$/);
});
