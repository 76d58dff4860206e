import type { RenderTreeNodePayload } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconFile, IconFolder } from '@tabler/icons-react';
import { use } from 'react';
import { itemOf, type LibraryItem } from '#app/library/library.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './library.module.css';

type TreeRowProps = {
  readonly item: LibraryItem;
  readonly isExpanded: boolean;
  readonly isActive: boolean;
  /** One of several that are chosen. */
  readonly isChosen: boolean;
  readonly isRenaming: boolean;
  readonly elementProps: RenderTreeNodePayload['elementProps'];
  /** Hears the new name, which may be the old one. */
  readonly onRenamed: (name: string) => void;
};

/** A folder or saved request in the tree. */
export function TreeRow({ item, isExpanded, isActive, isChosen, isRenaming, elementProps, onRenamed }: TreeRowProps) {
  const customers = use(CustomersContext);
  const { name } = itemOf(item);
  const Chevron = isExpanded ? IconChevronDown : IconChevronRight;
  if (isRenaming)
    return (
      <input
        className={styles['rename']}
        aria-label="New name"
        defaultValue={name}
        ref={beginTyping}
        onBlur={({ currentTarget }) => onRenamed(currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          if (event.key === 'Escape') event.currentTarget.value = name;
          // The focus goes back to the row, and by that the name is taken.
          event.currentTarget.closest<HTMLElement>('[role="treeitem"]')?.focus();
        }}
      />
    );
  return (
    <div
      {...elementProps}
      className={`${elementProps.className} ${styles['row']}`}
      data-active={isActive || undefined}
      data-selected={isChosen || undefined}
      title={customers.text(item.kind === 'request' ? `${name}\n${item.request.draft.uri}` : name)}
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
      <span className={styles['name']}>{customers.text(name)}</span>
    </div>
  );
}

/** Puts the focus on a field, ready to be typed over. One function for all, so that it runs once for each. */
function beginTyping(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
