import { expect, it } from 'vitest';
import { mergeTouchpoints } from './merge-touchpoints.ts';
import { type Touchpoint, touchpointSchema } from './touchpoint.ts';

const one = (id: string, name: string, pattern: string): Touchpoint => touchpointSchema.parse({ id, name, pattern });
const shop = one('1', 'Shop', 'web://shop');

it('adds what is new, under an id of its own', () => {
  const added = mergeTouchpoints([shop], [one('1', 'App', 'app://*')], { sameName: 'replace', newId: () => '2' });
  expect(added).toEqual([shop, one('2', 'App', 'app://*')]);
});

it('puts one of the same name in its place, or beside it', () => {
  const other = one('1', 'Shop', 'web://*.shop');
  const newId = () => '2';
  expect(mergeTouchpoints([shop], [other], { sameName: 'replace', newId })).toEqual([other]);
  expect(mergeTouchpoints([shop], [other], { sameName: 'both', newId })).toEqual([
    shop,
    { ...other, id: '2', name: 'Shop 2' },
  ]);
});

it('goes by the pattern where there is no name', () => {
  const unnamed = one('9', '', 'web://shop');
  expect(mergeTouchpoints([unnamed], [one('3', '', 'web://shop')], { sameName: 'replace', newId: () => '' })).toEqual([
    unnamed,
  ]);
});
