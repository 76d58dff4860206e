import { Button } from '@mantine/core';
import { IconArrowLeft, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconRepeat } from '@tabler/icons-react';
import { use } from 'react';
import { formatCount, formatNumber } from '#app/quantity.ts';
import { recordedWords } from '#app/runs/recorded-gaps.ts';
import type { Run, RunSummary } from '#app/runs/run.ts';
import { verdictOf } from '#app/runs/verdict.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import { stateWords } from './ledger-words.ts';
import { type ReportChoice, ReportMenu } from './report-menu.tsx';
import styles from './run-view.module.css';

export type RunHeadActions = {
  readonly onBack: () => void;
  readonly onPause: () => void;
  readonly onGoOn: () => void;
  readonly onStop: () => void;
  readonly onSendFailed: () => void;
  readonly onSendUnsent: () => void;
  readonly onRunAgain: () => void;
  readonly onExport: (choice: ReportChoice) => void;
};

type RunHeadProps = {
  readonly run: Run;
  readonly summary: RunSummary;
  /** How many items are sent when the unsent are. */
  readonly unsent: number;
  /** How many items were sent again. */
  readonly sentAgain: number;
  readonly on: RunHeadActions;
};

/** A run’s name, state and actions. */
export function RunHead({ run, summary, unsent, sentAgain, on }: RunHeadProps) {
  const { text } = use(CustomersContext);
  const about = text(aboutRun(run));
  const verdict = verdictOf(summary);
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconArrowLeft size={14} stroke={1.5} />}
          onClick={on.onBack}
        >
          All runs
        </Button>
        <div className={styles['name']}>
          <h1 title={text(run.name)}>{text(run.name)}</h1>
          <span className={styles['state']} data-state={summary.state}>
            {stateWords[summary.state]}
          </span>
          {verdict.kind !== 'under-way' && verdict.kind !== 'nothing' && (
            <span className={styles['state']} data-verdict={verdict.kind}>
              {verdict.head}
            </span>
          )}
          {sentAgain > 0 && <span className={styles['again']}>{formatNumber(sentAgain)} sent again</span>}
        </div>
      </div>
      <div className={styles['tools']}>
        <Tools summary={summary} unsent={unsent} on={on} />
      </div>
      <p className={styles['about']} title={about}>
        <EnvironmentSquare colour={run.environment.colour} /> {run.environment.name}, started{' '}
        <Moment iso={run.startedAt} inSentence />, {about}
      </p>
    </header>
  );
}

function Tools({ summary, unsent, on }: Pick<RunHeadProps, 'summary' | 'unsent' | 'on'>) {
  const { failed } = summary.ledger;
  const icon = { size: 16, stroke: 1.5 };
  switch (summary.state) {
    case 'running':
    case 'paused':
      return (
        <>
          {summary.state === 'running' ? (
            <Button leftSection={<IconPlayerPause {...icon} />} onClick={onFirstClick(on.onPause)}>
              Pause
            </Button>
          ) : (
            <Button variant="filled" leftSection={<IconPlayerPlay {...icon} />} onClick={onFirstClick(on.onGoOn)}>
              Go on
            </Button>
          )}
          <Button c="var(--t-bad)" leftSection={<IconPlayerStop {...icon} />} onClick={onFirstClick(on.onStop)}>
            Stop
          </Button>
        </>
      );
    case 'done':
    case 'stopped':
    case 'ended-by-failure':
    case 'interrupted':
      return (
        <>
          <Button variant="subtle" leftSection={<IconRepeat {...icon} />} onClick={on.onRunAgain}>
            Run again
          </Button>
          <ReportMenu onExport={on.onExport} />
          {failed > 0 && (
            <Button onClick={onFirstClick(on.onSendFailed)}>
              Send failed again
              <Count of={failed} />
            </Button>
          )}
          {unsent > 0 && (
            <Button variant="filled" onClick={onFirstClick(on.onSendUnsent)}>
              Send unsent
              <Count of={unsent} />
            </Button>
          )}
        </>
      );
  }
}

/** How many items it has. Screen readers get this from the ledger. */
function Count({ of }: { readonly of: number }) {
  return (
    <span className={styles['count']} aria-hidden="true">
      {formatNumber(of)}
    </span>
  );
}

/** `Promotion interest, 1,200 rows of customers.csv, 16 in flight, continues after failures`. */
function aboutRun(run: Run): string {
  const { sourceName, data, pace } = run;
  const recorded = recordedWords(run);
  return [
    sourceName,
    ...(data === null ? [] : [`${formatCount(data.rowCount, 'row')} of ${data.name}`]),
    ...(pace.iterations === 1 ? [] : [`${formatNumber(pace.iterations)} times`]),
    `${pace.inFlight} in flight`,
    ...(recorded === null ? [] : [recorded]),
    ...(pace.perSecond === null || recorded !== null ? [] : [`at most ${formatNumber(pace.perSecond)} / s`]),
    pace.stopOnFailure ? 'stops at the first failure' : 'continues after failures',
  ].join(', ');
}
