import { itemOf, type LibraryItem } from '#app/library/library.ts';
import type { ItemAction } from '#renderer/ui/item-menu.tsx';

/** What can be done to the library's items. */
export type TreeActions = {
  readonly open: (id: string) => void;
  readonly rename: (id: string, name: string) => void;
  readonly duplicate: (items: readonly LibraryItem[]) => void;
  /** Moves items into a folder (null: to the top), before another one there or, with null, behind all. */
  readonly move: (items: readonly LibraryItem[], folderId: string | null, beforeId: string | null) => void;
  readonly moveTo: (items: readonly LibraryItem[]) => void;
  readonly exportItems: (items: readonly LibraryItem[]) => void;
  readonly trash: (items: readonly LibraryItem[]) => void;
  /** Sets up a run of an item. */
  readonly run: (item: LibraryItem) => void;
  readonly addFolder: (folderId: string | null) => void;
};

/** The menu of some items: of one, what can be done to it; of several, what can be done to all of them. */
export function itemActions(
  items: readonly LibraryItem[],
  actions: TreeActions,
  onRename: (id: string) => void,
): readonly ItemAction[] {
  return [
    ...(items.length === 1 ? items.flatMap((item) => ofOne(item, actions, onRename)) : []),
    { label: 'Duplicate', onChoose: () => actions.duplicate(items) },
    { label: 'Move to…', onChoose: () => actions.moveTo(items) },
    { label: 'Export', onChoose: () => actions.exportItems(items) },
    { label: 'Delete', onChoose: () => actions.trash(items), isDanger: true },
  ];
}

function ofOne(item: LibraryItem, actions: TreeActions, onRename: (id: string) => void): readonly ItemAction[] {
  const { id } = itemOf(item);
  return [
    item.kind === 'request'
      ? { label: 'Open', onChoose: () => actions.open(id) }
      : { label: 'New folder inside', onChoose: () => actions.addFolder(id) },
    { label: 'Run…', onChoose: () => actions.run(item) },
    { label: 'Rename', onChoose: () => onRename(id) },
  ];
}
