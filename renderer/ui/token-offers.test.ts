import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeList } from './token-offers.tsx';

const window = { innerWidth: 1280, innerHeight: 800 };
const field = (left: number, top: number, width = 200) => ({ left, right: left + width, top, bottom: top + 32, width });

it('is below its field, at its left edge', () => {
  expect(placeList(field(100, 100), window)).toMatchObject({ left: 100, top: 136, minWidth: 220 });
});

it('is at the right edge of a field on the right, and above a field near the bottom', () => {
  const place = placeList(field(1000, 700, 240), window);
  expect(place).toMatchObject({ right: 40, bottom: 104, minWidth: 240 });
  expect(place).not.toHaveProperty('left');
  expect(place).not.toHaveProperty('top');
});

it('stays inside the window', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 760 }), (left, top) => {
      const place = placeList(field(left, top), window);
      const from = 'top' in place ? (place.top ?? 0) : (place.bottom ?? 0);
      expect(from + place.maxHeight).toBeLessThanOrEqual(window.innerHeight);
    }),
  );
});
