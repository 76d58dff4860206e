import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastWindowPlace, placeOn, smallestWindow } from './window-bounds.ts';

const main = { x: 0, y: 25, width: 1920, height: 1055 };
const left = { x: -1280, y: 0, width: 1280, height: 1024 };
const size = { width: 1280, height: 800 };

it.each([
  ['on the main screen', [main], { x: 100, y: 100, ...size }],
  ['on the one beside it', [main, left], { x: -1200, y: 40, ...size }],
  ['over the edge, with its title in reach', [main], { x: 1700, y: 900, ...size }],
])('a window that stood %s opens there again', (_, areas, at) => {
  expect(placeOn(areas, at)).toEqual(at);
});

it.each([
  ['on a screen that is gone', { x: -1200, y: 40, ...size }],
  ['with its title above the screen', { x: 100, y: -60, ...size }],
  ['with next to nothing of it in sight', { x: 1900, y: 100, ...size }],
  ['below the screen', { x: 100, y: 1070, ...size }],
])('a window that stood %s opens in the middle', (_, at) => {
  expect(placeOn([main], at)).toEqual({ x: 320, y: 153, ...size });
});

it('a window that is larger than any screen is made to fit', () => {
  expect(placeOn([left], { x: 3000, y: 0, width: 3840, height: 2160 })).toEqual(left);
});

it('a window from a larger screen is made to fit, and one across two screens stays', () => {
  expect(placeOn([left], { x: -1280, y: 0, width: 3000, height: 2000 })).toEqual(left);
  expect(placeOn([left], { x: -1200, y: 40, width: 3000, height: 700 })).toEqual({ ...left, y: 40, height: 700 });
  const across = { x: -1200, y: 40, width: 2500, height: 900 };
  expect(placeOn([main, left], across)).toEqual(across);
});

it('a window that never stood anywhere opens as usual', () => {
  expect(placeOn([main], null)).toBeNull();
  expect(placeOn([], { x: 0, y: 0, ...size })).toBeNull();
});

it('wherever it stood, a person can take hold of it', () => {
  const number = fc.integer({ min: -10_000, max: 10_000 });
  const length = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(number, number, length, length, (x, y, width, height) => {
      const placed = placeOn([main, left], { x, y, width, height });
      const isInReach = [main, left].some(
        (area) =>
          placed !== null &&
          placed.y >= area.y &&
          placed.y < area.y + area.height &&
          placed.x < area.x + area.width &&
          placed.x + placed.width > area.x,
      );
      expect(isInReach).toBe(true);
      expect(placed?.width).toBeGreaterThanOrEqual(smallestWindow.width);
    }),
  );
});

it.each([
  ['{"value":{"at":{"x":1,"y":2,"width":700,"height":500},"isMaximized":true}}', true],
  ['{"value":{"at":{"x":1,"y":2,"width":1e999,"height":500}}}', false],
  ['{"value":{"at":{"x":"1","y":2,"width":700,"height":500}}}', false],
  ['{"value":null}', false],
  ['garbage', false],
])('the place is looked up in %s', (text, isThere) => {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-window-'));
  expect(lastWindowPlace(folder)).toBeNull();
  writeFileSync(join(folder, 'window.json'), text);
  const place = { at: { x: 1, y: 2, width: 700, height: 500 }, isMaximized: true };
  expect(lastWindowPlace(folder)).toEqual(isThere ? place : null);
});
