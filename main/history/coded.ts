/** A list in a file, with each of its values once. */
export type Coded<T> = {
  readonly values: readonly T[];
  /** Which value each place of the list has. */
  readonly codes: readonly number[];
};

export function encode<T>(list: readonly T[]): Coded<T> {
  const known = new Map<T, number>();
  const codes = list.map((value) => {
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    return code;
  });
  return { values: [...known.keys()], codes };
}

/** Whether the list has so many places, and each of them a value. */
export function isWhole({ values, codes }: Coded<unknown>, length: number): boolean {
  return codes.length === length && codes.every((code) => code in values);
}

/**
 * The list again, if it is whole.
 * @param share gives what the list gets in the place of a value
 */
export function decode<T>({ values, codes }: Coded<T>, share: (value: T) => T): readonly T[] {
  const shared = values.map(share);
  const list: T[] = [];
  for (const code of codes) {
    const value = shared[code];
    if (value !== undefined) list.push(value);
  }
  return list;
}
