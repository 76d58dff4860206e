import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { findPlace } from '#renderer/state/selection.ts';
import { isWholeRequest, tellNotes, tellPasted } from './pasted.ts';

const place = { serverName: 'https://uat.example.com', siteKey: 'ONE-5BTO1FBU1O-1109' };
const uat = {
  ...blankEnvironment('uat'),
  name: 'UAT',
  serverName: place.serverName,
  siteKeys: [
    { siteKey: 'ONE-OTHER00000-0001', label: '' },
    { siteKey: place.siteKey, label: '' },
  ],
};

it.each([
  ['curl https://x', true],
  ['  curl.exe -X POST \\\n x', true],
  ['https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events?tid=1 \n', true],
  ['POST https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events', true],
  ['{{host}}/one/rt/track/{{key}}/events', true],
  ['assist://a/b?c=1', false],
  ['https://example.com/page', false],
  ['https://example.com/?from=/one/rt/track/', false],
  ['curling://club/sheet', false],
])('%j is a whole request: %s', (text, is) => {
  expect(isWholeRequest(text)).toBe(is);
});

it('finds the environment only by its server and site key together', () => {
  expect(findPlace([blankEnvironment('x'), uat], place)).toEqual({ environmentId: 'uat', siteKey: place.siteKey });
  expect(findPlace([uat], { ...place, siteKey: 'ONE-5BTO1FBU1O-9999' })).toBeNull();
  expect(findPlace([uat], { ...place, serverName: 'https://prod.example.com' })).toBeNull();
});

it('says what was recognised, and what became of it', () => {
  const event = {
    kind: 'event',
    what: 'A cURL command',
    draft: blankDraft,
    place,
    openNames: [],
    notTaken: [],
  } as const;
  expect(tellPasted(event, { environment: uat, how: 'found' })).toBe(
    'A cURL command was pasted. UAT with the site key ONE-5BTO1FBU1O-1109 is selected.',
  );
  const body = { ...event, what: 'An event body', place: null };
  expect(tellPasted(body, null)).toBe('An event body was pasted.');
  const endpoint = { kind: 'endpoint', what: 'An endpoint', tid: 't', place } as const;
  expect(tellPasted(endpoint, { environment: uat, how: 'made' })).toBe(
    'An endpoint was pasted. The environment UAT was added with the site key ONE-5BTO1FBU1O-1109 and is selected.',
  );
  expect(tellPasted(endpoint, { environment: uat, how: 'key-added' })).toContain('was added to UAT, which is selected');
  const changed = [{ what: 'The shell variable $CK', why: 'Its value isn’t in this text.', isChanged: true }];
  expect(tellPasted({ ...body, notTaken: changed }, null)).toBe(
    'An event body was pasted. The shell variable $CK: Its value isn’t in this text.',
  );
  expect(tellPasted({ ...body, notTaken: [{ what: 'The option -k', why: '' }] }, null)).toContain(
    'The option -k isn’t included.',
  );
});

it('says what of a text isn’t taken', () => {
  const changed = { what: 'A pixel address', why: 'Left out of its address: offer.', isChanged: true };
  expect(tellNotes([changed, { what: 'The TID', why: '' }])).toBe(
    ' A pixel address: Left out of its address: offer. The TID isn’t included.',
  );
});
