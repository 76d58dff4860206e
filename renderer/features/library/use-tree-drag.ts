import { type DragEvent, useState } from 'react';
import { folderAndBelow, itemOf, type LibraryItem } from '#app/library/library.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { TreeLine } from './tree-lines.ts';

export type DropPlace = 'before' | 'after' | 'inside';

type Dragged = {
  readonly id: string;
  readonly items: readonly LibraryItem[];
  /** The folders and requests that they cannot be dropped at: they themselves, and what is inside. */
  readonly within: ReadonlySet<string>;
};
type Target = { readonly line: TreeLine; readonly place: DropPlace };

type TreeDragParts = {
  readonly workspace: Workspace;
  /** The line that an event came from. */
  readonly lineAt: (target: EventTarget) => TreeLine | undefined;
  /** All that is dragged with an item. */
  readonly meantBy: (id: string) => readonly LibraryItem[];
  readonly onDrop: (items: readonly LibraryItem[], line: TreeLine, place: DropPlace) => void;
};

/** Dragging within the tree: what its element listens to, and what the lines show of it. */
export function useTreeDrag({ workspace, lineAt, meantBy, onDrop }: TreeDragParts) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [target, setTarget] = useState<Target | null>(null);

  function end() {
    setDragged(null);
    setTarget(null);
  }

  return {
    dragged: dragged?.id ?? null,
    target,
    handlers: {
      onDragStart: (event: DragEvent) => {
        const line = lineAt(event.target);
        if (line === undefined) return;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', line.id);
        const items = meantBy(line.id);
        const within = new Set(items.flatMap((item) => [...folderAndBelow(workspace, itemOf(item).id)]));
        setDragged({ id: line.id, items, within });
      },
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return;
        const line = lineAt(event.target);
        if (line === undefined || dragged.within.has(line.id) || dragged.within.has(line.folderId ?? '')) {
          setTarget(null);
          return;
        }
        event.preventDefault();
        event.stopPropagation();
        event.dataTransfer.dropEffect = 'move';
        const place = placeOn(event, line);
        if (target?.line !== line || target.place !== place) setTarget({ line, place });
      },
      onDragLeave: (event: DragEvent) => {
        if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
        setTarget(null);
      },
      onDrop: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        event.stopPropagation();
        if (target !== null) onDrop(dragged.items, target.line, target.place);
        end();
      },
      onDragEnd: end,
    },
  };
}

/** Where on a line the pointer is. An open folder has what is in it below itself, so that nothing comes right after it. */
function placeOn(event: DragEvent, { item, isOpen }: TreeLine): DropPlace {
  const row = event.target instanceof Element ? event.target.closest('[role="treeitem"]') : null;
  const { top, height } = (row ?? event.currentTarget).getBoundingClientRect();
  const part = (event.clientY - top) / height;
  if (item.kind === 'request') return part < 0.5 ? 'before' : 'after';
  if (isOpen) return part < 0.5 ? 'before' : 'inside';
  return part < 0.25 ? 'before' : part > 0.75 ? 'after' : 'inside';
}
