import type { RenderTreeNodePayload } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconFile, IconFolder } from '@tabler/icons-react';
import { itemOf, type LibraryItem } from '#app/library/library.ts';
import styles from './library.module.css';

type TreeRowProps = {
  readonly item: LibraryItem;
  readonly isExpanded: boolean;
  readonly isActive: boolean;
  readonly isRenaming: boolean;
  readonly elementProps: RenderTreeNodePayload['elementProps'];
  /** The new name; null when it stays. */
  readonly onRenamed: (name: string | null) => void;
};

/** A folder or saved request in the tree. */
export function TreeRow({ item, isExpanded, isActive, isRenaming, elementProps, onRenamed }: TreeRowProps) {
  const { name } = itemOf(item);
  const Chevron = isExpanded ? IconChevronDown : IconChevronRight;
  if (isRenaming)
    return (
      <input
        className={styles['rename']}
        aria-label="New name"
        defaultValue={name}
        ref={(input) => input?.select()}
        onBlur={({ currentTarget }) => onRenamed(currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') onRenamed(event.currentTarget.value);
          if (event.key === 'Escape') onRenamed(null);
        }}
      />
    );
  return (
    <div
      {...elementProps}
      className={`${elementProps.className} ${styles['row']}`}
      data-active={isActive || undefined}
      title={item.kind === 'request' ? item.request.draft.uri : name}
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
    </div>
  );
}
