import { ActionIcon, TextInput, Tree, type TreeNodeData, useTree } from '@mantine/core';
import { IconFolderPlus, IconSearch, IconUpload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { itemOf, itemsIn, type LibraryItem, liveRequests, matchesRequest } from '#app/library/library.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { ItemMenu } from '#renderer/ui/item-menu.tsx';
import { FoundRequests } from './found-requests.tsx';
import styles from './library.module.css';
import { TreeRow } from './tree-row.tsx';

export type LibraryFeatureActions = {
  readonly open: (id: string) => void;
  readonly rename: (id: string, name: string) => void;
  readonly duplicate: (id: string) => void;
  readonly move: (id: string, folderId: string | null, beforeId: string | null) => void;
  readonly trash: (item: LibraryItem) => void;
  readonly addFolder: (folderId: string | null) => void;
};

type RequestTreeProps = {
  readonly workspace: Workspace;
  /** The saved request in front. */
  readonly activeId: string | null;
  readonly actions: LibraryFeatureActions;
  readonly onImport: () => void;
  readonly onExport: (item: LibraryItem) => void;
  readonly onMoveTo: (item: LibraryItem) => void;
};

/** The saved requests in their folders. */
export function RequestTree({ workspace, activeId, actions, onImport, onExport, onMoveTo }: RequestTreeProps) {
  const [search, setSearch] = useState('');
  const [renaming, setRenaming] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ readonly item: LibraryItem; readonly x: number; readonly y: number } | null>(null);
  // The tree begins anew with each new list: it must be the same one until the workspace changes.
  const nodes = useMemo(() => nodesIn(workspace, null), [workspace]);
  const tree = useTree({ multiple: false });
  const items = new Map(allItems(workspace).map((item) => [itemOf(item).id, item]));
  const requests = liveRequests(workspace);

  /** The item whose row, or tree item, an event came from. */
  function itemAt(target: EventTarget): LibraryItem | undefined {
    const row = target instanceof Element ? target.closest('[data-value]') : null;
    return items.get(row?.getAttribute('data-value') ?? '');
  }

  function actionsOf(item: LibraryItem) {
    const { id } = itemOf(item);
    return [
      ...(item.kind === 'request'
        ? [{ label: 'Open', onChoose: () => actions.open(id) }]
        : [{ label: 'New folder inside', onChoose: () => actions.addFolder(id) }]),
      { label: 'Rename', onChoose: () => setRenaming(id) },
      { label: 'Duplicate', onChoose: () => actions.duplicate(id) },
      { label: 'Move to…', onChoose: () => onMoveTo(item) },
      { label: 'Export', onChoose: () => onExport(item) },
      { label: 'Delete', onChoose: () => actions.trash(item), isDanger: true },
    ];
  }

  return (
    <section className={styles['tree']} aria-label="Saved requests">
      <div className={styles['head']}>
        <h2 className={styles['heading']}>Saved requests</h2>
        <ActionIcon size={24} aria-label="New folder" title="New folder" onClick={() => actions.addFolder(null)}>
          <IconFolderPlus size={16} stroke={1.5} />
        </ActionIcon>
        <ActionIcon size={24} aria-label="Import" title="Import" onClick={onImport}>
          <IconUpload size={16} stroke={1.5} />
        </ActionIcon>
      </div>
      {requests.length > 5 && (
        <TextInput
          type="search"
          aria-label="Search saved requests"
          placeholder="Search"
          leftSection={<IconSearch size={14} stroke={1.5} />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      )}
      {items.size === 0 && (
        <p className={styles['empty']}>
          Save an event with Ctrl S, and it stands here to be sent again. A Postman collection can be imported.
        </p>
      )}
      {search.trim() !== '' ? (
        <FoundRequests
          label="Found requests"
          workspace={workspace}
          requests={requests.filter((request) => matchesRequest(request, search))}
          onOpen={actions.open}
        />
      ) : (
        <Tree
          aria-label="Saved requests"
          className={styles['nodes'] ?? ''}
          data={nodes}
          tree={tree}
          levelOffset={16}
          expandOnSpace
          onDragDrop={({ draggedNode, targetNode, position }) => {
            const target = items.get(targetNode);
            if (target === undefined) return;
            if (position === 'inside' && target.kind === 'folder') return actions.move(draggedNode, targetNode, null);
            const { folderId } = itemOf(target);
            const siblings = itemsIn(workspace, folderId).map((one) => itemOf(one).id);
            const next = siblings[siblings.indexOf(targetNode) + 1] ?? null;
            actions.move(draggedNode, folderId, position === 'before' ? targetNode : next);
          }}
          allowDrop={({ targetNode, position }) => position !== 'inside' || items.get(targetNode)?.kind === 'folder'}
          onClickCapture={(event) => {
            const item = itemAt(event.target);
            if (item?.kind === 'request') actions.open(item.request.id);
          }}
          onDoubleClick={(event) => {
            const item = itemAt(event.target);
            if (item !== undefined) setRenaming(itemOf(item).id);
          }}
          onContextMenu={(event) => {
            const item = itemAt(event.target);
            if (item === undefined) return;
            event.preventDefault();
            setMenu({ item, x: event.clientX, y: event.clientY });
          }}
          onKeyDown={(event) => {
            const item = itemAt(event.target);
            if (item === undefined || renaming !== null) return;
            if (event.key === 'F2') setRenaming(itemOf(item).id);
            else if (event.key === 'Delete') actions.trash(item);
            else if (event.key === 'Enter' && item.kind === 'request') actions.open(item.request.id);
            else return;
            event.preventDefault();
          }}
          renderNode={({ node, expanded, elementProps }) => {
            const item = items.get(node.value);
            return item === undefined ? null : (
              <TreeRow
                item={item}
                isExpanded={expanded}
                isActive={node.value === activeId}
                isRenaming={renaming === node.value}
                elementProps={elementProps}
                onRenamed={(name) => {
                  setRenaming(null);
                  if (name !== null) actions.rename(node.value, name);
                }}
              />
            );
          }}
        />
      )}
      {search.trim() === '' && requests.length > 5 && (
        <>
          <h2 className={styles['heading']}>Recently used</h2>
          <FoundRequests
            label="Recently used"
            workspace={workspace}
            requests={requests.toSorted((a, b) => b.usedAt.localeCompare(a.usedAt)).slice(0, 5)}
            onOpen={actions.open}
          />
        </>
      )}
      <ItemMenu
        at={menu}
        label={menu === null ? '' : itemOf(menu.item).name}
        actions={menu === null ? [] : actionsOf(menu.item)}
        onClose={() => setMenu(null)}
      />
    </section>
  );
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

function allItems({ folders, requests }: Workspace): readonly LibraryItem[] {
  return [
    ...folders.filter(({ deletedAt }) => deletedAt === null).map((folder): LibraryItem => ({ kind: 'folder', folder })),
    ...requests
      .filter(({ deletedAt }) => deletedAt === null)
      .map((request): LibraryItem => ({ kind: 'request', request })),
  ];
}
