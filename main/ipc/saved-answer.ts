/** The answer to a call that saves: `says` is why it failed. */
export type SavedAnswer = { readonly kind: 'saved' } | { readonly kind: 'not-saved'; readonly says: string };

/** @param problem why nothing was saved, in words; null when it was */
export function savedAnswer(problem: string | null): SavedAnswer {
  return problem === null ? { kind: 'saved' } : { kind: 'not-saved', says: problem };
}
