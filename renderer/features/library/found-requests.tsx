import { useMergedRef } from '@mantine/hooks';
import { use, useRef, useState } from 'react';
import { pathOf } from '#app/library/library.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { rowsByArrows } from '#renderer/ui/arrow-keys.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
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
  const customers = use(CustomersContext);
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
        const { id, folderId, draft } = request;
        const text = (shown: string) => customers.text(shown, draft.customerKey);
        const name = text(request.name);
        const path = pathOf(workspace, folderId).map(text);
        return (
          <li
            key={id}
            className={styles['line']}
            style={{ transform: `translateY(${top}px)` }}
            aria-posinset={index + 1}
            aria-setsize={requests.length}
            onFocus={() => setKept(index)}
          >
            <button
              type="button"
              className={styles['row']}
              title={[name, ...path].join('\n')}
              onClick={() => onOpen(id)}
            >
              <span className={styles['name']}>{name}</span>
              <span className={styles['path']}>{path.join(' / ')}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
