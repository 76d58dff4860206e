import { useMergedRef } from '@mantine/hooks';
import { use, useMemo, useRef, useState } from 'react';
import { pathOf } from '#app/library/library.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { shorten } from '#app/text/shorten.ts';
import { rowsByArrows } from '#renderer/ui/arrow-keys.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { still } from '#renderer/ui/still.tsx';
import { useLinesInSight } from '#renderer/ui/use-lines-in-sight.ts';
import styles from './library.module.css';
import { lineHeight } from './tree-row.tsx';

type FoundRequestsProps = {
  readonly label: string;
  readonly workspace: Workspace;
  readonly requests: readonly SavedRequest[];
  readonly onOpen: (id: string) => void;
  /** What the list scrolls in; null until it is there. */
  readonly scroller: HTMLElement | null;
};

/**
 * Saved requests as a plain list, each with the folder that it is in. Only the visible lines are rendered, and the one that
 * has the focus.
 */
export function FoundRequests({ label, workspace, requests, onOpen, scroller }: FoundRequestsProps) {
  const list = useRef<HTMLUListElement>(null);
  const group = useMergedRef(list, rowsByArrows);
  const [kept, setKept] = useState<number>();
  const { height, drawn } = useLinesInSight({ list, scroller, count: requests.length, lineHeight, kept });
  if (requests.length === 0) return <p className={styles['empty']}>No saved requests match.</p>;
  return (
    <ul aria-label={label} className={styles['found']} style={{ height }} ref={group}>
      {drawn.map(([index, top]) => {
        const request = requests[index];
        if (request === undefined) return null;
        return (
          <FoundRequest
            key={request.id}
            request={request}
            folders={workspace.folders}
            place={index + 1}
            count={requests.length}
            top={top}
            onFocus={() => setKept(index)}
            onOpen={() => onOpen(request.id)}
          />
        );
      })}
    </ul>
  );
}

type FoundRequestProps = {
  readonly request: SavedRequest;
  readonly folders: Workspace['folders'];
  /** Its place in the list, from 1, and how many there are. */
  readonly place: number;
  readonly count: number;
  /** In pixels from the top of the list. */
  readonly top: number;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
};

/** More folders than these are neither seen nor read, and a window that lays thousands of them out is busy. */
const mostFolders = 20;

function Line({ request, folders, place, count, top, onFocus, onOpen }: FoundRequestProps) {
  const customers = use(CustomersContext);
  const { name, folderId, draft } = request;
  const text = (shown: string) => shorten(customers.text(shown, draft.customerKey));
  const path = useMemo(() => pathOf({ folders }, folderId), [folders, folderId]);
  const shown = path.slice(0, mostFolders).map(text);
  if (path.length > mostFolders) shown.push('…');
  return (
    <li
      className={styles['line']}
      style={{ transform: `translateY(${top}px)` }}
      aria-posinset={place}
      aria-setsize={count}
      onFocus={onFocus}
    >
      <button type="button" className={styles['row']} title={[text(name), ...shown].join('\n')} onClick={onOpen}>
        <span className={styles['name']}>{text(name)}</span>
        <span className={styles['path']}>{shown.join(' / ')}</span>
      </button>
    </li>
  );
}

const FoundRequest = still(Line);
