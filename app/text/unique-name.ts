/** Gives each name once: `Name`, `Name 2`, `Name 3`. */
export type Namer = (name: string) => string;

/** Fast for thousands of equal names: the search for a number continues where the last one ended. */
export function createNamer(taken: Iterable<string>): Namer {
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

/** A name that is not taken: `Name`, `Name 2`, `Name 3`. */
export function uniqueName(name: string, taken: Iterable<string>): string {
  return createNamer(taken)(name);
}

/** A name that is not taken, with its number in brackets: `Name`, `Name (2)`, `Name (3)`. */
export function numberedName(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!isTaken(candidate)) return candidate;
  }
}
