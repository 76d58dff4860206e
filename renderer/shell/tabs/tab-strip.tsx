import { ActionIcon, CloseButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Draft } from '#app/event/draft.ts';
import { parseUri } from '#app/event/uri.ts';
import styles from './tab-strip.module.css';
import type { Tab } from './tabs-state.ts';

type TabStripProps = {
  readonly tabs: readonly Tab[];
  readonly activeId: string;
  readonly onShow: (id: string) => void;
  readonly onClose: (id: string) => void;
  readonly onNew: () => void;
};

/** The open events, side by side. */
export function TabStrip({ tabs, activeId, onShow, onClose, onNew }: TabStripProps) {
  return (
    <nav className={styles['strip']} aria-label="Open events">
      <ul className={styles['tabs']} aria-label="Open events">
        {tabs.map((tab) => (
          <li key={tab.id} className={styles['tab']} data-active={tab.id === activeId || undefined}>
            <button
              type="button"
              aria-current={tab.id === activeId ? 'page' : undefined}
              className={styles['name']}
              title={tab.draft.uri}
              onClick={() => onShow(tab.id)}
              onAuxClick={(event) => event.button === 1 && onClose(tab.id)}
            >
              {tab.send.kind === 'sending' ? `${titleOf(tab.draft)} …` : titleOf(tab.draft)}
            </button>
            {(tabs.length > 1 || tab.draft.uri !== '') && (
              <CloseButton size="xs" aria-label={`Close ${titleOf(tab.draft)}`} onClick={() => onClose(tab.id)} />
            )}
          </li>
        ))}
      </ul>
      <ActionIcon variant="subtle" aria-label="New event" title="New event" onClick={onNew}>
        <IconPlus size={16} stroke={1.5} />
      </ActionIcon>
    </nav>
  );
}

/** What a tab is called: the end of its path and the customer. */
export function titleOf({ uri, customerKey }: Draft): string {
  const { host, path } = parseUri(uri);
  const place = path.split('/').filter(Boolean).slice(-2).join('/') || host;
  if (place === '') return 'New event';
  return customerKey.trim() === '' ? place : `${place}, ${customerKey.split('@')[0]}`;
}
