import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp, IconRepeat, IconTrash } from '@tabler/icons-react';
import { use } from 'react';
import { formatDuration, formatNumber } from '#app/quantity.ts';
import { type RunSummary, tookMs } from '#app/runs/run.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import table from '#renderer/ui/table.module.css';
import { LedgerBar } from './ledger-bar.tsx';
import { formatLedgerShortly, isUnderWay, percentOf } from './ledger-words.ts';
import styles from './run-list.module.css';
import { RunMark } from './run-mark.tsx';

type RunRowProps = {
  readonly run: RunSummary;
  readonly place: number;
  readonly total: number;
  readonly top: number;
  readonly onOpen: () => void;
  readonly onRunAgain: () => void;
  readonly onTrash: () => void;
  readonly onRestore: () => void;
};

/** One line of the list of runs. */
export function RunRow({ run, place, total, top, onOpen, onRunAgain, onTrash, onRestore }: RunRowProps) {
  const { text } = use(CustomersContext);
  const { state, environment, startedAt, ledger, unmet, deletedAt, says } = run;
  const name = text(run.name);
  const sourceName = text(run.sourceName);
  const icon = { size: 16, stroke: 1.5 };
  const wentMs = tookMs(run);
  const took = isUnderWay(state) ? `${percentOf(run)}%` : wentMs === null ? '' : formatDuration(wentMs);
  return (
    <li
      className={`${table['row']} ${table['cells']} ${styles['cells']}`}
      style={{ transform: `translateY(${top}px)` }}
      aria-setsize={total}
      aria-posinset={place}
    >
      <span data-mark title={says === null ? undefined : text(says)}>
        <RunMark run={run} />
      </span>
      <button
        type="button"
        className={styles['name']}
        title={name === sourceName ? name : `${name}\n${sourceName}`}
        onClick={onOpen}
      >
        {name}
      </button>
      <span className={table['environment']} title={environment.serverName}>
        <EnvironmentSquare colour={environment.colour} />
        <span className={table['cut']}>{environment.name}</span>
      </span>
      <span data-dim>
        <Moment iso={startedAt} />
      </span>
      <LedgerBar ledger={ledger} size="small" />
      <span>{formatLedgerShortly(ledger)}</span>
      <span data-figure data-dim={unmet === 0 || undefined} data-strong={unmet > 0 || undefined}>
        {unmet === 0 ? 'none' : formatNumber(unmet)}
      </span>
      <span data-figure>{took}</span>
      <span className={table['actions']}>
        {deletedAt === null ? (
          <>
            <ActionIcon size={28} aria-label={`Run again: ${name}`} title="Run again" onClick={onRunAgain}>
              <IconRepeat {...icon} />
            </ActionIcon>
            {!isUnderWay(state) && (
              <ActionIcon size={28} aria-label={`Delete: ${name}`} title="Delete" onClick={onTrash}>
                <IconTrash {...icon} />
              </ActionIcon>
            )}
          </>
        ) : (
          <ActionIcon size={28} aria-label={`Restore: ${name}`} title="Restore" onClick={onRestore}>
            <IconArrowBackUp {...icon} />
          </ActionIcon>
        )}
      </span>
    </li>
  );
}
