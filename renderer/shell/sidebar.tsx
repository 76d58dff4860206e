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
import { type Dispatch, memo, useMemo } from 'react';
import { isKept } from '#app/library/alive.ts';
import { liveRequests } from '#app/library/library.ts';
import { countTrashed } from '#app/library/trash.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { formatNumber } from '#app/quantity.ts';
import { builtInStoryboardCount } from '#app/storyboards/built-in/built-in-count.ts';
import { useCustomerCount } from '#renderer/features/customers/use-known-customers.ts';
import { RequestTree } from '#renderer/features/library/request-tree.tsx';
import type { LibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { RecentRuns } from '#renderer/features/runs/recent-runs.tsx';
import { useRunsGlance } from '#renderer/features/runs/use-runs-glance.ts';
import { type Dialog, practiceInUse } from '#renderer/state/dialog.ts';
import { allTemplates } from '#renderer/state/prepare-tab.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import type { View } from '#renderer/state/view-state.ts';
import { differsOnlyInTyping, type WorkbenchAction, type WorkbenchState } from '#renderer/state/workbench-state.ts';
import { arrowKeys } from '#renderer/ui/arrow-keys.ts';
import styles from './sidebar.module.css';

type LibraryProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly library: LibraryActions;
};

/** Its buttons, those of the saved requests too: one stop of Tab. */
const navigation = arrowKeys({ items: '[data-nav]', as: 'line' });

/** The side navigation. `library` is the same in every render. */
export const Library = memo(function Library({ state, dispatch, library }: LibraryProps) {
  const { view, workspace } = state;
  const { requests, storyboards, trashed } = useMemo(() => countItems(workspace), [workspace]);
  const onShow = (shown: View) => dispatch({ type: 'view-shown', view: shown });
  const show = (dialog: Dialog) => dispatch({ type: 'dialog-shown', dialog });
  const runs = useRunsGlance(view);
  const customers = useCustomerCount();
  const item = (target: View, label: string, icon: typeof IconInbox, count: number | string | null) => {
    const Icon = icon;
    return (
      <NavLink
        component="button"
        className={styles['item'] ?? ''}
        data-nav
        label={label}
        leftSection={<Icon size={16} stroke={1.5} />}
        rightSection={
          count !== null && (
            <Text size="sm" c="dimmed">
              {typeof count === 'number' ? formatNumber(count) : count}
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
    <div className={styles['library']} ref={navigation}>
      {item('composer', 'Requests', IconInbox, requests)}
      {item('templates', 'Templates', IconTemplate, allTemplates(state).length)}
      {item('storyboards', 'Storyboards', IconTheater, storyboards)}
      {item('runs', 'Runs', IconPlaylist, runs)}
      {item('history', 'History', IconHistory, state.historyTotal)}
      {item('customers', 'Customers', IconUsers, customers)}
      <div className={styles['view']} hidden={view !== 'composer'}>
        <RequestTree
          workspace={workspace}
          activeId={tabInFront(state.tabs).requestId}
          actions={library}
          onImport={() => show({ kind: 'import', start: '' })}
        />
      </div>
      {view === 'runs' && (
        <RecentRuns
          shownId={state.runs.place.kind === 'run' ? state.runs.place.runId : null}
          onOpen={(runId) => dispatch({ type: 'runs-shown', place: { kind: 'run', runId } })}
        />
      )}
      {view !== 'composer' && <div className={styles['room']} />}
      {trashed > 0 && (
        <button type="button" data-nav className={styles['foot']} onClick={() => show({ kind: 'trash' })}>
          <IconTrash size={16} stroke={1.5} />
          <span>Trash, {trashed}</span>
        </button>
      )}
      <button
        type="button"
        data-nav
        className={styles['foot']}
        aria-current={view === 'guide' ? 'page' : undefined}
        onClick={() => onShow('guide')}
      >
        <IconBook2 size={16} stroke={1.5} />
        <span>Guide</span>
      </button>
      <button type="button" data-nav className={styles['foot']} onClick={() => show(practiceInUse(state))}>
        <IconCheck size={16} stroke={1.5} />
        <span>
          Practice server is on,
          <br />
          this computer only
        </span>
      </button>
    </div>
  );
}, isSame);

function isSame(before: LibraryProps, after: LibraryProps): boolean {
  return (
    before.dispatch === after.dispatch &&
    before.library === after.library &&
    differsOnlyInTyping(before.state, after.state)
  );
}

/** Counted when the library changes, not with each letter that is typed. */
function countItems(workspace: Workspace) {
  return {
    requests: liveRequests(workspace).length,
    // Those that come with Tidings and the person's own.
    storyboards: builtInStoryboardCount + workspace.storyboards.filter(isKept).length,
    trashed: countTrashed(workspace),
  };
}
