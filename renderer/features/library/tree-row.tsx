import { IconChevronDown, IconChevronRight, IconFile, IconFolder } from '@tabler/icons-react';
import { use, useRef } from 'react';
import { itemOf } from '#app/library/library.ts';
import { keysOfItems } from '#app/library/several-items.ts';
import { shorten } from '#app/text/shorten.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './library.module.css';
import type { TreeLine } from './tree-lines.ts';
import type { DropPlace } from './use-tree-drag.ts';

/** The height of a line of the tree, and of a list of requests, in pixels. */
export const lineHeight = 28;

/** The indentation of each level, in pixels. */
const indent = 16;

type TreeRowProps = {
  readonly line: TreeLine;
  /** In pixels from the top of the tree. */
  readonly top: number;
  /** Tab leads to it. */
  readonly isStop: boolean;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly isOneOfSeveral: boolean;
  readonly isRenaming: boolean;
  readonly isDragged: boolean;
  /** Where a dragged item would be dropped; null while it is not over this line. */
  readonly drop: DropPlace | null;
  /** Gets the new name, which may be the old one, and whether Esc was pressed. */
  readonly onRenamed: (name: string, isDropped: boolean) => void;
};

/** A folder or saved request in the tree. */
export function TreeRow({ line, top, isStop, isChosen, isRenaming, onRenamed, ...looks }: TreeRowProps) {
  const isFolder = line.item.kind === 'folder';
  return (
    <div
      role="treeitem"
      className={styles['line']}
      style={{ transform: `translateY(${top}px)` }}
      data-id={line.id}
      tabIndex={isStop ? 0 : -1}
      aria-level={line.level}
      aria-posinset={line.place}
      aria-setsize={line.siblings}
      aria-expanded={isFolder ? line.isOpen : undefined}
      aria-selected={isChosen}
    >
      {isRenaming ? <NameField item={line.item} onRenamed={onRenamed} /> : <Label line={line} {...looks} />}
    </div>
  );
}

type LabelProps = Pick<TreeRowProps, 'line' | 'isActive' | 'isOneOfSeveral' | 'isDragged' | 'drop'>;

function Label({ line: { item, level, isOpen }, isActive, isOneOfSeveral, isDragged, drop }: LabelProps) {
  const customers = use(CustomersContext);
  const text = (shown: string) => shorten(customers.text(shown, ...keysOfItems([item])));
  const name = text(itemOf(item).name);
  const left = (level - 1) * indent;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div
      className={styles['row']}
      style={{ paddingLeft: left }}
      draggable
      data-active={isActive || undefined}
      data-selected={isOneOfSeveral || undefined}
      data-dragging={isDragged || undefined}
      data-drop={drop ?? undefined}
      title={item.kind === 'request' ? `${name}\n${text(item.request.draft.uri)}` : name}
    >
      {item.kind === 'folder' ? (
        <>
          <Chevron size={14} stroke={1.5} />
          <IconFolder size={16} stroke={1.5} />
        </>
      ) : (
        <>
          <span className={styles['gap']} />
          <IconFile size={16} stroke={1.5} />
        </>
      )}
      <span className={styles['name']}>{name}</span>
      {(drop === 'before' || drop === 'after') && (
        <span className={styles['drop']} data-place={drop} style={{ left }} />
      )}
    </div>
  );
}

type NameFieldProps = Pick<TreeRowProps, 'onRenamed'> & Pick<TreeLine, 'item'>;

function NameField({ item, onRenamed }: NameFieldProps) {
  const isDropped = useRef(false);
  const { name } = itemOf(item);
  const isSecret = use(CustomersContext).text(name, ...keysOfItems([item])) !== name;
  return (
    <input
      className={styles['rename']}
      aria-label="New name"
      defaultValue={name}
      data-secret={isSecret || undefined}
      ref={beginTyping}
      onBlur={({ currentTarget }) => onRenamed(currentTarget.value, isDropped.current)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        isDropped.current = event.key === 'Escape';
        // Moving the focus back to the row saves the name, or drops it.
        event.currentTarget.closest<HTMLElement>('[role="treeitem"]')?.focus();
      }}
    />
  );
}

/** Puts the focus on a field, ready to be typed over. One function for all, so that it runs once for each. */
function beginTyping(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
