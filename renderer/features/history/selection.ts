/** Events that a person selected, by id. */
export type Selection = {
  readonly ids: ReadonlySet<string>;
  /** The event where a range starts: the one that was pressed last. */
  readonly anchor: string | null;
};

export const nothingSelected: Selection = { ids: new Set(), anchor: null };

/** Exactly these. */
export function selectOnly(ids: readonly string[]): Selection {
  return { ids: new Set(ids), anchor: null };
}

/** One more, or one less. */
export function toggleOne({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** These too, up to the one that was pressed. */
export function addRange({ ids }: Selection, range: readonly string[], pressed: string): Selection {
  return { ids: new Set([...ids, ...range]), anchor: pressed };
}

/** Without these. */
export function removeAll({ ids, anchor }: Selection, gone: readonly string[]): Selection {
  const next = new Set(ids);
  for (const id of gone) next.delete(id);
  return { ids: next, anchor };
}

/** Removes events that are no longer found. Returns the same selection when all are found. */
export function withoutMissing(selection: Selection, missing: readonly string[]): Selection {
  const gone = new Set(missing.filter((id) => selection.ids.has(id) || selection.anchor === id));
  if (gone.size === 0) return selection;
  const { ids, anchor } = selection;
  return {
    ids: new Set([...ids].filter((id) => !gone.has(id))),
    anchor: anchor !== null && gone.has(anchor) ? null : anchor,
  };
}
