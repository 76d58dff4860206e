/**
 * How much of a row is rendered: one line of text while a fast scroll brings many new rows in each frame, then all cells,
 * and its buttons when the scroll ends.
 */
export type RowDetail = 'text' | 'cells' | 'whole';

/** The visible rows, by their places. */
export type RenderedRows = {
  readonly visible: ReadonlySet<number>;
  readonly withCells: ReadonlySet<number>;
  readonly whole: ReadonlySet<number>;
  /** So many rows are new that each has only a line of text. */
  readonly isFast: boolean;
};

/** A frame has time for so many rows with all their cells. */
const mostWithCells = 6;
/** Buttons are half of the cost of a row. */
const mostWhole = 4;

/** Which rows to render in full now. The others follow, a few in each frame. */
export function nextRows(before: RenderedRows | null, places: readonly number[], isScrolling: boolean): RenderedRows {
  const isNew = (place: number) => before?.visible.has(place) !== true;
  const isFast = isScrolling && places.filter(isNew).length > mostWithCells;
  const withCells = new Set(places.filter((place) => before?.withCells.has(place) || (!isScrolling && isNew(place))));
  if (!isFast) addSome(withCells, places, mostWithCells);
  const whole = new Set(places.filter((place) => before?.whole.has(place)));
  if (!isScrolling && withCells.size === before?.withCells.size) addSome(whole, [...withCells], mostWhole);
  return { visible: new Set(places), withCells, whole, isFast };
}

/** Whether rows are left to render in full before the scroll ends or after it. */
export function isUnfinished({ visible, withCells, whole }: RenderedRows, isScrolling: boolean): boolean {
  return withCells.size < visible.size || (!isScrolling && whole.size < visible.size);
}

/** @returns how much of a row is rendered */
export function detailOf({ withCells, whole }: RenderedRows, place: number): RowDetail {
  if (whole.has(place)) return 'whole';
  return withCells.has(place) ? 'cells' : 'text';
}

function addSome(to: Set<number>, places: readonly number[], most: number): void {
  for (const place of places.filter((one) => !to.has(one)).slice(0, most)) to.add(place);
}
