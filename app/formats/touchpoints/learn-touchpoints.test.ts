import { expect, it } from 'vitest';
import { matchUri } from '#app/touchpoints/match-uri.ts';
import { learnTouchpoints } from './learn-touchpoints.ts';
import { readTouchpoints } from './read-touchpoints.ts';

const uris = [
  'assist://salescloud/test-drive?campaign=1',
  'assist://salescloud/test-drive?campaign=2',
  'assist://salescloud/offer',
  'https://www.example.com',
  'no scheme',
];

it('reads back as a map that takes each URI that it was learned from', () => {
  const { touchpoints, unread } = readTouchpoints(learnTouchpoints(uris));
  expect(unread).toEqual([]);
  expect(
    touchpoints.map(({ pattern, interactionPoints }) => [pattern, interactionPoints.map((one) => one.pattern)]),
  ).toEqual([
    ['assist://salescloud', ['/offer', '/test-drive']],
    ['https://www.example.com', []],
  ]);
  const map = touchpoints.map((one, index) => ({ ...one, id: String(index) }));
  for (const uri of uris.slice(0, 3)) {
    const match = matchUri(map, uri);
    expect(match.kind === 'found' && match.points.matched.length, uri).toBe(1);
  }
});

it('is empty for nothing that can be read', () => {
  expect(learnTouchpoints(['', 'no scheme', 'a://'])).toBe('');
});
