import { use } from 'react';
import { pathOf } from '#app/library/library.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './library.module.css';

type FoundRequestsProps = {
  readonly label: string;
  readonly workspace: Workspace;
  readonly requests: readonly SavedRequest[];
  readonly onOpen: (id: string) => void;
};

/** Saved requests as a plain list, each with the folder that it is in. */
export function FoundRequests({ label, workspace, requests, onOpen }: FoundRequestsProps) {
  const customers = use(CustomersContext);
  if (requests.length === 0) return <p className={styles['empty']}>No saved request has that in it.</p>;
  return (
    <ul aria-label={label} className={styles['found']}>
      {requests.map(({ id, name, folderId }) => (
        <li key={id}>
          <button
            type="button"
            className={styles['row']}
            title={customers.text([name, ...pathOf(workspace, folderId)].join('\n'))}
            onClick={() => onOpen(id)}
          >
            <span className={styles['name']}>{customers.text(name)}</span>
            <span className={styles['path']}>{pathOf(workspace, folderId).join(' / ')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
