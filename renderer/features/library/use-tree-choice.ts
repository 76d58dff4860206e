import { useRef, useState } from 'react';
import { idsBetween, type TreeLine } from './tree-lines.ts';

const none: ReadonlySet<string> = new Set();

/** The items of the tree that are chosen, by id, and the ways to choose. */
export function useTreeChoice(lines: readonly TreeLine[]) {
  const [chosen, setChosen] = useState(none);
  /** Where a range begins: the item that was chosen last. */
  const anchor = useRef<string | null>(null);
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
      anchor.current ??= orFrom;
      setChosen(new Set(idsBetween(lines, anchor.current, id)));
    },
    chooseNone: () => {
      anchor.current = null;
      setChosen(none);
    },
  };
}
