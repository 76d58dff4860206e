import { itemOf, type LibraryItem } from '#app/library/library.ts';
import type { ItemsByFolder } from '#app/library/tree-order.ts';

/** A line of the tree: an item that no closed folder hides. */
export type TreeLine = {
  readonly id: string;
  readonly item: LibraryItem;
  /** The folder that it is in; null at the top. */
  readonly folderId: string | null;
  /** Its level, from 1. */
  readonly level: number;
  /** Its place among those in the same folder, from 1, and how many these are. */
  readonly place: number;
  readonly siblings: number;
  /** An open folder. */
  readonly isOpen: boolean;
};

/** A folder that is gone through, and the place of what comes next in it. */
type Passed = { readonly folderId: string | null; readonly inside: readonly LibraryItem[]; next: number };

/** The lines from top to bottom, the folders with these ids open. */
export function treeLines(items: ItemsByFolder, open: ReadonlySet<string>): readonly TreeLine[] {
  const lines: TreeLine[] = [];
  // The folders that are being gone through, the innermost last: thousands may be in each other.
  const way: Passed[] = [{ folderId: null, inside: items.get(null) ?? [], next: 0 }];
  for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
    const { folderId, inside } = at;
    const item = inside[at.next++];
    if (item === undefined) {
      way.pop();
      continue;
    }
    const { id } = itemOf(item);
    const isOpen = item.kind === 'folder' && open.has(id);
    lines.push({ id, item, folderId, level: way.length, place: at.next, siblings: inside.length, isOpen });
    if (isOpen) way.push({ folderId: id, inside: items.get(id) ?? [], next: 0 });
  }
  return lines;
}

/** Where a key leads from a line; undefined where it leads nowhere. */
export function lineAfterKey(lines: readonly TreeLine[], at: TreeLine, key: string): TreeLine | undefined {
  const index = lines.indexOf(at);
  const next = lines[index + 1];
  switch (key) {
    case 'ArrowDown':
      return next;
    case 'ArrowUp':
      return lines[index - 1];
    case 'Home':
      return lines[0];
    case 'End':
      return lines.at(-1);
    case 'ArrowRight':
      return next?.folderId === at.id ? next : undefined;
    case 'ArrowLeft':
      return lines.find(({ id }) => id === at.folderId);
    default:
      return undefined;
  }
}

/**
 * The line that gets the focus when a line and others are deleted: the next in its folder, or the one before, or the
 * folder. If its folder is deleted too, the line next to that folder.
 */
export function lineAfterGoing(
  lines: readonly TreeLine[],
  at: TreeLine,
  going: ReadonlySet<string>,
): TreeLine | undefined {
  const outermost = foldersAround(lines, at).findLast(({ id }) => going.has(id)) ?? at;
  const { folderId } = outermost;
  const staying = lines.filter((line) => line === outermost || (line.folderId === folderId && !going.has(line.id)));
  const index = staying.indexOf(outermost);
  return staying[index + 1] ?? staying[index - 1] ?? lines.find(({ id }) => id === folderId);
}

/** The folders that a line is in, the innermost first. */
function foldersAround(lines: readonly TreeLine[], line: TreeLine): readonly TreeLine[] {
  const folder = lines.find(({ id }) => id === line.folderId);
  return folder === undefined ? [] : [folder, ...foldersAround(lines, folder)];
}

/** The ids of two lines and all between them, in either order. Only the second when the first does not exist. */
export function idsBetween(lines: readonly TreeLine[], one: string, other: string): readonly string[] {
  const ids = lines.map(({ id }) => id);
  const [from, to] = [ids.indexOf(one), ids.indexOf(other)].toSorted((a, b) => a - b);
  return from === undefined || to === undefined || from === -1 ? [other] : ids.slice(from, to + 1);
}
