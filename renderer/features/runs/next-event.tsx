import { Button, VisuallyHidden } from '@mantine/core';
import { IconPlayerSkipForward } from '@tabler/icons-react';
import { use, useState } from 'react';
import { formatSpan } from '#app/quantity.ts';
import type { RunProgress, RunState } from '#app/runs/run.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './next-event.module.css';

type Next = NonNullable<RunProgress['next']>;

type NextEventProps = {
  /** Undefined where none is left, or not known yet. */
  readonly next: Next | undefined;
  readonly state: RunState;
  readonly onSendNow: (item: number) => void;
};

/** Shorter waits are not announced: the next announcement would follow before the last one was heard. */
const leastAnnouncedMs = 10_000;

/** Which event a run sends next and when, with a button that doesn't wait for it. */
export function NextEvent({ next, state, onSendNow }: NextEventProps) {
  const { text } = use(CustomersContext);
  const words = text(formatNext(next, state));
  // One announcement for each event: the seconds that count down are silent.
  const [announced, setAnnounced] = useState({ item: -1, words: '' });
  if (next !== undefined && next.item !== announced.item)
    setAnnounced({ item: next.item, words: (next.inMs ?? 0) >= leastAnnouncedMs ? words : '' });
  return (
    <section aria-label="Next event" className={styles['next']}>
      <p title={words}>{words}</p>
      {next !== undefined && state === 'running' && (
        <Button
          size="compact-sm"
          leftSection={<IconPlayerSkipForward size={14} stroke={1.5} aria-hidden="true" />}
          onClick={onFirstClick(() => onSendNow(next.item))}
        >
          Send it now
        </Button>
      )}
      <VisuallyHidden role="status">{announced.words}</VisuallyHidden>
    </section>
  );
}

/** `Next: Test drive requested, in 12 s`. */
export function formatNext(next: Next | undefined, state: RunState): string {
  if (next === undefined) return 'The last event was sent.';
  const { name, inMs } = next;
  if (inMs === null) return `Next: ${name}, after the response to an earlier event`;
  const seconds = Math.ceil(inMs / 1_000);
  if (state === 'paused') return `Next: ${name}, ${formatSpan(seconds * 1_000)} after you go on`;
  return seconds === 0 ? `Next: ${name}, now` : `Next: ${name}, in ${formatSpan(seconds * 1_000)}`;
}
