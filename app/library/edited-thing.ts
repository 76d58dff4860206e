import { isSame } from '#app/is-same.ts';

/** Something of a list as its editor opened it, and as it is saved. */
export type Edited<T> = { readonly opened: T; readonly saved: T };

type Thing = { readonly id: string };

/** Whether something was changed since its editor opened it, for example by an import. */
export function hasChangedMeanwhile<T extends Thing>(list: readonly T[], opened: T): boolean {
  const now = list.find(({ id }) => id === opened.id);
  return now !== undefined && !isSame(now, opened);
}

/**
 * A list with what was edited. If it was changed since the editor opened it, the edited one is added as another one; if it
 * was removed, it comes back.
 * @param another the edited one under an id and a name that are free
 */
export function withEdited<T extends Thing>(
  list: readonly T[],
  { opened, saved }: Edited<T>,
  another: (saved: T) => T,
): readonly T[] {
  if (hasChangedMeanwhile(list, opened)) return [...list, another(saved)];
  const isKnown = list.some(({ id }) => id === opened.id);
  return isKnown ? list.map((other) => (other.id === opened.id ? saved : other)) : [...list, saved];
}
