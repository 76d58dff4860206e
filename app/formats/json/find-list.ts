import { type JSONVisitor, visit } from 'jsonc-parser';

/** The longest way to a list of objects in an object. */
const deepest = 4;

/**
 * The way to the list of objects in a file that is one object, such as `{"customers": [{…}, {…}]}`; of several, the
 * longest. Null where there is none, or where other objects follow. The text may end in the middle.
 */
export function findList({ text, isWhole }: { readonly text: string; readonly isWhole: boolean }): string[] | null {
  const lists = new Map<string, { readonly path: string[]; count: number }>();
  let depth = 0;
  let end: number | null = null;
  const visitor: JSONVisitor = {
    onObjectBegin: (...[, , , , pathOf]) => {
      const path = pathOf();
      depth += 1;
      if (path.length < 2 || path.length > deepest || typeof path.at(-1) !== 'number') return;
      const way = path.slice(0, -1).filter((part) => typeof part === 'string');
      if (way.length < path.length - 1) return;
      const key = JSON.stringify(way);
      lists.set(key, { path: way, count: (lists.get(key)?.count ?? 0) + 1 });
    },
    onObjectEnd: (offset, length) => {
      depth -= 1;
      if (depth === 0 && end === null) end = offset + length;
    },
  };
  try {
    visit(text, visitor);
  } catch {
    // It is nested deeper than the parser can follow, so it is no table.
    return null;
  }
  const rest = end === null ? '' : text.slice(end).trim();
  if (rest !== '' || (end === null && isWhole)) return null;
  const [longest] = [...lists.values()].toSorted((a, b) => b.count - a.count);
  return longest?.path ?? null;
}
