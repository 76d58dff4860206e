import { useClickOutside } from '@mantine/hooks';
import { type KeyboardEvent, type MouseEvent, use, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { foldersTo, itemOf, itemsIn, type LibraryItem } from '#app/library/library.ts';
import { keysOfItems, nameItems, topmostItems } from '#app/library/several-items.ts';
import { itemsByFolder } from '#app/library/tree-order.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { commandOfKey, menuOf } from '#renderer/state/item-command.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { ItemMenu } from '#renderer/ui/item-menu.tsx';
import { sayWithUndo } from '#renderer/ui/notices.tsx';
import { useLinesInSight } from '#renderer/ui/use-lines-in-sight.ts';
import { keyInTree, type TreeActions, type TreeContext, treeCommands } from './item-commands.ts';
import styles from './library.module.css';
import { lineAfterGoing, lineAfterKey, type TreeLine, treeLines } from './tree-lines.ts';
import { lineHeight, TreeRow } from './tree-row.tsx';
import { useTreeChoice } from './use-tree-choice.ts';
import { type DropPlace, useTreeDrag } from './use-tree-drag.ts';

type LibraryTreeProps = {
  readonly workspace: Workspace;
  /** The saved request in the current tab. */
  readonly activeId: string | null;
  readonly actions: TreeActions;
  /** The element that the tree scrolls in; null until it is rendered. */
  readonly scroller: HTMLElement | null;
};

type Asked = { readonly on: TreeContext; readonly x: number; readonly y: number };

/**
 * Folders and saved requests as a tree. An action on one of several chosen items applies to all of them. Only the visible
 * lines are rendered, and the one that has the focus or gets it by Tab.
 */
export function LibraryTree({ workspace, activeId, actions, scroller }: LibraryTreeProps) {
  const customers = use(CustomersContext);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [menu, setMenu] = useState<Asked | null>(null);
  const tree = useTree(workspace, scroller, activeId);
  const { lines, drawn, height, list, choice, chosen, stopPlace, lineAt, meantBy } = tree;
  const drag = useTreeDrag({ workspace, lineAt, meantBy, onDrop: drop });
  const press = useTreeKeys(tree, actions, setRenaming);

  function click(event: MouseEvent) {
    const line = lineAt(event.target);
    if (line === undefined || event.target instanceof HTMLInputElement) return;
    tree.focus(line.id);
    if (event.shiftKey) choice.chooseTo(line.id, line.id);
    else if (event.ctrlKey || event.metaKey) choice.toggle(line.id);
    else {
      choice.chooseOnly(line.id);
      if (line.item.kind === 'request') actions.open(line.id);
      else tree.setIsOpen(line.id, !line.isOpen);
    }
  }

  function drop(dragged: readonly LibraryItem[], target: TreeLine, place: DropPlace) {
    if (place === 'inside') return actions.move(dragged, target.id, null);
    const ids = new Set(dragged.map((item) => itemOf(item).id));
    const siblings = itemsIn(workspace, target.folderId).map((one) => itemOf(one).id);
    const behind = siblings.slice(siblings.indexOf(target.id) + 1).find((id) => !ids.has(id)) ?? null;
    return actions.move(dragged, target.folderId, place === 'before' ? target.id : behind);
  }

  function showMenu(event: MouseEvent) {
    const line = lineAt(event.target);
    if (line === undefined) return;
    event.preventDefault();
    const on = contextOf(line, tree, { actions, onRename: setRenaming });
    // Where a folder above it is chosen too, the folder is meant.
    const [item = on.item] = on.items;
    setMenu({ on: { ...on, item }, x: event.clientX, y: event.clientY });
  }

  return (
    <>
      <div
        role="tree"
        aria-label="Saved requests"
        aria-multiselectable
        className={styles['nodes']}
        style={{ height }}
        ref={list}
        onClick={click}
        onDoubleClick={(event) => setRenaming(lineAt(event.target)?.id ?? null)}
        onContextMenu={showMenu}
        onKeyDown={press}
        onFocus={(event) => tree.setStop(lineAt(event.target)?.id ?? null)}
        {...drag.handlers}
      >
        {drawn.map(([index, top]) => {
          const line = lines[index];
          return (
            line !== undefined && (
              <TreeRow
                key={line.id}
                line={line}
                top={top}
                isStop={index === stopPlace}
                isActive={line.id === activeId}
                isChosen={chosen.has(line.id)}
                isOneOfSeveral={chosen.size > 1 && chosen.has(line.id)}
                isRenaming={renaming === line.id}
                isDragged={drag.dragged === line.id}
                drop={drag.target?.line === line ? drag.target.place : null}
                onRenamed={(name, isDropped) => {
                  setRenaming(null);
                  if (name === itemOf(line.item).name) return;
                  if (!isDropped) actions.rename(line.id, name);
                  else if (name.trim() !== '')
                    sayWithUndo(`The name “${customers.text(name, ...keysOfItems([line.item]))}” was discarded.`, () =>
                      actions.rename(line.id, name),
                    );
                }}
              />
            )
          );
        })}
      </div>
      <ItemMenu
        at={menu}
        label={menu === null ? '' : customers.text(nameItems(menu.on.items), ...keysOfItems(menu.on.items))}
        actions={menu === null ? [] : menuOf(treeCommands, menu.on)}
        onClose={() => setMenu(null)}
      />
    </>
  );
}

/** The lines of the tree, what is open, chosen and focused, and what of it is visible. */
function useTree(workspace: Workspace, scroller: HTMLElement | null, activeId: string | null) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [revealed, setRevealed] = useState<string | null>(null);
  // A request that is opened is shown once; its folders may be closed again.
  if (revealed !== activeId) {
    setRevealed(activeId);
    setOpen(new Set([...open, ...foldersAround(workspace, activeId)]));
  }
  const [stop, setStop] = useState<string | null>(null);
  const items = useMemo(() => itemsByFolder(workspace), [workspace]);
  const lines = useMemo(() => treeLines(items, open), [items, open]);
  const places = useMemo(() => new Map(lines.map(({ id }, index) => [id, index])), [lines]);
  const { chosen, ...choice } = useTreeChoice(lines);
  const stopPlace = places.get(stop ?? '') ?? 0;
  const list = useClickOutside<HTMLDivElement>(choice.chooseNone);
  const { height, drawn } = useLinesInSight({ list, scroller, count: lines.length, lineHeight, kept: stopPlace });
  return {
    ...{ lines, drawn, height, list, choice, chosen, stopPlace },
    /** The line that an event came from. */
    lineAt: (target: EventTarget): TreeLine | undefined => {
      const row = target instanceof Element ? target.closest('[role="treeitem"]') : null;
      return lines[places.get(row?.getAttribute('data-id') ?? '') ?? -1];
    },
    /** What an action on an item applies to: all chosen items when it is one of them. */
    meantBy: (id: string): readonly LibraryItem[] => topmostItems(workspace, chosen.has(id) ? chosen : new Set([id])),
    setStop: (id: string | null) => id !== null && setStop(id),
    setIsOpen: (id: string, isOpen: boolean) => {
      const next = new Set(open);
      if (isOpen) next.add(id);
      else next.delete(id);
      setOpen(next);
    },
    /** Focuses a line and scrolls it into view. It may not be rendered before. */
    focus: (id: string) => {
      flushSync(() => setStop(id));
      const row = [...(list.current?.children ?? [])].find((child) => child.getAttribute('data-id') === id);
      if (!(row instanceof HTMLElement)) return;
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
    },
  };
}

/** The folders that a request is in. */
function foldersAround(workspace: Workspace, requestId: string | null): readonly string[] {
  const folderId = workspace.requests.find(({ id }) => id === requestId)?.folderId ?? null;
  return foldersTo(workspace, folderId).map(({ id }) => id);
}

/** The keys of the tree. Returns what handles a key press. */
function useTreeKeys(tree: ReturnType<typeof useTree>, actions: TreeActions, onRename: (id: string) => void) {
  const { lines, choice, chosen, lineAt, setIsOpen, focus } = tree;

  /** Focuses the line that takes its place. */
  function trash(line: TreeLine, going: readonly LibraryItem[]) {
    const next = lineAfterGoing(lines, line, new Set(going.map((item) => itemOf(item).id)));
    if (next !== undefined) focus(next.id);
    actions.trash(going);
  }

  /** Returns whether the key was for the tree. */
  function handle(event: KeyboardEvent, line: TreeLine): boolean {
    const { id, item, isOpen } = line;
    const { key, shiftKey } = event;
    const on = contextOf(line, tree, { onRename, actions: { ...actions, trash: (going) => trash(line, going) } });
    const command = commandOfKey(treeCommands, keyInTree(event), on);
    // Held down, it would go on with the line that follows.
    if (command !== undefined) event.repeat || command.run(on);
    else if (key === ' ') item.kind === 'folder' && setIsOpen(id, !isOpen);
    else if (key === 'Escape' && chosen.size > 0) choice.chooseNone();
    else if (key === 'ArrowRight' && item.kind === 'folder' && !isOpen) setIsOpen(id, true);
    else if (key === 'ArrowLeft' && isOpen) setIsOpen(id, false);
    else if (isStep(key)) {
      const next = lineAfterKey(lines, line, key);
      if (next !== undefined) focus(next.id);
      if (next !== undefined && shiftKey) choice.chooseTo(next.id, id);
    } else return false;
    return true;
  }

  return (event: KeyboardEvent) => {
    const line = lineAt(event.target);
    if (line === undefined || !handle(event, line)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** What the commands of the tree act on. */
function contextOf(
  { id, item }: TreeLine,
  { meantBy, choice }: ReturnType<typeof useTree>,
  on: Pick<TreeContext, 'actions' | 'onRename'>,
): TreeContext {
  return { item, items: meantBy(id), onChooseMore: choice.toggle, ...on };
}

function isStep(key: string): boolean {
  return ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End'].includes(key);
}
