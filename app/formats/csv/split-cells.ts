import type { CellMarks } from '#app/runs/data-format.ts';

/** A row as written in the text. `line` is the line of the file that it begins on. */
export type RawRow = {
  readonly cells: readonly string[];
  readonly line: number;
  /** The line is empty. */
  readonly isBlank: boolean;
  /** There is text between a closing quote and the next separator; it is kept in the cell. */
  readonly hasStrayText: boolean;
  /** There were spaces around the quotes of a cell; they are left out. */
  readonly hasSpacedQuotes: boolean;
};

/** `blank`: only spaces so far, which may come before a quote. `gap`: only spaces since the closing quote. */
type State = 'start' | 'blank' | 'plain' | 'quoted' | 'quote seen' | 'gap' | 'behind';

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;

/**
 * Splits a text that comes in pieces into rows and cells, by RFC 4180, but more tolerant: rows end with \r\n, \n or \r, also mixed;
 * a quote within a cell that does not begin with one is a letter. Only spaces around the quotes of a cell are left out.
 */
export function createCellSplitter({ separator, quote }: CellMarks) {
  const separatorCode = separator.charCodeAt(0);
  const quoteCode = quote?.charCodeAt(0) ?? -1;
  let state: State = 'start';
  let cells: string[] = [];
  let kept = '';
  let length = 0;
  let line = 1;
  let rowLine = 1;
  let quoteLine = 1;
  let afterReturn = false;
  let hasStrayText = false;
  let hasSpacedQuotes = false;
  /** The spaces behind a closing quote, for as long as nothing else follows them. */
  let gap = '';

  function endCell(rest: string): void {
    if (state === 'gap') hasSpacedQuotes = true;
    cells.push(state === 'gap' ? kept : kept + rest);
    kept = '';
    gap = '';
    state = 'start';
  }

  function endRow(rest: string): RawRow {
    const isBlank = cells.length === 0 && state === 'start';
    endCell(rest);
    const row = { cells, line: rowLine, isBlank, hasStrayText, hasSpacedQuotes };
    cells = [];
    hasStrayText = false;
    hasSpacedQuotes = false;
    return row;
  }

  return {
    push(text: string): readonly RawRow[] {
      const rows: RawRow[] = [];
      // The first letter of the open cell that is not kept yet.
      let from = 0;
      let rowFrom = -length;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        const isSecondHalf = code === lineFeed && afterReturn;
        const isBreak = code === carriageReturn || (code === lineFeed && !isSecondHalf);
        afterReturn = code === carriageReturn;
        if (isBreak) line += 1;
        if (state === 'quoted') {
          if (code !== quoteCode) continue;
          kept += text.slice(from, at);
          from = at + 1;
          state = 'quote seen';
          continue;
        }
        if (isSecondHalf) {
          from = at + 1;
          rowFrom = from;
          continue;
        }
        if (code === quoteCode && (state === 'start' || state === 'blank' || state === 'quote seen')) {
          // The second of two quotes is the first letter of what follows.
          from = state === 'quote seen' ? at : at + 1;
          if (state !== 'quote seen') quoteLine = line;
          if (state === 'blank') {
            kept = '';
            hasSpacedQuotes = true;
          }
          state = 'quoted';
        } else if (code === separatorCode) {
          endCell(text.slice(from, at));
          from = at + 1;
        } else if (isBreak) {
          rows.push(endRow(text.slice(from, at)));
          from = at + 1;
          rowFrom = from;
          rowLine = line;
        } else if (state === 'start' || state === 'blank') state = code === space ? 'blank' : 'plain';
        else if (state === 'quote seen' && code === space) state = 'gap';
        else if (state === 'quote seen' || (state === 'gap' && code !== space)) {
          state = 'behind';
          hasStrayText = true;
          kept += gap;
          gap = '';
        }
      }
      if (state === 'gap') gap += text.slice(from);
      else kept += text.slice(from);
      length = text.length - rowFrom;
      return rows;
    },

    /** The last row, where no line end follows it, and the line of a quote that was never closed. */
    end(): { readonly row: RawRow | null; readonly openQuoteLine: number | null } {
      const openQuoteLine = state === 'quoted' ? quoteLine : null;
      const isOver = cells.length === 0 && state === 'start';
      return { row: isOver ? null : endRow(''), openQuoteLine };
    },

    isBetweenRows: (): boolean => cells.length === 0 && state === 'start',

    /** How many letters of an unfinished row were read. */
    unfinishedLength: (): number => length,

    /** The line of the quote that is open; null outside of quotes. */
    openQuoteLine: (): number | null => (state === 'quoted' ? quoteLine : null),
  };
}
