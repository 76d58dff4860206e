import { useEffect, useState } from 'react';
import type { Pages } from './use-pages.ts';

type Item = { readonly item: number };

/** The line that a person opened, as the list has it now; none while the list does not show it. */
export function useChosen<T extends Item>({ find, keep }: Pages<T>) {
  const [chosen, setChosen] = useState<number | null>(null);
  useEffect(() => keep(chosen === null ? null : ({ item }) => item === chosen), [chosen, keep]);
  return {
    chosen: chosen === null ? null : find(({ item }) => item === chosen),
    /** Opens a line, and closes it when it is open. */
    toggle: ({ item }: Item) => setChosen((before) => (before === item ? null : item)),
    close: () => setChosen(null),
  };
}
