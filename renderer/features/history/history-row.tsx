import { Button } from '@mantine/core';
import { IconFile, IconRepeat } from '@tabler/icons-react';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { formatDuration } from '#app/quantity.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import styles from './history.module.css';

type HistoryRowProps = {
  readonly exchange: ExchangeSummary;
  readonly onOpen: (id: string) => void;
  readonly onSendAgain: (id: string) => void;
};

/** One line of the history. */
export function HistoryRow({ exchange, onOpen, onSendAgain }: HistoryRowProps) {
  const { id, outcome, sentAt, environment, uri, customerKey, tid, status, totalMs } = exchange;
  const what = `${outcome === null ? 'Under way' : outcomeWords[outcome]}, ${uri}`;
  return (
    <li className={styles['row']} onDoubleClick={() => onOpen(id)}>
      <OutcomeMark outcome={outcome} />
      <span className={styles['dim']}>
        <Moment iso={sentAt} />
      </span>
      <span className={styles['environment']} title={environment.serverName}>
        <EnvironmentSquare colour={environment.colour} />
        <span className={styles['cut']}>{environment.name}</span>
      </span>
      <span className={`mono ${styles['cut']}`} title={uri}>
        {cutInTheMiddle(uri)}
      </span>
      <span className={styles['cut']} title={customerKey}>
        {customerKey || <span className={styles['dim']}>none</span>}
      </span>
      <span className={`mono ${styles['cut']} ${styles['dim']}`} title={tid}>
        {tid === '' ? 'none' : tid.length > 8 ? `${tid.slice(0, 8)}…` : tid}
      </span>
      <span className={`${styles['figure']} ${styles['wide']}`}>
        {status ?? <span className={styles['dim']}>none</span>}
      </span>
      <span className={`${styles['figure']} ${styles['wide']}`}>{totalMs === null ? '' : formatDuration(totalMs)}</span>
      <span className={styles['actions']}>
        <Button size="compact-xs" aria-label="Open" title={`Open: ${what}`} onClick={() => onOpen(id)}>
          <IconFile size={14} stroke={1.5} className={styles['short']} />
          <span className={styles['long']}>Open</span>
        </Button>
        <Button size="compact-xs" aria-label="Send again" title={`Send again: ${what}`} onClick={() => onSendAgain(id)}>
          <IconRepeat size={14} stroke={1.5} className={styles['short']} />
          <span className={styles['long']}>Send again</span>
        </Button>
      </span>
    </li>
  );
}

/** A long uri with its middle left out, so that scheme and query stay. */
function cutInTheMiddle(uri: string): string {
  return uri.length <= 56 ? uri : `${uri.slice(0, 24)}…${uri.slice(-31)}`;
}
