import type { Output, Parsed } from '#app/ipc/contract.ts';
import { type DataFile, type DataFileOptions, type DataOpening, openDataFile } from './data-file.ts';

export type DataSets = {
  /** Opened data; null when it isn't known any more. */
  readonly find: (dataId: string) => DataFile | null;
  readonly open: (input: Parsed<'data.open'>) => Promise<Output<'data.open'>>;
  /** Ends the opening that is under way. */
  readonly cancel: () => void;
  /** Forgets all data: pasted rows are in memory. */
  readonly clear: () => void;
};

export type DataSetsParts = {
  readonly onProgress: (progress: { readonly readBytes: number; readonly allBytes: number }) => void;
  /** Where a file is that the person gave; null when it was not given. */
  readonly pathOf: (fileId: string) => string | null;
  readonly newId: () => string;
  /** Opens the saved rows of a run. */
  readonly openRunData: (runId: string, signal: AbortSignal) => Promise<DataOpening>;
  /** Where workbooks are read; here by default. */
  readonly readWorkbook?: DataFileOptions['readWorkbook'];
};

type Given = Exclude<Parsed<'data.open'>['from'], { readonly kind: 'run' }>;

const unknownFile: DataOpening = { kind: 'failed', says: 'This file is no longer open. Choose it again.' };

/** How much opened data is remembered, the last ones. */
const mostOpen = 20;

/** Where data is opened for runs. */
export function createDataSets({ onProgress, pathOf, newId, openRunData, readWorkbook }: DataSetsParts): DataSets {
  const opened = new Map<string, DataFile>();
  let underWay = new AbortController();

  async function open({ from, format }: Parsed<'data.open'>): Promise<Output<'data.open'>> {
    underWay.abort();
    const current = new AbortController();
    underWay = current;
    const opening =
      from.kind === 'run'
        ? await openRunData(from.runId, current.signal)
        : await openGiven(from, format, current.signal);
    if (opening.kind === 'cancelled') return { kind: 'cancelled' };
    if (opening.kind === 'failed') return { kind: 'unreadable', says: opening.says };
    const dataId = newId();
    opened.set(dataId, opening.file);
    const [oldest] = opened.keys();
    if (opened.size > mostOpen && oldest !== undefined) opened.delete(oldest);
    return { kind: 'opened', dataId, data: opening.file.description };
  }

  async function openGiven(from: Given, format: Parsed<'data.open'>['format'], signal: AbortSignal) {
    const path = from.kind === 'file' ? pathOf(from.fileId) : '';
    if (path === null) return unknownFile;
    const source =
      from.kind === 'file'
        ? ({ kind: 'file', path } as const)
        : ({ kind: 'text', name: 'Pasted rows', text: from.text } as const);
    return openDataFile(source, {
      signal,
      readWorkbook,
      onProgress: ({ bytesRead, bytesTotal }) => onProgress({ readBytes: bytesRead, allBytes: bytesTotal }),
      ...(format !== null && { format }),
    });
  }

  return {
    find: (dataId) => opened.get(dataId) ?? null,
    open,
    cancel: () => underWay.abort(),
    clear: () => opened.clear(),
  };
}
