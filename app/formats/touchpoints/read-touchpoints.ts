import type { RawRow } from '#app/formats/csv/split-cells.ts';
import { isJson, withoutByteOrderMark } from '#app/text/json.ts';
import {
  type CapturePoint,
  type InteractionPoint,
  interactionPointName,
  type Touchpoint,
} from '#app/touchpoints/touchpoint.ts';
import { interactionPointProblem, touchpointProblem } from '#app/touchpoints/touchpoint-problems.ts';
import { separatorOf, splitTable } from './split-table.ts';
import { readTouchpointJson } from './touchpoint-json.ts';

/** A part of a text that is no part of a map, where it is, and why. */
export type UnreadLine = { readonly where: string; readonly says: string };

export type TouchpointReading = {
  /** Without ids: an id is given when they are added. */
  readonly touchpoints: readonly Omit<Touchpoint, 'id'>[];
  readonly unread: readonly UnreadLine[];
};

/** What the columns of a table are, in the order of one without a header. */
export const touchpointColumns = [
  'Touchpoint',
  'Touchpoint pattern',
  'Interaction Point',
  'Interaction Point pattern',
  'Capture point',
  'Key attribute',
  'Regular expression',
] as const;

type Column = (typeof touchpointColumns)[number];
type Cells = (column: Column) => string;

/** The longest text that is read, in characters: a map of thousands of lines is far shorter. */
const longestText = 2_000_000;

/** Reads a map from a table (tab-separated or CSV) or from JSON. What can't be read is named line by line. */
export function readTouchpoints(given: string): TouchpointReading {
  const text = withoutByteOrderMark(given).trimEnd();
  if (text.length > longestText)
    return { touchpoints: [], unread: [{ where: 'The text', says: 'It’s too long for a Touchpoint map.' }] };
  return isMeantAsJson(text) ? readTouchpointJson(text) : readTable(text);
}

/** A name in a table may begin with a bracket. JSON that is spoilt is still told from it, so that it is named as such. */
function isMeantAsJson(text: string): boolean {
  const begun = text.trimStart();
  if (!/^[[{]/.test(begun)) return false;
  return isJson(begun) || /^(?:\[\s*)?\{\s*"/.test(begun) || separatorOf(begun) === null;
}

function readTable(text: string): TouchpointReading {
  const { rows, openQuoteLine } = splitTable(text);
  const unread: UnreadLine[] = [];
  if (openQuoteLine !== null)
    unread.push({ where: `Line ${openQuoteLine}`, says: 'A quote starts here and is never closed.' });
  const table = createTable(unread);
  const header = columnsOf(rows[0]?.cells ?? []);
  for (const raw of rows.slice(header === null ? 0 : 1)) table.take(raw, header ?? touchpointColumns);
  return { touchpoints: table.touchpoints(), unread };
}

/** The columns of a header; null where the first row is none. */
function columnsOf(cells: readonly string[]): readonly (Column | null)[] | null {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  const columns = cells.map((cell) => touchpointColumns.find((column) => plain(column) === plain(cell)) ?? null);
  return columns.includes('Touchpoint pattern') ? columns : null;
}

type Building = {
  readonly name: string;
  readonly pattern: string;
  readonly interactionPoints: InteractionPoint[];
  readonly capturePoints: (Omit<CapturePoint, 'interactionPoint'> & { readonly point: InteractionPoint | null })[];
};

/** Puts rows together: one without a Touchpoint belongs to that of the row above. */
function createTable(unread: UnreadLine[]) {
  const built: Building[] = [];
  const known = createFinder<Building>();
  const points = new Map<Building, ReturnType<typeof createFinder<InteractionPoint>>>();
  let last: Building | null = null;

  function take({ cells, line }: RawRow, columns: readonly (Column | null)[]): void {
    const cellOf: Cells = (column) => cells[columns.indexOf(column)]?.trim() ?? '';
    const refuse = (says: string) => unread.push({ where: `Line ${line}`, says });
    const [name, pattern] = [cellOf('Touchpoint'), cellOf('Touchpoint pattern')];
    if (name !== '' || pattern !== '') {
      last = known.find(name, pattern);
      if (last === null) {
        const problem = touchpointProblem(pattern);
        if (problem !== null) return void refuse(`“${pattern || name}” isn’t the pattern of a Touchpoint. ${problem}`);
        last = known.add({ name, pattern, interactionPoints: [], capturePoints: [] });
        built.push(last);
        points.set(last, createFinder());
      }
    }
    const own = last === null ? undefined : points.get(last);
    if (last === null || own === undefined) return void refuse('There is no Touchpoint in this line or above it.');
    const point = takePoint(cellOf, own, refuse);
    if (point.kind === 'refused') return;
    if (point.kind === 'new') last.interactionPoints.push(point.point);
    takeCapturePoint(last, cellOf, { point: point.point, refuse });
  }

  return { take, touchpoints: () => built.map(finish) };
}

/** Capture points go by the name of their Interaction Point, so that one without a name gets its pattern for one. */
function finish({ interactionPoints, capturePoints, ...touchpoint }: Building): Omit<Touchpoint, 'id'> {
  const capturing = new Set(capturePoints.map(({ point }) => point));
  return {
    ...touchpoint,
    interactionPoints: interactionPoints.map((point) =>
      capturing.has(point) ? { ...point, name: interactionPointName(point) } : point,
    ),
    capturePoints: capturePoints.map(({ point, ...one }) => ({
      ...one,
      interactionPoint: point === null ? '' : interactionPointName(point),
    })),
  };
}

/** Finds things by name and pattern, or by the one of them that a row has. Two that differ in one of them are two. */
function createFinder<T extends { readonly name: string; readonly pattern: string }>() {
  const [byBoth, byName, byPattern] = [new Map<string, T>(), new Map<string, T>(), new Map<string, T>()];
  const keyOf = (name: string, pattern: string) => JSON.stringify([name, pattern]);
  return {
    find: (name: string, pattern: string): T | null => {
      if (pattern === '') return byName.get(name) ?? null;
      return (name === '' ? byPattern.get(pattern) : byBoth.get(keyOf(name, pattern))) ?? null;
    },
    add: (one: T): T => {
      byBoth.set(keyOf(one.name, one.pattern), one);
      if (!byName.has(one.name)) byName.set(one.name, one);
      if (!byPattern.has(one.pattern)) byPattern.set(one.pattern, one);
      return one;
    },
  };
}

type PointTaken =
  | { readonly kind: 'none' | 'refused'; readonly point: null }
  | { readonly kind: 'new' | 'known'; readonly point: InteractionPoint };

/** The Interaction Point of a row. */
function takePoint(
  cellOf: Cells,
  points: ReturnType<typeof createFinder<InteractionPoint>>,
  refuse: (says: string) => void,
): PointTaken {
  const [name, pattern] = [cellOf('Interaction Point'), cellOf('Interaction Point pattern')];
  if (name === '' && pattern === '') return { kind: 'none', point: null };
  const known = points.find(name, pattern);
  if (known !== null) return { kind: 'known', point: known };
  const isSaid = /^(?:yes|true|x|1)$/i.test(cellOf('Regular expression'));
  const point = { name, pattern, isRegularExpression: isSaid || pattern.startsWith('^') };
  const problem = interactionPointProblem(point);
  if (problem === null) return { kind: 'new', point: points.add(point) };
  refuse(`“${pattern || name}” isn’t the pattern of an Interaction Point. ${problem}`);
  return { kind: 'refused', point: null };
}

function takeCapturePoint(
  { capturePoints }: Building,
  cellOf: Cells,
  { point, refuse }: { readonly point: InteractionPoint | null; readonly refuse: (says: string) => void },
): void {
  const apiName = cellOf('Capture point');
  const key = cellOf('Key attribute');
  if (apiName !== '') capturePoints.push({ apiName, key, point });
  else if (key !== '') refuse(`The key attribute “${key}” has no capture point.`);
}
