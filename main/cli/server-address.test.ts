import { expect, it } from 'vitest';
import { readServerAddress } from './server-address.ts';

const nothing = { siteKey: null, tid: null };
const endpoint = 'https://mxo.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const key = 'ONE-5BTO1FBU1O-1109';

it.each([
  ['mxo.example.com', nothing, nothing],
  [endpoint, nothing, { siteKey: key, tid: null }],
  [`${endpoint}?tid=abc`, nothing, { siteKey: key, tid: 'abc' }],
  [`${endpoint}?tid=a%20b`, nothing, { siteKey: key, tid: 'a b' }],
  [`${endpoint}?tid=abc`, { siteKey: key, tid: 'abc' }, { siteKey: key, tid: 'abc' }],
  [`${endpoint}/`, nothing, { siteKey: key, tid: null }],
  [endpoint.replace('events', 'pixel'), nothing, { siteKey: key, tid: null }],
  ['https://mxo.example.com/gateway/more', nothing, nothing],
  ['https://mxo.example.com/gateway/one/rt/', nothing, nothing],
  ['ftp://x', nothing, nothing],
])('%s is used completely', (text, given, read) =>
  expect(readServerAddress(text, given)).toEqual({ ok: true, ...read }),
);

it.each([
  [`${endpoint}?tid=abc`, { siteKey: null, tid: 'other' }, /the TID abc, but --tid is other/],
  [endpoint, { siteKey: 'ONE-5BTO1FBU1O-2000', tid: null }, /--site-key is ONE-5BTO1FBU1O-2000/],
  [`${endpoint}?campaign=1`, nothing, /“campaign=1”/],
  [`${endpoint}?tid=a&tid=b`, nothing, /“tid=b”/],
  [`${endpoint}#top`, nothing, /“#top”/],
  ['mxo.example.com?x', nothing, /“x”/],
  [`${endpoint}/more`, nothing, /“more”/],
  [`${endpoint}X?tid=abc`, nothing, /“eventsX”/],
  ['https://mxo.example.com/one/rt/other', nothing, /“other”/],
  ['https://mxo.example.com/one/rt/tracker', nothing, /“tracker”/],
  ['https://mxo.example.com/one/rt/track//events', nothing, /“events”/],
])('%s with %j is refused in words', (text, given, says) =>
  expect(readServerAddress(text, given)).toEqual({ ok: false, says: expect.stringMatching(says) }),
);

it.each(['track', 'track/', 'web/onetag', 'api', 'api/v1', 'api/v1/interaction', 'js/one-tag.js'])(
  'an address may end before its site key: %s',
  (path) => {
    const read = { ok: true, siteKey: null, tid: null };
    for (const given of [nothing, { siteKey: key, tid: 'abc' }])
      expect(readServerAddress(`https://mxo.example.com/one/rt/${path}`, given)).toEqual(read);
  },
);
