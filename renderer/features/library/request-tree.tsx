import { ActionIcon, Kbd } from '@mantine/core';
import { IconFolderPlus, IconUpload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { liveItems, liveRequests, matchesRequest } from '#app/library/library.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { compareTexts } from '#app/text/compare-texts.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { keyForPeople } from '#renderer/ui/use-keys.ts';
import { FoundRequests } from './found-requests.tsx';
import type { TreeActions } from './item-commands.ts';
import styles from './library.module.css';
import { LibraryTree } from './library-tree.tsx';

type RequestTreeProps = {
  readonly workspace: Workspace;
  /** The saved request in the current tab. */
  readonly activeId: string | null;
  readonly actions: TreeActions;
  readonly onImport: () => void;
};

/** The saved requests: as a tree, as what a search finds, and those used last. */
export function RequestTree({ workspace, activeId, actions, onImport }: RequestTreeProps) {
  const [search, setSearch] = useState('');
  // They change only with the library, which can be long. Typing in an event renders this with each letter.
  const requests = useMemo(() => liveRequests(workspace), [workspace]);
  const lastUsed = useMemo(() => requests.toSorted(byLastUse).slice(0, 5), [requests]);
  const isSearching = search.trim() !== '';
  const found = useMemo(
    () => (isSearching ? requests.filter((request) => matchesRequest(request, search)) : []),
    [isSearching, requests, search],
  );
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <section className={styles['tree']} aria-label="Saved requests" ref={setScroller}>
      <div className={styles['head']}>
        <h2 className={styles['heading']}>Saved requests</h2>
        <ActionIcon
          data-nav
          size={24}
          aria-label="New folder"
          title="New folder"
          onClick={() => actions.addFolder(null)}
        >
          <IconFolderPlus size={16} stroke={1.5} />
        </ActionIcon>
        <ActionIcon data-nav size={24} aria-label="Import" title="Import" onClick={onImport}>
          <IconUpload size={16} stroke={1.5} />
        </ActionIcon>
      </div>
      {requests.length > 5 && (
        <SearchField
          aria-label="Search saved requests"
          placeholder="Search"
          value={search}
          found={found.length}
          onChange={(typed) => setSearch(typed)}
        />
      )}
      {liveItems(workspace).length === 0 && (
        <p className={styles['empty']}>
          Saved requests appear here. Press <Kbd size="xs">{keyForPeople('Mod+S')}</Kbd> to save an event, or import a
          Postman collection.
        </p>
      )}
      {!isSearching && requests.length > 5 && (
        <>
          <h2 className={styles['heading']}>Recently used</h2>
          <FoundRequests
            label="Recently used"
            workspace={workspace}
            requests={lastUsed}
            onOpen={actions.open}
            scroller={scroller}
          />
        </>
      )}
      {isSearching ? (
        <FoundRequests
          label="Found requests"
          workspace={workspace}
          requests={found}
          onOpen={actions.open}
          scroller={scroller}
        />
      ) : (
        <LibraryTree workspace={workspace} activeId={activeId} actions={actions} scroller={scroller} />
      )}
    </section>
  );
}

function byLastUse(one: SavedRequest, other: SavedRequest): number {
  return compareTexts(other.usedAt, one.usedAt);
}
