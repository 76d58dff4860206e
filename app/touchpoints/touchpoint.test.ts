import { expect, it } from 'vitest';
import { followRenames, type InteractionPoint, type Touchpoint } from './touchpoint.ts';

const pointOf = (name: string, pattern: string): InteractionPoint => ({ name, pattern, isRegularExpression: false });
const points = [pointOf('Test drive', '/test-drive'), pointOf('Home', '/')];
const shop: Touchpoint = {
  id: '1',
  name: 'Shop',
  pattern: 'web://shop',
  interactionPoints: points,
  capturePoints: [
    { apiName: 'email', key: 'E-mail', interactionPoint: 'Test drive' },
    { apiName: 'page', key: '', interactionPoint: 'Home' },
    { apiName: 'all', key: '', interactionPoint: '' },
  ],
};

it.each([
  ['is renamed', [pointOf('Drive', '/test-drive'), pointOf('Home', '/')], ['Drive', 'Home', '']],
  ['is renamed and moved', [pointOf('Home', '/'), pointOf('Drive', '/test-drive')], ['Drive', 'Home', '']],
  ['is renamed with a new pattern', [pointOf('Drive', '/drive'), pointOf('Home', '/')], ['Drive', 'Home', '']],
  ['is renamed where another one is removed', [pointOf('Drive', '/test-drive')], ['Drive', 'Home', '']],
  ['stays', points, ['Test drive', 'Home', '']],
])('capture points go with an Interaction Point that %s', (_, interactionPoints, expected) => {
  const after = followRenames(shop, { ...shop, interactionPoints });
  expect(after.capturePoints.map(({ interactionPoint }) => interactionPoint)).toEqual(expected);
});
