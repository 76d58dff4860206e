import { CloseButton } from '@mantine/core';
import { type MouseEvent, use } from 'react';
import type { Workspace } from '#app/library/workspace.ts';
import { shorten } from '#app/text/shorten.ts';
import { isUnsaved } from '#renderer/state/tab-title.ts';
import type { Tab } from '#renderer/state/tabs-state.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { still } from '#renderer/ui/still.tsx';
import styles from './tab-strip.module.css';

type OpenTabProps = {
  readonly tab: Tab;
  readonly title: string;
  readonly workspace: Workspace;
  readonly isInFront: boolean;
  readonly onShow: () => void;
  /** Null for the last one, when it is empty. */
  readonly onClose: (() => void) | null;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
};

function CloseTab({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  return <CloseButton size={24} iconSize={13} tabIndex={-1} aria-label={`Close ${title}`} onClick={onClose} />;
}

const Close = still(CloseTab);

function Line({ tab, title, workspace, isInFront, onShow, onClose, onMenu }: OpenTabProps) {
  const customers = use(CustomersContext);
  const uri = shorten(customers.text(tab.draft.uri));
  function showMenu(event: MouseEvent) {
    event.preventDefault();
    onMenu({ x: event.clientX, y: event.clientY });
  }
  return (
    <li
      className={styles['tab']}
      data-active={isInFront || undefined}
      onContextMenu={showMenu}
      // The middle button would start to scroll.
      onMouseDown={(event) => event.button === 1 && event.preventDefault()}
      onAuxClick={(event) => event.button === 1 && onClose?.()}
    >
      <button
        type="button"
        data-strip
        aria-current={isInFront ? 'page' : undefined}
        className={styles['name']}
        title={uri === '' ? title : `${title}\n${uri}`}
        onClick={onShow}
        onKeyDown={({ key, repeat }) => key === 'Delete' && !repeat && onClose?.()}
      >
        {isUnsaved(tab, workspace) && <span className={styles['dot']} role="img" aria-label="unsaved" />}
        <span className={styles['title']}>{tab.send.kind === 'sending' ? `${title} …` : title}</span>
      </button>
      {onClose !== null && <Close title={title} onClose={onClose} />}
    </li>
  );
}

/** One open event in the strip. */
export const OpenTab = still(Line);
