import { formatNumber } from '#app/quantity.ts';
import { placeOf, type Run } from '#app/runs/run.ts';

type Rows = Pick<Run, 'requests' | 'data' | 'pace'>;

/** The number of an item’s row in the data, as in reports; without data, the number of the item itself. */
export function rowNumber({ requests, data }: Rows, item: number): string {
  return formatNumber(data === null ? item + 1 : placeOf(item, requests.length, data.rowCount).row + 1);
}

/**
 * The same where its event isn’t shown beside it: `2, Interest, iteration 3`.
 * @param text how the name of its event is shown
 */
export function rowWords(run: Rows, item: number, text: (name: string) => string): string {
  const { requests, data, pace } = run;
  if (data === null) return rowNumber(run, item);
  const { iteration, request } = placeOf(item, requests.length, data.rowCount);
  return [
    rowNumber(run, item),
    ...(requests.length > 1 ? [text(requests[request]?.name ?? '')] : []),
    ...(pace.iterations > 1 ? [`iteration ${formatNumber(iteration + 1)}`] : []),
  ].join(', ');
}
