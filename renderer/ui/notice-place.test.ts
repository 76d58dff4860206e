import { expect, it } from 'vitest';
import { placeOfNotices } from './notice-place.ts';

const window = { width: 960, height: 640 };
const one = { width: 360, height: 80 };
const box = (...[left, top, right, bottom]: readonly [number, number, number, number]) => ({
  left,
  top,
  right,
  bottom,
});
const placed = (uncovered: readonly ReturnType<typeof box>[], least = 0, notices = one) =>
  placeOfNotices({ notices, window, uncovered, least });

it('are at the bottom right where they cover nothing that has to be seen', () => {
  expect(placed([])).toEqual({ side: 'right', bottom: 16 });
  expect(placed([box(240, 400, 960, 530)])).toEqual({ side: 'right', bottom: 16 });
  expect(placed([], 64)).toEqual({ side: 'right', bottom: 80 });
});

it('give way to the head of a response that is low, and to the controls of the presenter', () => {
  const head = box(240, 500, 960, 640);
  expect(placed([head])).toEqual({ side: 'right', bottom: 148 });
  expect(placed([box(600, 500, 960, 640)])).toEqual({ side: 'left', bottom: 16 });
  const [foot, progress, next] = [box(0, 590, 960, 640), box(0, 460, 960, 590), box(120, 300, 400, 356)];
  expect(placed([foot, progress, next])).toEqual({ side: 'right', bottom: 188 });
});

it('cover as little as possible where they have to cover something', () => {
  const all = box(0, 100, 960, 640);
  const place = placed([all], 0, { width: 360, height: 120 });
  expect(place).toEqual({ side: 'right', bottom: 16 });
});
