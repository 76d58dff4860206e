import type { CapturePoint, InteractionPoint, Touchpoint } from '#app/touchpoints/touchpoint.ts';

/** A map as a table that `readTouchpoints` reads, separated by tabs. Each row names its Touchpoint. */
export function writeTouchpoints(touchpoints: readonly Omit<Touchpoint, 'id'>[]): string {
  return touchpoints.flatMap(rowsOf).map(writeRow).join('\n');
}

function rowsOf({ name, pattern, interactionPoints, capturePoints }: Omit<Touchpoint, 'id'>) {
  const row = (point: InteractionPoint | null, { apiName = '', key = '' }: Partial<CapturePoint> = {}) => {
    const isSaid = point?.isRegularExpression === true ? 'yes' : '';
    return [name, pattern, point?.name ?? '', point?.pattern ?? '', apiName, key, isSaid];
  };
  const first = new Map(interactionPoints.toReversed().map((point) => [point.name, point]));
  const ownOf = (point: InteractionPoint) =>
    capturePoints.filter((one) => one.interactionPoint !== '' && first.get(one.interactionPoint) === point);
  const rows = interactionPoints.flatMap((point) => {
    const own = ownOf(point);
    return own.length === 0 ? [row(point)] : own.map((one) => row(point, one));
  });
  const others = capturePoints
    .filter(({ interactionPoint }) => interactionPoint === '' || !first.has(interactionPoint))
    .map((one) => {
      const missing = { name: one.interactionPoint, pattern: '', isRegularExpression: false };
      return row(one.interactionPoint === '' ? null : missing, one);
    });
  const all = [...rows, ...others];
  return all.length === 0 ? [row(null)] : all;
}

/** Without the empty cells at its end. */
function writeRow(cells: readonly string[]): string {
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells
    .slice(0, last + 1)
    .map((cell) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join('\t');
}
