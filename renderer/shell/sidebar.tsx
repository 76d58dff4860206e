import { NavLink, Text } from '@mantine/core';
import {
  IconBook2,
  IconCheck,
  IconHistory,
  IconInbox,
  IconPlaylist,
  IconTemplate,
  IconTheater,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCustomerCount } from '#renderer/features/customers/use-known-customers.ts';
import { useRunsGlance } from '#renderer/features/runs/use-runs-glance.ts';
import type { View } from '#renderer/state/workbench-state.ts';
import styles from './sidebar.module.css';

type LibraryProps = {
  readonly view: View;
  readonly historyTotal: number | null;
  readonly onShow: (view: View) => void;
  readonly onShowPractice: () => void;
  readonly requests: number;
  readonly templates: number;
  readonly storyboards: number;
  readonly trashed: number;
  readonly onShowTrash: () => void;
  /** The saved requests. */
  readonly children: ReactNode;
};

/** The side navigation. */
export function Library(props: LibraryProps) {
  const {
    view,
    historyTotal,
    requests,
    templates,
    storyboards,
    trashed,
    onShow,
    onShowPractice,
    onShowTrash,
    children,
  } = props;
  const runs = useRunsGlance(view);
  const customers = useCustomerCount();
  const item = (target: View, label: string, icon: typeof IconInbox, count: number | string | null) => {
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
      {item('composer', 'Requests', IconInbox, requests)}
      {item('templates', 'Templates', IconTemplate, templates)}
      {item('storyboards', 'Storyboards', IconTheater, storyboards)}
      {item('runs', 'Runs', IconPlaylist, runs)}
      {item('history', 'History', IconHistory, historyTotal)}
      {item('customers', 'Customers', IconUsers, customers)}
      {children}
      {trashed > 0 && (
        <button type="button" className={styles['foot']} onClick={onShowTrash}>
          <IconTrash size={16} stroke={1.5} />
          <span>Trash, {trashed}</span>
        </button>
      )}
      <button
        type="button"
        className={styles['foot']}
        aria-current={view === 'guide' ? 'page' : undefined}
        onClick={() => onShow('guide')}
      >
        <IconBook2 size={16} stroke={1.5} />
        <span>Guide</span>
      </button>
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
