/**
 * A moment that two starts agree has passed. What is removed because of its age is measured by it, never by the clock alone:
 * a clock that is months ahead would empty the trash and the history.
 */
export type ConfirmedTime = { readonly confirmed: Date };

/** No moment is confirmed: nothing is old enough to be removed. */
export const nothingConfirmed: ConfirmedTime = { confirmed: new Date(0) };
