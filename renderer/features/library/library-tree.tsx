import { useClickOutside } from '@mantine/hooks';
import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { itemOf, itemsIn, type LibraryItem } from '#app/library/library.ts';
import { nameItems, topmostItems } from '#app/library/several-items.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { ItemMenu } from '#renderer/ui/item-menu.tsx';
import { useLinesInSight } from '#renderer/ui/use-lines-in-sight.ts';
import { itemActions, type TreeActions } from './item-actions.ts';
import styles from './library.module.css';
import { itemsByFolder, lineAfterGoing, lineAfterKey, type TreeLine, treeLines } from './tree-lines.ts';
import { lineHeight, TreeRow } from './tree-row.tsx';
import { useTreeChoice } from './use-tree-choice.ts';
import { type DropPlace, useTreeDrag } from './use-tree-drag.ts';

type LibraryTreeProps = {
  readonly workspace: Workspace;
  /** The saved request in front. */
  readonly activeId: string | null;
  readonly actions: TreeActions;
  /** What the tree scrolls in; null until it is there. */
  readonly scroller: HTMLElement | null;
};

type Asked = { readonly items: readonly LibraryItem[]; readonly x: number; readonly y: number };

/**
 * Folders and saved requests as a tree. What is done to one of several that are chosen is done to all of them. Only the
 * lines in sight are drawn, and the one that has the focus, or that Tab leads to.
 */
export function LibraryTree({ workspace, activeId, actions, scroller }: LibraryTreeProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [stop, setStop] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [menu, setMenu] = useState<Asked | null>(null);
  const items = useMemo(() => itemsByFolder(workspace), [workspace]);
  const lines = useMemo(() => treeLines(items, open), [items, open]);
  const places = useMemo(() => new Map(lines.map(({ id }, index) => [id, index])), [lines]);
  const { chosen, ...choice } = useTreeChoice(lines);
  const stopPlace = places.get(stop ?? '') ?? 0;
  const list = useClickOutside<HTMLDivElement>(choice.chooseNone);
  const { height, drawn } = useLinesInSight({ list, scroller, count: lines.length, lineHeight, kept: stopPlace });
  const drag = useTreeDrag({ workspace, lineAt, meantBy, onDrop: drop });

  /** The line that an event came from. */
  function lineAt(target: EventTarget): TreeLine | undefined {
    const row = target instanceof Element ? target.closest('[role="treeitem"]') : null;
    return lines[places.get(row?.getAttribute('data-id') ?? '') ?? -1];
  }

  /** What is meant by an item: all that are chosen, when it is one of them. */
  function meantBy(id: string): readonly LibraryItem[] {
    return topmostItems(workspace, chosen.has(id) ? chosen : new Set([id]));
  }

  function setIsOpen(id: string, isOpen: boolean) {
    const next = new Set(open);
    if (isOpen) next.add(id);
    else next.delete(id);
    setOpen(next);
  }

  /** Gives a line the focus, and brings it into sight. It may not be drawn before. */
  function focus(id: string) {
    flushSync(() => setStop(id));
    const row = [...(list.current?.children ?? [])].find((child) => child.getAttribute('data-id') === id);
    if (!(row instanceof HTMLElement)) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }

  function click(event: MouseEvent) {
    const line = lineAt(event.target);
    if (line === undefined || event.target instanceof HTMLInputElement) return;
    focus(line.id);
    if (event.shiftKey) choice.chooseTo(line.id, line.id);
    else if (event.ctrlKey || event.metaKey) choice.toggle(line.id);
    else {
      choice.chooseOnly(line.id);
      if (line.item.kind === 'request') actions.open(line.id);
      else setIsOpen(line.id, !line.isOpen);
    }
  }

  function press(event: KeyboardEvent) {
    const line = lineAt(event.target);
    if (line === undefined || !does(event, line)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Does what a key says to a line. Returns whether it was for it. */
  function does({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent, line: TreeLine): boolean {
    const { id, item, isOpen } = line;
    const mod = ctrlKey || metaKey;
    if (key === 'F2') setRenaming(id);
    else if (key === 'Delete') trash(line);
    else if (key === 'Enter' && item.kind === 'request' && !mod) actions.open(id);
    else if (key === 'd' && mod) actions.duplicate(meantBy(id));
    else if (key === ' ' && mod) choice.toggle(id);
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

  function trash(line: TreeLine) {
    const going = meantBy(line.id);
    const next = lineAfterGoing(lines, line, new Set(going.map((item) => itemOf(item).id)));
    if (next !== undefined) focus(next.id);
    actions.trash(going);
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
    setMenu({ items: meantBy(line.id), x: event.clientX, y: event.clientY });
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
        onFocus={(event) => setStop(lineAt(event.target)?.id ?? stop)}
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
                onRenamed={(name) => {
                  setRenaming(null);
                  if (name !== itemOf(line.item).name) actions.rename(line.id, name);
                }}
              />
            )
          );
        })}
      </div>
      <ItemMenu
        at={menu}
        label={menu === null ? '' : nameItems(menu.items)}
        actions={menu === null ? [] : itemActions(menu.items, actions, setRenaming)}
        onClose={() => setMenu(null)}
      />
    </>
  );
}

function isStep(key: string): boolean {
  return ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End'].includes(key);
}
