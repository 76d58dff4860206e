import { expect, it } from 'vitest';
import { matchUri } from '#app/touchpoints/match-uri.ts';
import { mergeTouchpoints } from '#app/touchpoints/merge-touchpoints.ts';
import { type Touchpoint, type TouchpointMap, touchpointSchema } from '#app/touchpoints/touchpoint.ts';
import { learnInto } from './learn-touchpoints.ts';
import { readTouchpoints } from './read-touchpoints.ts';

const uris = [
  'assist://salescloud/test-drive?campaign=1',
  'assist://salescloud/test-drive?campaign=2',
  'assist://salescloud/offer',
  'https://www.example.com',
  'no scheme',
];

const touchpoint = (change: Partial<Touchpoint>): Touchpoint =>
  touchpointSchema.parse({ id: '1', name: 'Riverside web', pattern: 'web://shop', ...change });

let ids = 0;
const newId = () => `new ${++ids}`;

/** What is in the field after learning. */
function learn(given: readonly string[], { map = [], text = '' }: { map?: TouchpointMap; text?: string } = {}) {
  const learned = learnInto(text, { uris: given, map, newId });
  return learned.kind === 'learned' ? learned.text : learned.kind;
}

/** The map after what is in the field is added. */
function add(map: TouchpointMap, text: string): TouchpointMap {
  const { touchpoints, unread } = readTouchpoints(text);
  expect(unread).toEqual([]);
  const coming = touchpoints.map((one) => ({ ...one, id: newId() }));
  return mergeTouchpoints(map, coming, { sameName: 'replace', newId });
}

it('reads back as a map that takes each URI that it was learned from', () => {
  const map = add([], learn(uris));
  expect(map.map(({ pattern, interactionPoints }) => [pattern, interactionPoints.map((one) => one.pattern)])).toEqual([
    ['assist://salescloud', ['/offer', '/test-drive']],
    ['https://www.example.com', []],
  ]);
  for (const uri of uris.slice(0, 3)) {
    const match = matchUri(map, uri);
    expect(match.kind === 'found' && match.points.matched.length, uri).toBe(1);
  }
  expect(learn(uris, { map })).toBe('known');
});

it('is nothing for what can’t be read', () => {
  expect(learn(['', 'no scheme', 'a://'])).toBe('known');
});

it('adds to the Touchpoint that takes the URI, and keeps all that it has', () => {
  const shop = touchpoint({
    interactionPoints: [
      { name: 'Cars', pattern: '/cars?model', isRegularExpression: false },
      { name: 'Any "car"', pattern: '/car/\\d+', isRegularExpression: true },
      { name: '', pattern: '/offers', isRegularExpression: false },
    ],
    capturePoints: [
      { apiName: 'model', key: '', interactionPoint: 'Cars' },
      { apiName: 'year', key: '', interactionPoint: 'Cars' },
      { apiName: 'email', key: 'E-mail', interactionPoint: '' },
    ],
  });
  const map = [shop, touchpoint({ id: '2', name: 'App', pattern: 'app://*' })];
  const learned = learn(['web://shop/offers?a=1', 'web://shop/cars', 'app://one/x', 'app://two/y'], { map });
  const point = (path: string) => ({ name: path, pattern: path, isRegularExpression: false });
  expect(add(map, learned)).toEqual([
    { ...shop, interactionPoints: [...shop.interactionPoints, point('/cars')] },
    { ...map[1], interactionPoints: [point('/x'), point('/y')] },
  ]);
});

it('gives names that are free', () => {
  const map = [
    touchpoint({ name: 'web://new', interactionPoints: [{ name: '/a', pattern: '/a?b', isRegularExpression: false }] }),
  ];
  const after = add(map, learn(['web://new/x', 'web://shop/a'], { map }));
  expect(after.map(({ name, pattern }) => [name, pattern])).toEqual([
    ['web://new', 'web://shop'],
    ['web://new 2', 'web://new'],
  ]);
  expect(after[0]?.interactionPoints.map(({ name }) => name)).toEqual(['/a', '/a 2']);
});

it('learns nothing where several Touchpoints take a URI', () => {
  expect(learn(['web://shop/x'], { map: [touchpoint({}), touchpoint({ id: '2', name: 'Other' })] })).toBe('known');
});

it.each([
  ['cells', 'Shop\tweb://shop\tHome\t/'],
  ['CSV', 'Shop,web://shop,Home,/'],
  ['columns in another order', 'Touchpoint pattern;Touchpoint\nweb://shop;Shop'],
  ['JSON', '[{"name":"Shop","pattern":"web://shop"}]'],
])('comes behind pasted %s', (_, text) => {
  const learned = learn(['web://shop/cars', 'web://other/x'], { text });
  expect(readTouchpoints(learned)).toMatchObject({
    unread: [],
    touchpoints: [
      { name: 'Shop', pattern: 'web://shop' },
      { name: 'web://other', pattern: 'web://other' },
    ],
  });
  expect(readTouchpoints(learned).touchpoints[0]?.interactionPoints.at(-1)?.pattern).toBe('/cars');
  expect(learn(['web://shop/cars', 'web://other/x'], { text: learned })).toBe('known');
});

it('changes no text with parts that can’t be read', () => {
  expect(learn(uris, { text: 'Shop\tshop' })).toBe('unread');
});
