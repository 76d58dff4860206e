import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeList } from './place-list.ts';

const window = { innerWidth: 1280, innerHeight: 800 };
const field = (left: number, top: number, width = 200) => ({ left, right: left + width, top, bottom: top + 32, width });

it('stands below its field, flush with its left edge', () => {
  expect(placeList(field(100, 100), window)).toMatchObject({ left: 100, top: 136, minWidth: 220 });
});

it('is flush with the right edge of a field on the right, and above one that is low', () => {
  const place = placeList(field(1000, 700, 240), window);
  expect(place).toMatchObject({ right: 40, bottom: 104, minWidth: 240 });
  expect(place).not.toHaveProperty('left');
  expect(place).not.toHaveProperty('top');
});

it('never reaches over the lower or the upper edge', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 760 }), (left, top) => {
      const place = placeList(field(left, top), window);
      const from = 'top' in place ? (place.top ?? 0) : (place.bottom ?? 0);
      expect(from + place.maxHeight).toBeLessThanOrEqual(window.innerHeight);
    }),
  );
});
