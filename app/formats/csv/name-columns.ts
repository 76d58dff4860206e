import type { DataProblem } from '#app/formats/data/row-reader.ts';
import { numberedName } from '#app/text/unique-name.ts';

/**
 * The names of the columns: each once, none empty. New names are reported, because a variable is mapped by this
 * name.
 */
export function nameColumns(header: readonly string[]): {
  readonly columns: readonly string[];
  readonly problems: readonly DataProblem[];
} {
  const problems: DataProblem[] = [];
  const names = header.map((name) => name.trim());
  const spaced = header.filter((name, index) => name !== names[index] && names[index] !== '');
  if (spaced.length > 0) {
    const quoted = spaced.map((name) => `“${name}”`).join(', ');
    problems.push({ row: null, says: `Spaces around the names of columns were removed: ${quoted}.` });
  }
  const taken = new Set(names);
  const used = new Set<string>();
  const columns = names.map((name, index) => {
    const place = `Column ${index + 1}`;
    const isEmpty = name === '';
    const chosen = isEmpty ? place : name;
    const isTaken = (one: string) => used.has(one) || (taken.has(one) && (isEmpty || one !== name));
    const free = numberedName(chosen, isTaken);
    used.add(free);
    if (isEmpty) problems.push({ row: null, says: `${place} has no name. It’s called “${free}”.` });
    else if (free !== name)
      problems.push({ row: null, says: `The name “${name}” is used twice. ${place} is called “${free}”.` });
    return free;
  });
  return { columns, problems };
}

/** The names of columns that have no header. */
export function numberColumns(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `Column ${index + 1}`);
}
