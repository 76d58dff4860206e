/** Hands out names that are free, and remembers them as taken: `Name`, `Name 2`, `Name 3`. */
export type NameGiver = (name: string) => string;

/** Quick for thousands of one name: where a search for a number ended, the next one of that name begins. */
export function createNameGiver(taken: Iterable<string>): NameGiver {
  const names = new Set(taken);
  const nextNumbers = new Map<string, number>();
  const take = (name: string) => {
    names.add(name);
    return name;
  };
  return (name) => {
    const base = name.trim() === '' ? 'Untitled' : name.trim();
    if (!names.has(base)) return take(base);
    const stem = base.replace(/ \d+$/, '');
    let number = nextNumbers.get(stem) ?? 2;
    while (names.has(`${stem} ${number}`)) number += 1;
    nextNumbers.set(stem, number + 1);
    return take(`${stem} ${number}`);
  };
}

/** A name that none of the others has: `Name`, `Name 2`, `Name 3`. */
export function freeName(name: string, taken: Iterable<string>): string {
  return createNameGiver(taken)(name);
}
