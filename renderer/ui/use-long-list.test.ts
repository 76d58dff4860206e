import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useLongList } from './use-long-list.ts';
import { wantRow } from './wanted-row.ts';

const rowHeight = 32;
const clientHeight = 640;

/** A list in an element that is as high as the list says, as a browser lays it out. */
function show(count: number) {
  const element = document.createElement('div');
  let scrollTop = 0;
  let scrollHeight = 0;
  Object.defineProperties(element, {
    clientHeight: { get: () => clientHeight },
    scrollHeight: { get: () => scrollHeight },
    scrollTop: {
      get: () => scrollTop,
      // A browser scrolls to whole pixels, and no further than the end.
      set: (wanted: number) => {
        scrollTop = Math.round(Math.max(0, Math.min(wanted, scrollHeight - clientHeight)));
      },
    },
  });
  const { result } = renderHook(() => {
    const list = useLongList({ count, rowHeight, scroller: { current: element } });
    scrollHeight = list.height;
    return list;
  });
  const list = () => result.current;
  /** The lines that are in sight as a whole. */
  const inSight = () =>
    list()
      .lines.filter(({ top }) => top >= scrollTop - 1 && top + rowHeight <= scrollTop + clientHeight + 1)
      .map(({ index }) => index);
  const scrollTo = (wanted: number) =>
    act(() => {
      element.scrollTop = wanted;
      element.dispatchEvent(new Event('scroll'));
    });
  const turn = (deltaY: number) =>
    act(() => void element.dispatchEvent(new WheelEvent('wheel', { deltaY, cancelable: true })));
  const rows = element.appendChild(document.createElement('ul'));
  const want = (index: number) => act(() => void wantRow(rows, index));
  return { list, inSight, scrollTo, turn, want };
}

it.each([10, 1_000, 125_000, 1_100_000, 20_000_000])('the last of %d lines is reached', (count) => {
  const { inSight, scrollTo } = show(count);
  scrollTo(Number.MAX_SAFE_INTEGER);
  expect(inSight().at(-1)).toBe(count - 1);
  scrollTo(0);
  expect(inSight()[0]).toBe(0);
});

it('a longer list than an element can be high moves line by line with the wheel', () => {
  const { inSight, scrollTo, turn } = show(1_100_000);
  scrollTo(2_000_000);
  const [before = 0] = inSight();
  expect(before).toBeGreaterThan(500_000);
  for (let lines = 1; lines <= 5; lines += 1) {
    turn(rowHeight);
    expect(inSight()[0]).toBe(before + lines);
  }
});

it('any line can be shown, and few are rendered', () => {
  const { list, inSight } = show(1_100_000);
  for (const index of [0, 1, 999_999, 1_099_999]) {
    act(() => list().show(index, 'center'));
    expect(inSight()).toContain(index);
    expect(list().lines.length).toBeLessThan(60);
  }
});

it.each([1_000, 300_000, 20_000_000])('brings the row that is wanted into sight, and no further, among %d', (count) => {
  const { inSight, want } = show(count);
  const page = clientHeight / rowHeight;
  for (const index of [page - 1, page, 3 * page]) {
    want(index);
    expect(inSight()).toEqual(Array.from({ length: page }, (_, at) => index - page + 1 + at));
  }
  want(page);
  expect(inSight()[0]).toBe(page);
});
