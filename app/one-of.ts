/** A text as the one of a list that it is; null when it is none of them. */
export function oneOf<T extends string>(list: readonly T[], text: string | null): T | null {
  return list.find((one) => one === text) ?? null;
}
