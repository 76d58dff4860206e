import { expect, it } from 'vitest';
import { type EditedPoint, editTouchpoint, finishTouchpoint, newPoint, withPoints } from './edited-touchpoint.ts';
import type { InteractionPoint, Touchpoint } from './touchpoint.ts';

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
const help = { ...newPoint('new'), name: 'Help', pattern: '/help' };

type Rows = readonly EditedPoint[];
const rename = (rows: Rows, from: string, change: Partial<InteractionPoint>): Rows =>
  rows.map((row) => (row.name === from ? { ...row, ...change } : row));
const remove = (rows: Rows, name: string): Rows => rows.filter((row) => row.name !== name);

it.each<[string, (rows: Rows) => Rows, readonly string[]]>([
  ['is renamed', (rows) => rename(rows, 'Test drive', { name: 'Drive' }), ['Drive', 'Home', '']],
  [
    'is renamed with a new pattern',
    (rows) => rename(rows, 'Test drive', { name: 'Drive', pattern: '/drive' }),
    ['Drive', 'Home', ''],
  ],
  [
    'is renamed where another one is removed',
    (rows) => rename(remove(rows, 'Home'), 'Test drive', { name: 'Drive' }),
    ['Drive', 'Home', ''],
  ],
  [
    'is renamed where another one got its pattern',
    (rows) =>
      rename(rename(rows, 'Home', { pattern: '/test-drive' }), 'Test drive', { name: 'Drive', pattern: '/drive' }),
    ['Drive', 'Home', ''],
  ],
  [
    'changes names with another one',
    (rows) => rows.map((row) => ({ ...row, name: row.name === 'Home' ? 'Test drive' : 'Home' })),
    ['Home', 'Test drive', ''],
  ],
  [
    'is renamed where a new one gets its old name',
    (rows) => [...rename(rows, 'Test drive', { name: 'Drive' }), { ...help, name: 'Test drive' }],
    ['Drive', 'Home', ''],
  ],
  ['stays', (rows) => rows, ['Test drive', 'Home', '']],
])('capture points go with an Interaction Point that %s', (_, edit, expected) => {
  const edited = editTouchpoint(shop);
  const after = finishTouchpoint(withPoints(edited, edit(edited.interactionPoints)));
  expect(after.capturePoints.map(({ interactionPoint }) => interactionPoint)).toEqual(expected);
});

it.each(['Test drive', 'Home'])('capture points of a removed Interaction Point go to no other one: %s', (removed) => {
  const edited = editTouchpoint(shop);
  const after = finishTouchpoint(withPoints(edited, [...remove(edited.interactionPoints, removed), help]));
  expect(after).toEqual({
    ...shop,
    interactionPoints: [...points.filter(({ name }) => name !== removed), pointOf('Help', '/help')],
  });
});

it('a capture point keeps the name of an Interaction Point that the Touchpoint doesn’t have', () => {
  const touchpoint: Touchpoint = { ...shop, interactionPoints: [] };
  const edited = editTouchpoint(touchpoint);
  expect(edited.missingPoints.map(({ name }) => name)).toEqual(['Test drive', 'Home']);
  expect(finishTouchpoint(edited)).toEqual(touchpoint);
});

it('capture points stay with an Interaction Point whose name is removed', () => {
  const edited = editTouchpoint(shop);
  const after = finishTouchpoint(withPoints(edited, rename(edited.interactionPoints, 'Test drive', { name: '' })));
  expect(after.interactionPoints[0]).toEqual(pointOf('/test-drive', '/test-drive'));
  expect(after.capturePoints[0]).toEqual({ apiName: 'email', key: 'E-mail', interactionPoint: '/test-drive' });
});
