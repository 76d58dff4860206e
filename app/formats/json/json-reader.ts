import {
  type DataProblem,
  longestRow,
  mostColumns,
  noReading,
  type Reading,
  type RowReader,
} from '#app/formats/data/row-reader.ts';
import { formatNumber } from '#app/quantity.ts';
import type { DataFormat } from '#app/runs/data-format.ts';
import { readItem } from './json-item.ts';
import { createItemSplitter, createLineSplitter, type ItemSplitter, type RawItem } from './split-items.ts';

export type JsonFormat = Exclude<DataFormat, { readonly kind: 'delimited' | 'sheet' }>;

type JsonShape = Pick<JsonFormat, 'kind'> & { readonly list?: readonly string[] | undefined };

const nameless = 'No name';

/**
 * Reads objects as rows. Their names become columns in the order in which they first appear, so that rows read before a
 * name was met are shorter; a missing member is empty. Anything but an object is left out and reported.
 * With `knownColumns` the text begins between two of the objects.
 */
export function createJsonReader(format: JsonShape, knownColumns?: readonly string[]): RowReader {
  const splitter = splitterFor(format, knownColumns !== undefined);
  const indexes = new Map(knownColumns?.map((name, index) => [name, index]));
  let row = 0;
  let hasStopped = false;
  let isTorn = false;

  function toRow({ json, line }: RawItem, problems: DataProblem[]): readonly string[] | null {
    const item = readItem(json);
    if (!item.ok) {
      problems.push({ row: null, says: `The item that starts on line ${line} was skipped. ${item.says}` });
      return null;
    }
    row += 1;
    const found = new Map<string, string>();
    for (const { name, cell } of item.members) {
      const column = name.trim() === '' ? nameless : name;
      if (found.has(column)) problems.push({ row, says: `“${column}” appears twice. The last value is used.` });
      found.set(column, cell);
      if (!indexes.has(column)) indexes.set(column, indexes.size);
    }
    return [...indexes.keys()].map((column) => found.get(column) ?? '');
  }

  function read(items: readonly RawItem[], problems: DataProblem[]): Reading {
    return { rows: items.map((item) => toRow(item, problems)).filter((cells) => cells !== null), problems };
  }

  function stop(problems: DataProblem[], says: string): void {
    hasStopped = true;
    isTorn = true;
    problems.push({ row: null, says });
  }

  return {
    push(text) {
      if (hasStopped) return noReading;
      const problems: DataProblem[] = [];
      const reading = read(splitter.push(text), problems);
      const stopWords = splitter.stopWords();
      if (stopWords !== null) stop(problems, stopWords);
      else if (indexes.size > mostColumns) stop(problems, tooManyWords(row));
      else if (splitter.unfinishedLength() > longestRow) stop(problems, tooLongWords(row));
      return reading;
    },
    end() {
      if (hasStopped) return noReading;
      const problems: DataProblem[] = [];
      const { item, says } = splitter.end();
      const reading = read(item === null ? [] : [item], problems);
      isTorn = says !== null || (item !== null && reading.rows.length === 0);
      if (says !== null) problems.push({ row: null, says });
      problems.push(...unusedProblems(splitter.unused()));
      return reading;
    },
    columns: () => [...indexes.keys()],
    isBetweenRows: () => splitter.isBetweenItems() && !hasStopped,
    isTorn: () => isTorn,
    hasStopped: () => hasStopped,
  };
}

function splitterFor({ kind, list = [] }: JsonShape, isInside: boolean): ItemSplitter {
  return kind === 'json' ? createItemSplitter({ isInside, list }) : createLineSplitter();
}

function unusedProblems(names: readonly string[]): readonly DataProblem[] {
  if (names.length === 0) return [];
  const listed = names.slice(0, 10).map((name) => `“${name}”`);
  const says = `Not used, because it isn’t in the list of rows: ${listed.join(', ')}${names.length > 10 ? ' and more' : ''}.`;
  return [{ row: null, says }];
}

function tooManyWords(row: number): string {
  return `The objects up to row ${row} have more than ${formatNumber(mostColumns)} different names. Reading stopped there. Check whether the names are IDs.`;
}

function tooLongWords(row: number): string {
  const limit = `${longestRow / 1_000_000} million characters`;
  return `The text after row ${row} is longer than ${limit}. Reading stopped there. Check for a missing closing bracket.`;
}
