import { Tree, type TreeNodeData, useTree } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { itemOf, itemsIn, type LibraryItem, liveItems } from '#app/library/library.ts';
import { nameItems, topmostItems } from '#app/library/several-items.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { ItemMenu } from '#renderer/ui/item-menu.tsx';
import { itemActions, type TreeActions } from './item-actions.ts';
import styles from './library.module.css';
import { TreeRow } from './tree-row.tsx';

type LibraryTreeProps = {
  readonly workspace: Workspace;
  /** The saved request in front. */
  readonly activeId: string | null;
  readonly actions: TreeActions;
};

type Asked = { readonly items: readonly LibraryItem[]; readonly x: number; readonly y: number };

/** Folders and saved requests as a tree. What is done to one of several that are chosen is done to all of them. */
export function LibraryTree({ workspace, activeId, actions }: LibraryTreeProps) {
  const [renaming, setRenaming] = useState<string | null>(null);
  const [menu, setMenu] = useState<Asked | null>(null);
  // The tree begins anew with each new list: it must be the same one until the workspace changes.
  const nodes = useMemo(() => nodesIn(workspace, null), [workspace]);
  const tree = useTree({ multiple: true });
  const items = new Map(liveItems(workspace).map((item) => [itemOf(item).id, item]));
  const chosen = tree.selectedState;

  /** The item whose row, or tree item, an event came from. */
  function itemAt(target: EventTarget): LibraryItem | undefined {
    const row = target instanceof Element ? target.closest('[data-value]') : null;
    return items.get(row?.getAttribute('data-value') ?? '');
  }

  /** What is meant by an item: all that are chosen, when it is one of them. */
  function meantBy(id: string): readonly LibraryItem[] {
    return topmostItems(workspace, chosen.includes(id) ? chosen : [id]);
  }

  function toggle(id: string) {
    if (chosen.includes(id)) tree.deselect(id);
    else tree.select(id);
  }

  function click(event: MouseEvent) {
    const item = itemAt(event.target);
    // A range, from the item that was clicked last: the tree's own.
    if (item === undefined || event.shiftKey) return;
    const { id } = itemOf(item);
    if (event.ctrlKey || event.metaKey) {
      event.stopPropagation();
      return toggle(id);
    }
    tree.select(id);
    tree.setSelectedState([id]);
    if (item.kind === 'request') actions.open(id);
  }

  function press(event: KeyboardEvent) {
    const item = itemAt(event.target);
    if (item === undefined || renaming !== null) return;
    const { id } = itemOf(item);
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'F2') setRenaming(id);
    else if (event.key === 'Delete') {
      neighbourOf(event.target)?.focus();
      actions.trash(meantBy(id));
    } else if (event.key === 'Enter' && item.kind === 'request' && !mod) actions.open(id);
    else if (event.key === 'd' && mod) actions.duplicate(meantBy(id));
    else if (event.key === ' ' && mod) toggle(id);
    else if (event.key === 'Escape' && chosen.length > 0) tree.clearSelected();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function drop(draggedId: string, targetId: string, position: 'before' | 'after' | 'inside') {
    const dragged = meantBy(draggedId);
    const ids = dragged.map((item) => itemOf(item).id);
    const target = items.get(targetId);
    if (target === undefined || ids.includes(targetId)) return;
    if (position === 'inside' && target.kind === 'folder') return actions.move(dragged, targetId, null);
    const { folderId } = itemOf(target);
    const siblings = itemsIn(workspace, folderId).map((one) => itemOf(one).id);
    const behind = siblings.slice(siblings.indexOf(targetId) + 1).find((id) => !ids.includes(id)) ?? null;
    return actions.move(dragged, folderId, position === 'before' ? targetId : behind);
  }

  return (
    <>
      <Tree
        aria-label="Saved requests"
        className={styles['nodes'] ?? ''}
        data={nodes}
        tree={tree}
        levelOffset={16}
        expandOnSpace
        clearSelectionOnOutsideClick
        onDragDrop={({ draggedNode, targetNode, position }) => drop(draggedNode, targetNode, position)}
        allowDrop={({ targetNode, position }) => position !== 'inside' || items.get(targetNode)?.kind === 'folder'}
        onClickCapture={click}
        onDoubleClick={(event) => {
          const item = itemAt(event.target);
          if (item !== undefined) setRenaming(itemOf(item).id);
        }}
        onContextMenu={(event) => {
          const item = itemAt(event.target);
          if (item === undefined) return;
          event.preventDefault();
          setMenu({ items: meantBy(itemOf(item).id), x: event.clientX, y: event.clientY });
        }}
        onKeyDownCapture={press}
        renderNode={({ node, expanded, selected, elementProps }) => {
          const item = items.get(node.value);
          return item === undefined ? null : (
            <TreeRow
              item={item}
              isExpanded={expanded}
              isActive={node.value === activeId}
              isChosen={selected && chosen.length > 1}
              isRenaming={renaming === node.value}
              elementProps={elementProps}
              onRenamed={(name) => {
                setRenaming(null);
                if (name !== itemOf(item).name) actions.rename(node.value, name);
              }}
            />
          );
        }}
      />
      <ItemMenu
        at={menu}
        label={menu === null ? '' : nameItems(menu.items)}
        actions={menu === null ? [] : itemActions(menu.items, actions, setRenaming)}
        onClose={() => setMenu(null)}
      />
    </>
  );
}

/** What has the focus once an item is gone. */
function neighbourOf(target: EventTarget): HTMLElement | null {
  const item = target instanceof Element ? target.closest('[role="treeitem"]') : null;
  const beside =
    item?.nextElementSibling ?? item?.previousElementSibling ?? item?.parentElement?.closest('[role="treeitem"]');
  return beside instanceof HTMLElement ? beside : null;
}

function nodesIn(workspace: Workspace, folderId: string | null): TreeNodeData[] {
  return itemsIn(workspace, folderId).map((item) =>
    item.kind === 'request'
      ? { value: item.request.id, label: item.request.name }
      : {
          value: item.folder.id,
          label: item.folder.name,
          hasChildren: true,
          children: nodesIn(workspace, item.folder.id),
        },
  );
}
