import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { use } from 'react';
import { formatCount, formatNumber } from '#app/quantity.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { dateFormat } from '#renderer/ui/date-format.ts';
import table from '#renderer/ui/table.module.css';
import styles from './group-head.module.css';
import type { GroupHead, RunHead, StoryboardHead } from './list-rows.ts';

/** What the heads of groups show and do. */
export type GroupHeadPorts = {
  /** The name of a run; null when it isn't there any more. */
  readonly nameOf: (runId: string) => string | null;
  readonly onCollapse: (key: string, isCollapsed: boolean) => void;
  readonly onOpenRun: (runId: string) => void;
  /** Whether all events of a group are selected. */
  readonly isSelected: (head: GroupHead) => boolean;
  readonly onSelect: (head: GroupHead, isSelected: boolean) => void;
};

type GroupLineProps = {
  readonly head: GroupHead;
  readonly on: GroupHeadPorts;
  /** It repeats a head of the list for the mouse: keys and screen readers have the one in the list. */
  readonly isCopy?: boolean;
};

const dayFormat = dateFormat({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** The line above a group: what it is, how many events it has and how many of those that were sent are judged. */
export function GroupLine({ head, on, isCopy = false }: GroupLineProps) {
  const { text } = use(CustomersContext);
  const title = titleOf(head, on, text);
  const tabIndex = isCopy ? -1 : 0;
  return (
    <div className={styles['head']}>
      <input
        type="checkbox"
        className={table['check']}
        tabIndex={tabIndex}
        aria-label={`Select group: ${title}`}
        title="Select the events of this group (G in the list)"
        checked={on.isSelected(head)}
        onChange={({ currentTarget }) => on.onSelect(head, currentTarget.checked)}
      />
      {head.kind === 'day' ? (
        <>
          <strong>{title}</strong> <span className={styles['dim']}>{formatCount(head.count, 'event')}</span>
        </>
      ) : (
        <Collapsible head={head} title={title} tabIndex={tabIndex} on={on} />
      )}
      <span className={styles['dim']}>{judgedWords(head)}</span>
      {head.kind === 'run' && head.runId !== null && on.nameOf(head.runId) !== null && (
        <button
          type="button"
          className={styles['link']}
          tabIndex={tabIndex}
          onClick={() => on.onOpenRun(head.runId ?? '')}
        >
          Show run
        </button>
      )}
    </div>
  );
}

type CollapsibleProps = {
  readonly head: RunHead | StoryboardHead;
  readonly title: string;
  readonly tabIndex: number;
  readonly on: GroupHeadPorts;
};

function Collapsible({ head: { key, count, isCollapsed }, title, tabIndex, on }: CollapsibleProps) {
  const Icon = isCollapsed ? IconChevronRight : IconChevronDown;
  const words = `${title}, ${formatCount(count, 'event')}`;
  return (
    <button
      type="button"
      aria-expanded={!isCollapsed}
      title={words}
      tabIndex={tabIndex}
      onClick={() => on.onCollapse(key, !isCollapsed)}
    >
      <Icon size={14} stroke={1.5} aria-hidden="true" />
      <span>{words}</span>
    </button>
  );
}

function titleOf(head: GroupHead, { nameOf }: GroupHeadPorts, masked: (text: string) => string): string {
  switch (head.kind) {
    case 'day':
      return dayWords(head.day);
    case 'run':
      return head.runId === null ? 'Not in a run' : `Run: ${masked(nameOf(head.runId) ?? 'deleted')}`;
    case 'storyboard':
      return head.title === null ? 'Not in a storyboard' : `Storyboard: ${masked(head.title)}`;
  }
}

function judgedWords({ count, judged, unsent }: GroupHead): string {
  if (judged === 0) return 'none judged';
  return judged === count - unsent ? 'all judged' : `${formatNumber(judged)} judged`;
}

/** `Today, Sun, 29 Nov 2026`. */
function dayWords(day: string): string {
  const date = new Date(`${day}T12:00:00`);
  const now = new Date();
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  const words = dayFormat(date);
  if (date.toDateString() === now.toDateString()) return `Today, ${words}`;
  return date.toDateString() === yesterday.toDateString() ? `Yesterday, ${words}` : words;
}
