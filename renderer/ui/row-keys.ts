/** A list with a key for each of its rows, and the key of the row that is put at its end next. */
export type KeyedRows<R> = { readonly rows: readonly R[]; readonly keys: readonly string[]; readonly spare: string };

/** A list that nothing was done with yet. */
export function startKeys<R>(rows: readonly R[], newKey: () => string): KeyedRows<R> {
  return { rows, keys: rows.map(newKey), spare: newKey() };
}

/**
 * Gives new rows their keys; rows that stayed keep theirs. In a list of the same length a row replaces the one in its
 * place; in a longer or shorter one, the rows that are alike at the beginning and at the end stayed.
 */
export function keyRows<R>(before: KeyedRows<R>, rows: readonly R[], newKey: () => string): KeyedRows<R> {
  const { keys, spare } = before;
  if (rows.length === keys.length) return { rows, keys, spare };
  const most = Math.min(rows.length, keys.length);
  const was = before.rows.map((row) => JSON.stringify(row));
  const is = rows.map((row) => JSON.stringify(row));
  let start = 0;
  while (start < most && was[start] === is[start]) start += 1;
  if (start === keys.length)
    return { rows, keys: [...keys, spare, ...is.slice(start + 1).map(newKey)], spare: newKey() };
  let end = 0;
  while (end < most - start && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  const fresh = is.slice(start, is.length - end).map(newKey);
  return { rows, keys: [...keys.slice(0, start), ...fresh, ...keys.slice(keys.length - end)], spare };
}
