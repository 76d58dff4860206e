import { expect, it } from 'vitest';
import { countReplaced, mergeTouchpoints } from './merge-touchpoints.ts';
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

it('loses none of several that come under one name', () => {
  const coming = [one('2', 'Shop', 'web://a'), one('3', 'Shop', 'web://b'), one('4', 'Shop', 'web://c')];
  const newId = () => 'new';
  const [first, ...rest] = coming;
  const named = rest.map((touchpoint, at) => ({ ...touchpoint, name: `Shop ${at + 2}` }));
  expect(mergeTouchpoints([shop], coming, { sameName: 'replace', newId })).toEqual([{ ...first, id: '1' }, ...named]);
  expect(mergeTouchpoints([], coming, { sameName: 'replace', newId })).toEqual([first, ...named]);
  expect(mergeTouchpoints([], coming, { sameName: 'both', newId })).toEqual([first, ...named]);
  expect([countReplaced([shop], coming), countReplaced([], coming)]).toEqual([1, 0]);
});

it('goes by the pattern where there is no name', () => {
  const unnamed = one('9', '', 'web://shop');
  expect(mergeTouchpoints([unnamed], [one('3', '', 'web://shop')], { sameName: 'replace', newId: () => '' })).toEqual([
    unnamed,
  ]);
});
