import type { Problem } from '#app/event/problems.ts';
import { erasedCustomer, erasedWords } from '#app/event/resolve-problems.ts';
import { toJsonValue } from '#app/event/set-property.ts';
import { isJson } from '#app/text/json.ts';

/** What the cells of a column are sent as in a property. */
export const cellKinds = ['text', 'number', 'boolean', 'json'] as const;

export type CellKind = (typeof cellKinds)[number];

/** A cell as a JSON value, or why it is none of its kind. */
type CellReading = { readonly ok: true; readonly json: string } | { readonly ok: false; readonly says: string };

/** Reads a cell as a kind of value. Digits stay as they are written; nothing is guessed. */
function readCell(cell: string, kind: CellKind): CellReading {
  const text = cell.trim();
  switch (kind) {
    case 'text':
      return { ok: true, json: JSON.stringify(cell) };
    case 'number':
      if (/^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return { ok: true, json: text };
      return { ok: false, says: `${quote(text)} isn’t a number` };
    case 'boolean':
      if (/^(true|false)$/i.test(text)) return { ok: true, json: text.toLowerCase() };
      return { ok: false, says: `${quote(text)} isn’t true or false` };
    case 'json':
      return isJson(text) ? { ok: true, json: text } : { ok: false, says: `${quote(text)} isn’t JSON` };
  }
}

function quote(text: string): string {
  if (text === '') return 'An empty cell';
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

/** A cell as the JSON value that it is sent as; one that is not of its kind is kept as a text. */
export function cellAsJson(cell: string, kind: CellKind | null): string {
  const reading = kind === null ? null : readCell(cell, kind);
  return reading?.ok === true ? reading.json : toJsonValue(cell);
}

/** Why a cell can't be sent as the kind that was chosen for its column; null when it can. */
export function cellProblem(cell: string, column: string, kind: CellKind | null): Problem | null {
  const reading = kind === null ? null : readCell(cell, kind);
  if (reading === null || reading.ok) return null;
  const why = `It’s in the column ${column}. Fix the cell, or change what the column is sent as.`;
  return { level: 'error', field: { kind: 'body' }, says: reading.says, why };
}

/** Why a cell of rows that a customer was erased from can't be sent; null when it can. */
export function erasedProblem(cell: string, column: string): Problem | null {
  if (!cell.includes(erasedCustomer)) return null;
  const why = `It’s in the column ${column}. ${erasedWords} To send the row, choose the data again in a new run.`;
  return { level: 'error', field: { kind: 'body' }, says: `A cell contains ${erasedCustomer}`, why };
}
