import type { DataProblem } from '#app/formats/data/row-reader.ts';
import { type DataDescription, mostProblems } from '#app/runs/data.ts';
import type { DataFile, DataOpening } from '#main/runs/data/data-file.ts';
import type { SheetChoice, SheetReading, SheetRequest } from './read-workbook.ts';

/** Reads a workbook, here or in another thread; null when it was cancelled. */
export type ReadWorkbook = (request: SheetRequest, signal?: AbortSignal) => Promise<SheetReading | null>;

type SheetFile = {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly choice: SheetChoice;
  readonly signal?: AbortSignal | undefined;
  readonly read: ReadWorkbook;
  readonly openRows: (rows: SheetText) => Promise<DataOpening>;
};

/** The rows of a sheet, written as CSV. */
export type SheetText = Pick<Extract<SheetReading, { kind: 'read' }>, 'csv' | 'rowNumbers'> & {
  readonly hasHeader: boolean;
};

/** The largest workbook that is read, in bytes: it is unpacked in memory. */
const mostBytes = 300_000_000;

/** Opens a sheet of an Excel workbook as a data file. */
export async function openSheetFile(file: SheetFile): Promise<DataOpening> {
  const { path, name, bytes, choice, signal, read, openRows } = file;
  if (bytes > mostBytes)
    return { kind: 'failed', says: `${name} is larger than 300 MB. Save the sheet as CSV, and choose that file.` };
  const reading = await read({ path, name, choice }, signal);
  if (reading === null) return { kind: 'cancelled' };
  if (reading.kind === 'failed') return reading;
  const { csv, rowNumbers, format, sheets, isHeaderSure, problems } = reading;
  const opening = await openRows({ csv, rowNumbers, hasHeader: format.headerRow !== null });
  if (opening.kind !== 'opened') return opening;
  const about = { name, bytes, format, sheets, doubts: isHeaderSure ? [] : ['header' as const] };
  return { ...opening, file: describeSheet(opening.file, about, problems), isTorn: false };
}

function describeSheet(file: DataFile, about: Partial<DataDescription>, problems: readonly DataProblem[]): DataFile {
  const before = file.description;
  const all = [...problems.map((one) => ({ ...one })), ...before.problems].slice(0, mostProblems);
  const description = { ...before, ...about, problems: all, problemCount: before.problemCount + problems.length };
  return { ...file, description };
}
