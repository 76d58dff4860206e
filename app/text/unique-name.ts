/** Gives each name once: `Name`, `Name 2`, `Name 3`. */
export type Namer = (name: string) => string;

/**
 * Fast for thousands of equal names: the search for a number continues where the last one ended.
 * @param fold what names are compared by
 */
export function createNamer(taken: Iterable<string>, fold = (name: string) => name): Namer {
  const names = new Set([...taken].map(fold));
  const isTaken = (name: string) => names.has(fold(name));
  const nextNumbers = new Map<string, number>();
  const take = (name: string) => {
    names.add(fold(name));
    return name;
  };
  return (name) => {
    const base = name.trim() === '' ? 'Untitled' : name.trim();
    if (!isTaken(base)) return take(base);
    const { stem, next } = splitCounter(base, isTaken);
    let number = Math.max(next, nextNumbers.get(stem) ?? 2);
    while (isTaken(`${stem} ${number}`)) number += 1;
    nextNumbers.set(stem, number + 1);
    return take(`${stem} ${number}`);
  };
}

/** `Name 2` counts on only where `Name` is taken too: the number of “Step 10” or of a year is part of the name. */
function splitCounter(
  name: string,
  isTaken: (name: string) => boolean,
): { readonly stem: string; readonly next: number } {
  const [, stem = '', number = ''] = /^(.+) ([1-9]\d?)$/.exec(name) ?? [];
  return isTaken(stem) ? { stem, next: Number(number) + 1 } : { stem: name, next: 2 };
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
