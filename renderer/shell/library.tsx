import { NavLink, Text } from '@mantine/core';
import { IconCheck, IconHistory, IconInbox, IconUsers } from '@tabler/icons-react';
import styles from './library.module.css';
import type { View } from './workbench-state.ts';

type LibraryProps = {
  readonly view: View;
  readonly historyTotal: number;
  readonly onShow: (view: View) => void;
  readonly onShowPractice: () => void;
};

/** The side navigation. */
export function Library({ view, historyTotal, onShow, onShowPractice }: LibraryProps) {
  const item = (target: View, label: string, icon: typeof IconInbox, count: number | null) => {
    const Icon = icon;
    return (
      <NavLink
        component="button"
        className={styles['item'] ?? ''}
        label={label}
        leftSection={<Icon size={16} stroke={1.5} />}
        rightSection={
          count !== null && (
            <Text size="sm" c="dimmed">
              {count.toLocaleString('en')}
            </Text>
          )
        }
        active={view === target}
        aria-current={view === target ? 'page' : undefined}
        onClick={() => onShow(target)}
      />
    );
  };
  return (
    <div className={styles['library']}>
      {item('composer', 'Requests', IconInbox, null)}
      {item('history', 'History', IconHistory, historyTotal)}
      {item('visitors', 'Visitors', IconUsers, null)}
      <button type="button" className={styles['foot']} onClick={onShowPractice}>
        <IconCheck size={16} stroke={1.5} />
        <span>
          Practice server is on,
          <br />
          this computer only
        </span>
      </button>
    </div>
  );
}
