import { type DragEvent, useRef, useState } from 'react';
import { folderAndBelow, itemOf, type LibraryItem } from '#app/library/library.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { TreeLine } from './tree-lines.ts';

export type DropPlace = 'before' | 'after' | 'inside';

type Dragged = {
  readonly items: readonly LibraryItem[];
  /** The folders and requests they can’t be dropped on: themselves, and what is in them. */
  readonly within: ReadonlySet<string>;
};
type Target = { readonly line: TreeLine; readonly place: DropPlace };

type TreeDragParts = {
  readonly workspace: Workspace;
  /** The line that an event came from. */
  readonly lineAt: (target: EventTarget) => TreeLine | undefined;
  /** All items that are dragged with one. */
  readonly meantBy: (id: string) => readonly LibraryItem[];
  readonly onDrop: (items: readonly LibraryItem[], line: TreeLine, place: DropPlace) => void;
};

/** Dragging within the tree: the handlers of its element, and what the lines show. */
export function useTreeDrag({ workspace, lineAt, meantBy, onDrop }: TreeDragParts) {
  // Set at once: state is rendered later, and a quick person drops before that.
  const dragged = useRef<Dragged | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const [target, setTarget] = useState<Target | null>(null);

  function end() {
    dragged.current = null;
    setShownId(null);
    setTarget(null);
  }

  /** Where the dragged items would be dropped; null where they can’t be. */
  function targetOf(event: DragEvent): Target | null {
    const line = lineAt(event.target);
    const within = dragged.current?.within;
    if (line === undefined || within === undefined) return null;
    return within.has(line.id) || within.has(line.folderId ?? '') ? null : { line, place: placeOn(event, line) };
  }

  return {
    dragged: shownId,
    target,
    handlers: {
      onDragStart: (event: DragEvent) => {
        const line = lineAt(event.target);
        if (line === undefined) return;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', line.id);
        const items = meantBy(line.id);
        const within = new Set(items.flatMap((item) => [...folderAndBelow(workspace, itemOf(item).id)]));
        dragged.current = { items, within };
        setShownId(line.id);
      },
      onDragOver: (event: DragEvent) => {
        const over = targetOf(event);
        if (over === null) return setTarget(null);
        event.preventDefault();
        event.stopPropagation();
        event.dataTransfer.dropEffect = 'move';
        if (target?.line !== over.line || target.place !== over.place) setTarget(over);
      },
      onDragLeave: (event: DragEvent) => {
        if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
        setTarget(null);
      },
      onDrop: (event: DragEvent) => {
        const items = dragged.current?.items;
        if (items === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        const at = targetOf(event);
        if (at !== null) onDrop(items, at.line, at.place);
        end();
      },
      onDragEnd: end,
    },
  };
}

/** Where on a line the pointer is. An open folder shows its items below it, so nothing can be dropped right after it. */
function placeOn(event: DragEvent, { item, isOpen }: TreeLine): DropPlace {
  const row = event.target instanceof Element ? event.target.closest('[role="treeitem"]') : null;
  const { top, height } = (row ?? event.currentTarget).getBoundingClientRect();
  const part = (event.clientY - top) / height;
  if (item.kind === 'request') return part < 0.5 ? 'before' : 'after';
  if (isOpen) return part < 0.5 ? 'before' : 'inside';
  return part < 0.25 ? 'before' : part > 0.75 ? 'after' : 'inside';
}
