import { openDataFile } from '#main/runs/data/data-file.ts';

/*
 * Reads a data file in a separate process: `node reading-child.mjs FILE PAGE-FROM`. Prints the result, and the most
 * memory that the process ever had.
 */
const [path = '', pageFrom = '0'] = process.argv.slice(2);
const opening = await openDataFile({ kind: 'file', path });
if (opening.kind !== 'opened') throw new Error(JSON.stringify(opening));
const { file } = opening;
let rowsRead = 0;
let last: readonly string[] = [];
const onStop = (says: string) => {
  throw new Error(says);
};
for await (const cells of file.rows({ onStop })) {
  rowsRead += 1;
  last = cells;
}
const page = await file.page(Number(pageFrom), 2);
const { rowCount, problemCount, problems } = file.description;
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ rowCount, problemCount, problems, rowsRead, last, page, peakBytes }));
