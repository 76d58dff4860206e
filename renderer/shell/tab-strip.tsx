import { ActionIcon, CloseButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { use } from 'react';
import type { Workspace } from '#app/library/workspace.ts';
import { isUnsaved, tabTitle } from '#renderer/state/tab-title.ts';
import type { Tab } from '#renderer/state/tabs-state.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './tab-strip.module.css';

type TabStripProps = {
  readonly tabs: readonly Tab[];
  readonly activeId: string;
  readonly workspace: Workspace;
  readonly onShow: (id: string) => void;
  readonly onClose: (id: string) => void;
  readonly onNew: () => void;
};

/** The open events, side by side. */
export function TabStrip({ tabs, activeId, workspace, onShow, onClose, onNew }: TabStripProps) {
  const customers = use(CustomersContext);
  return (
    <nav className={styles['strip']} aria-label="Open events">
      <ul className={styles['tabs']} aria-label="Open events">
        {tabs.map((tab) => {
          const title = customers.text(
            tabTitle(tab, workspace),
            tab.draft.customerKey,
            tab.draft.customerKey.split('@')[0] ?? '',
          );
          return (
            <li key={tab.id} className={styles['tab']} data-active={tab.id === activeId || undefined}>
              <button
                type="button"
                aria-current={tab.id === activeId ? 'page' : undefined}
                className={styles['name']}
                title={customers.text(tab.draft.uri)}
                onClick={() => onShow(tab.id)}
                onAuxClick={(event) => event.button === 1 && onClose(tab.id)}
              >
                {isUnsaved(tab, workspace) && <span className={styles['dot']} role="img" aria-label="unsaved" />}
                <span className={styles['title']}>{tab.send.kind === 'sending' ? `${title} …` : title}</span>
              </button>
              {(tabs.length > 1 || tab.draft.uri !== '') && (
                <CloseButton size="xs" aria-label={`Close ${title}`} onClick={() => onClose(tab.id)} />
              )}
            </li>
          );
        })}
      </ul>
      <ActionIcon variant="subtle" aria-label="New event" title="New event" onClick={onNew}>
        <IconPlus size={16} stroke={1.5} />
      </ActionIcon>
    </nav>
  );
}
