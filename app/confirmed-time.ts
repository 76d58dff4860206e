/**
 * A moment that two starts agree has passed. What is removed because of its age is measured by it, never by the clock alone:
 * a clock that is months ahead would empty the trash and the history.
 */
export type ConfirmedTime = { readonly confirmed: Date };

/** No moment is confirmed: nothing is old enough to be removed. */
export const nothingConfirmed: ConfirmedTime = { confirmed: new Date(0) };

/** How long the trash keeps what is in it, in days. */
const trashDays = 30;

/** What was put into the trash before this moment is removed, ISO 8601. */
export function trashLimit({ confirmed }: ConfirmedTime): string {
  return new Date(confirmed.getTime() - trashDays * 86_400_000).toISOString();
}
