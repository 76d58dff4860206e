import { useState } from 'react';
import { keyRows, startKeys } from './row-keys.ts';

/**
 * Keys for rows that have no id of their own. What a row holds besides its data, as a number that cannot be used, belongs to
 * the row: it goes with it, and stays with it when one above it goes.
 * @returns the keys; `spare`, the key of the row that comes to the end next; and `without`, which tells that a row is taken
 * out: call it with the rows that are left
 */
export function useRowKeys<R>(rows: readonly R[]) {
  const [held, setHeld] = useState(() => startKeys(rows, newKey));
  const current = held.rows === rows ? held : keyRows(held, rows, newKey);
  if (held.rows !== rows) setHeld(current);
  const { keys, spare } = current;
  return {
    keys,
    spare,
    without: (index: number, left: readonly R[]) => setHeld({ rows: left, keys: keys.toSpliced(index, 1), spare }),
  };
}

function newKey(): string {
  return crypto.randomUUID();
}
