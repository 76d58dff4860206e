import { itemOf, type LibraryItem } from '#app/library/library.ts';
import type { ItemCommand } from '#renderer/state/item-command.ts';
import { formatKey, formatKeyByPlace } from '#renderer/ui/use-keys.ts';

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

/** A line of the tree, and what is meant by it: all that are chosen, where it is one of them. */
export type TreeContext = {
  readonly item: LibraryItem;
  readonly items: readonly LibraryItem[];
  readonly actions: TreeActions;
  readonly onRename: (id: string) => void;
  readonly onChooseMore: (id: string) => void;
};

const isOne = ({ items }: TreeContext) => items.length === 1;
const isRequest = ({ item }: TreeContext) => item.kind === 'request';

/** What can be done in the tree: to one item, or to all that are chosen. */
export const treeCommands: readonly ItemCommand<TreeContext>[] = [
  {
    id: 'open',
    name: 'Open',
    keys: ['Enter'],
    when: isRequest,
    inMenu: isOne,
    run: ({ item, actions }) => actions.open(itemOf(item).id),
  },
  {
    id: 'new-folder',
    name: 'New folder inside',
    when: (on) => !isRequest(on),
    inMenu: isOne,
    run: ({ item, actions }) => actions.addFolder(itemOf(item).id),
  },
  { id: 'run', name: 'Run…', inMenu: isOne, run: ({ item, actions }) => actions.run(item) },
  { id: 'rename', name: 'Rename', keys: ['F2'], inMenu: isOne, run: ({ item, onRename }) => onRename(itemOf(item).id) },
  { id: 'duplicate', name: 'Duplicate', keys: ['Mod+D'], run: ({ items, actions }) => actions.duplicate(items) },
  { id: 'move', name: 'Move to…', run: ({ items, actions }) => actions.moveTo(items) },
  { id: 'export', name: 'Export', run: ({ items, actions }) => actions.exportItems(items) },
  {
    id: 'delete',
    name: 'Delete',
    keys: ['Delete'],
    help: 'In the library: move to the trash',
    isDanger: true,
    run: ({ items, actions }) => actions.trash(items),
  },
  {
    id: 'choose-more',
    name: 'Choose one more',
    keys: ['Mod+Space'],
    help: 'In the library: choose one more',
    inMenu: () => false,
    run: ({ item, onChooseMore }) => onChooseMore(itemOf(item).id),
  },
];

/** A key press in the tree, as its commands name it. Their keys without Mod work with it too, but for Enter, which sends. */
export function keyInTree(event: Parameters<typeof formatKeyByPlace>[0]): string {
  const { key, ctrlKey, metaKey } = event;
  const isMod = ctrlKey || metaKey;
  if ([formatKey(event), formatKeyByPlace(event)].includes('Mod+D')) return 'Mod+D';
  if (isMod && key === ' ') return 'Mod+Space';
  return isMod && key === 'Enter' ? 'Mod+Enter' : key;
}
