import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { describeMatch } from './match-message.ts';
import { matchUri } from './match-uri.ts';
import { findNotCaptured } from './not-captured.ts';
import { type Touchpoint, touchpointSchema } from './touchpoint.ts';

const sales: Touchpoint = touchpointSchema.parse({
  id: 'sales',
  name: 'Sales cloud',
  pattern: 'assist://salescloud',
  interactionPoints: [
    { name: 'Test drive', pattern: '/test-drive' },
    { name: 'Any page', pattern: '/*' },
    { name: 'Order', pattern: '/order?step=*' },
  ],
  capturePoints: [
    { apiName: 'email', key: 'E-mail', interactionPoint: '' },
    { apiName: 'model', interactionPoint: 'Test drive' },
  ],
});
const web = touchpointSchema.parse({ id: 'web', name: 'Web', pattern: 'web://*' });
const wider = touchpointSchema.parse({ id: 'wider', name: 'Everything', pattern: '*://*' });

function say(uri: string, properties: readonly string[] = [], map: readonly Touchpoint[] = [sales, web]) {
  const rows = properties.map((name) => ({ enabled: true, name, value: '1' }));
  const draft = { ...editUri(blankDraft, uri), properties: rows };
  const match = matchUri(map, uri);
  return describeMatch(match, findNotCaptured(match, draft));
}

it.each([
  [
    'assist://salescloud/test-drive',
    'Goes to Touchpoint Sales cloud. Matches 2 Interaction Points: Test drive, Any page.',
  ],
  ['web://shop', 'Goes to Touchpoint Web. Your map has no Interaction Points for it.'],
  [
    'assist://SalesCloud/test-drive',
    'No Touchpoint of your map takes this URI. The closest is assist://salescloud: the case differs.',
  ],
  ['app://x', 'No Touchpoint of your map takes this URI.'],
])('%s: %s', (uri, says) => {
  expect(say(uri).says).toBe(says);
});

it('names a more exact one that almost takes it', () => {
  expect(say('assist://SalesCloud', [], [sales, wider])).toEqual({
    isDoubtful: true,
    says: 'Goes to Touchpoint Everything. Your map has no Interaction Points for it.',
    details: [
      'assist://salescloud almost takes it: the case differs.',
      'How MXO compares this is not documented. Keep them equal.',
    ],
  });
  expect(say('assist://salescloud2', [], [sales, wider]).details).toEqual([]);
});

it('says which rule decided', () => {
  const { isDoubtful, details } = say('web://shop', [], [wider, web]);
  expect(isDoubtful).toBe(false);
  expect(details).toEqual(['MXO uses it and not Everything: it takes only a part of what the other takes.']);
});

it('says what is not documented', () => {
  expect(say('assist://SalesCloud').details).toEqual(['How MXO compares this is not documented. Keep them equal.']);
  expect(say('web://x', [], [web, { ...web, name: 'Twin' }])).toEqual({
    isDoubtful: true,
    says: '2 Touchpoints of your map take this URI: Web, Twin.',
    details: ['MXO uses only the most exact one. Which of these that is isn’t documented.'],
  });
});

it('points out what no capture point takes', () => {
  expect(say('assist://salescloud/test-drive?email=a&tid=1', ['model', 'colour']).details).toEqual([
    'No capture point of your map takes the property colour.',
  ]);
  // The capture point of another Interaction Point takes nothing here, and one that is asked for is used.
  expect(say('assist://salescloud/order?step=2&x%20y=1&z', ['model']).details).toEqual([
    'How MXO compares several parameters and their order is not documented.',
    'No capture point of your map takes the property model.',
    'No capture point of your map takes the parameters x y, z.',
  ]);
});

it('leaves out what is switched off, and says nothing of a Touchpoint without capture points', () => {
  const match = matchUri([sales], 'assist://salescloud/a');
  const draft = { ...blankDraft, properties: [{ enabled: false, name: 'colour', value: '1' }] };
  expect(findNotCaptured(match, draft)).toEqual({ properties: [], parameters: [] });
  expect(say('web://shop', ['colour']).details).toEqual([]);
});

it('says of patterns with wildcards that how MXO compares them is not documented', () => {
  const [one, other] = ['app://ab*', 'app://*c'].map((pattern) =>
    touchpointSchema.parse({ id: pattern, name: pattern, pattern }),
  );
  if (one === undefined || other === undefined) throw new Error('There are two.');
  expect(say('app://abc', [], [one, other]).details).toEqual([
    'MXO uses it and not app://*c: it has more letters besides its wildcards.',
    'How MXO compares patterns with wildcards is not documented.',
  ]);
  expect(say('assist://salescloud/order', [], [sales, wider]).details.join(' ')).not.toContain(
    'patterns with wildcards',
  );
});
