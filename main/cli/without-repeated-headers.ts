import type { DataDescription } from '#app/runs/data.ts';
import type { DataFile, DataPage, RowsOptions } from '#main/runs/data/data-file.ts';

/**
 * Data without the rows that repeat its header, as where two files were joined. In the window a person can select them;
 * here nobody can, so they are no rows: neither planned nor skipped.
 */
export function withoutRepeatedHeaders(file: DataFile): DataFile {
  const headers = new Set(file.description.leftOutRows);
  if (headers.size === 0) return file;

  async function* rows({ from = 0, ...options }: RowsOptions): AsyncGenerator<readonly string[], void> {
    let place = 0;
    let kept = 0;
    for await (const cells of file.rows(options)) {
      place += 1;
      if (headers.has(place)) continue;
      kept += 1;
      if (kept > from) yield cells;
    }
  }

  async function page(from: number, count: number): Promise<DataPage> {
    const found: (readonly string[])[] = [];
    let problem: string | null = null;
    const onStop = (says: string) => {
      problem = says;
    };
    if (count <= 0) return { ok: true, rows: found };
    for await (const cells of rows({ from, onStop })) {
      found.push(cells);
      if (found.length === count) break;
    }
    return problem === null ? { ok: true, rows: found } : { ok: false, says: problem };
  }

  return { description: describeWithout(file.description, headers), rows, page };
}

/** The problems name the rows by their new numbers, as the results do. */
function describeWithout(description: DataDescription, headers: ReadonlySet<number>): DataDescription {
  const numberOf = (row: number) =>
    headers.has(row) ? null : row - description.leftOutRows.filter((header) => header < row).length;
  return {
    ...description,
    rowCount: description.rowCount - headers.size,
    problems: description.problems.map((one) => ({ ...one, row: one.row === null ? null : numberOf(one.row) })),
    leftOutRows: [],
  };
}
