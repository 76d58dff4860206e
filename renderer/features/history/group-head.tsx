import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { use } from 'react';
import { formatCount } from '#app/quantity.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './group-head.module.css';
import type { DayHead, RunHead } from './list-rows.ts';

/** What the heads of runs show and do. */
export type RunHeadPorts = {
  /** The name of a run; null when it isn't there any more. */
  readonly nameOf: (runId: string) => string | null;
  readonly onCollapse: (key: string, isCollapsed: boolean) => void;
  readonly onOpenRun: (runId: string) => void;
};

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

export function DayLine({ head: { day, count } }: { readonly head: DayHead }) {
  return (
    <div className={styles['day']}>
      <strong>{dayWords(day)}</strong> <span className={styles['dim']}>{formatCount(count, 'event')}</span>
    </div>
  );
}

export function RunLine({ head, on }: { readonly head: RunHead; readonly on: RunHeadPorts }) {
  const { text } = use(CustomersContext);
  const { key, runId, count, isCollapsed } = head;
  const name = on.nameOf(runId);
  const title = `Run: ${name === null ? 'deleted' : text(name)}, ${formatCount(count, 'event')}`;
  const Icon = isCollapsed ? IconChevronRight : IconChevronDown;
  return (
    <div className={styles['run']}>
      <button type="button" aria-expanded={!isCollapsed} title={title} onClick={() => on.onCollapse(key, !isCollapsed)}>
        <Icon size={14} stroke={1.5} aria-hidden="true" />
        <span>{title}</span>
      </button>
      {name !== null && (
        <button type="button" className={styles['link']} onClick={() => on.onOpenRun(runId)}>
          Show run
        </button>
      )}
    </div>
  );
}

/** `Today, Sun, 29 Nov 2026`. */
function dayWords(day: string): string {
  const date = new Date(`${day}T12:00:00`);
  const now = new Date();
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  const words = dayFormat.format(date);
  if (date.toDateString() === now.toDateString()) return `Today, ${words}`;
  return date.toDateString() === yesterday.toDateString() ? `Yesterday, ${words}` : words;
}
