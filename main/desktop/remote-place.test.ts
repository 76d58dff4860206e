import { expect, it } from 'vitest';
import type { Display } from './audience-place.ts';
import { isAboveAudience, placeRemote } from './remote-place.ts';

const display = (id: number, x: number): Display => ({
  id,
  label: '',
  bounds: { x, y: 0, width: 1920, height: 1080 },
  workArea: { x, y: 0, width: 1920, height: 1040 },
});
const all = [display(1, 0), display(2, 1920)];
const size = { width: 380, height: 320 };

it('opens in the corner of the primary display', () => {
  expect(placeRemote({ all, presenterId: 2, primaryId: 1 }, false, size)).toEqual({ x: 1516, y: 672 });
});

it('opens where the presenter is while there is an audience window, which may fill the primary display', () => {
  expect(placeRemote({ all, presenterId: 2, primaryId: 1 }, true, size)).toEqual({ x: 3436, y: 672 });
});

it('is in the way of an audience window that fills its display, and of no other', () => {
  expect(isAboveAudience(1, { display: { id: 1, name: 'Projector' } })).toBe(true);
  expect(isAboveAudience(2, { display: { id: 1, name: 'Projector' } })).toBe(false);
  expect(isAboveAudience(1, { display: null })).toBe(false);
});
