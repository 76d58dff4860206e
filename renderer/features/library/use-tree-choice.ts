import { useMemo, useRef, useState } from 'react';
import { idsBetween, type TreeLine } from './tree-lines.ts';

const none: ReadonlySet<string> = new Set();

/**
 * The chosen items of the tree, by id, and the ways to choose them. An item that is no longer shown (deleted, or in a closed
 * folder) is not chosen.
 */
export function useTreeChoice(lines: readonly TreeLine[]) {
  const [kept, setChosen] = useState(none);
  const chosen = useMemo(() => {
    if (kept.size === 0) return none;
    const shown = new Set(lines.flatMap(({ id }) => (kept.has(id) ? [id] : [])));
    return shown.size === kept.size ? kept : shown;
  }, [kept, lines]);
  /** Where a range starts: the item that was chosen last. */
  const anchor = useRef<string | null>(null);
  // Otherwise an undo would bring it back and choose it again, beside what was chosen since.
  if (chosen !== kept) setChosen(chosen);
  return {
    chosen,
    chooseOnly: (id: string) => {
      anchor.current = id;
      setChosen(new Set([id]));
    },
    toggle: (id: string) => {
      const isChosen = chosen.has(id);
      anchor.current = isChosen ? null : id;
      setChosen(new Set(isChosen ? [...chosen].filter((other) => other !== id) : [...chosen, id]));
    },
    /** Chooses all from the item that was chosen last, or else from another one, to this one. */
    chooseTo: (id: string, orFrom: string) => {
      if (anchor.current === null || !lines.some((line) => line.id === anchor.current)) anchor.current = orFrom;
      setChosen(new Set(idsBetween(lines, anchor.current, id)));
    },
    chooseNone: () => {
      anchor.current = null;
      setChosen(none);
    },
  };
}
