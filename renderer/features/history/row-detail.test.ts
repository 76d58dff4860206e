import { expect, it } from 'vitest';
import { detailOf, isUnfinished, nextRows, type RenderedRows } from './row-detail.ts';

const from = (first: number, count = 30) => Array.from({ length: count }, (_, at) => first + at);
const opened = nextRows(null, from(0), false);
/** How many rows have each detail. */
const counts = (rows: RenderedRows) => {
  const details = [...rows.visible].map((place) => detailOf(rows, place));
  return [details.filter((one) => one === 'text').length, details.filter((one) => one === 'whole').length];
};

/** Renders again until all is there. */
function settle(rows: RenderedRows, places: readonly number[], isScrolling: boolean) {
  let [now, frames] = [rows, 0];
  while (isUnfinished(now, isScrolling)) {
    now = nextRows(now, places, isScrolling);
    if (++frames > 100) throw new Error('It never ends.');
  }
  return { now, frames };
}

it('shows all cells when the list opens, and the buttons a few at a time', () => {
  expect(counts(opened)).toEqual([0, 0]);
  const { now, frames } = settle(opened, from(0), false);
  expect(counts(now)).toEqual([0, 30]);
  expect(frames).toBe(8);
});

it('shows a new row of a slow scroll with its cells, without its buttons', () => {
  const whole = settle(opened, from(0), false).now;
  const slow = nextRows(whole, from(3), true);
  expect([counts(slow), detailOf(slow, 32)]).toEqual([[0, 27], 'cells']);
});

it('shows only the text of the new rows of a fast scroll, and the rest when it stops', () => {
  const fast = nextRows(opened, from(12), true);
  expect([counts(fast), fast.isFast]).toEqual([[12, 0], true]);
  const jumped = nextRows(fast, from(500), true);
  expect(counts(jumped)).toEqual([30, 0]);
  const { now } = settle(jumped, from(500), true);
  expect(counts(now)).toEqual([0, 0]);
  expect(counts(settle(now, from(500), false).now)).toEqual([0, 30]);
});

it('shows all cells of rows that are new for another reason than a scroll', () => {
  const [withoutCells] = counts(nextRows(opened, from(12), false));
  expect(withoutCells).toBe(0);
});
