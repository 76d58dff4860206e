import { expect, it } from 'vitest';
import { largerZoom, settingsSchema, smallerZoom, usualSettings, usualZoom } from './settings.ts';

function pressAll(next: (zoom: number) => number, from: number): readonly number[] {
  const sizes = [from];
  for (let zoom = from; next(zoom) !== zoom; zoom = next(zoom)) sizes.push(next(zoom));
  return sizes;
}

it('zooms in to 400 % and out to 50 %, through the same sizes', () => {
  const larger = pressAll(largerZoom, usualZoom);
  expect(larger).toEqual([1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.5, 3, 3.5, 4]);
  const smaller = pressAll(smallerZoom, 4);
  expect(smaller).toEqual([...larger].reverse().concat([0.9, 0.8, 0.7, 0.6, 0.5]));
  for (const zoom of smaller) expect(settingsSchema.parse({ ...usualSettings, zoom }).zoom).toBe(zoom);
});
