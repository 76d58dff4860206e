import { useState } from 'react';
import { keyRows, startKeys } from './row-keys.ts';

/**
 * Keys for rows without an id. What a row has besides its data, for example an invalid number, is removed with the row and
 * stays with it when a row above is removed.
 * @returns the keys; `spare`, the key of the next row at the end; and `without`, to call with the rows that are left after one
 * is removed
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
