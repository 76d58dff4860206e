import { Button, Tabs, VisuallyHidden } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { use, useState } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import type { Run } from '#app/runs/run.ts';
import { ask, mayHaveSent, perform } from '#renderer/ask.ts';
import { sayFileWritten } from '#renderer/say-written.ts';
import type { RunPorts } from '#renderer/state/runs-place.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import { Differences } from './differences.tsx';
import { Latency } from './latency.tsx';
import { LedgerEquation } from './ledger-equation.tsx';
import { announce, isUnderWay } from './ledger-words.ts';
import { NextEvent } from './next-event.tsx';
import { PaceFacts } from './pace-facts.tsx';
import type { ReportChoice } from './report-menu.tsx';
import { RunHead } from './run-head.tsx';
import { RunResults } from './run-results.tsx';
import styles from './run-view.module.css';
import { type Again, SendAgain } from './send-again.tsx';
import { Twins } from './twins.tsx';
import { useCountdown } from './use-countdown.ts';
import { type OpenRun, useRun } from './use-run.ts';
import { useRunList } from './use-run-list.ts';

type RunViewProps = {
  readonly runId: string;
  readonly environments: readonly Environment[];
  readonly on: RunPorts;
  readonly onBack: () => void;
  readonly onRunAgain: (run: Run) => void;
  readonly onOpenRun: (runId: string) => void;
};

/** A run: its progress, then its results. */
export function RunView({ runId, onBack, ...others }: RunViewProps) {
  const opened = useRun(runId);
  if (opened === undefined) return null;
  if (opened === null)
    return (
      <Empty what="This run no longer exists." why="It was permanently deleted.">
        <Button onClick={onBack}>Show all runs</Button>
      </Empty>
    );
  return <OpenedRun key={runId} opened={opened} onBack={onBack} {...others} />;
}

const notSent = 'nothing was sent';

type OpenedRunProps = Omit<RunViewProps, 'runId'> & { readonly opened: OpenRun };

function OpenedRun({
  opened: { run, summary, progress: reported, unsent, sentAgain },
  environments,
  on,
  onBack,
  onRunAgain,
  onOpenRun,
}: OpenedRunProps) {
  const runId = run.id;
  const progress = useCountdown(reported);
  const { text } = use(CustomersContext);
  const [again, setAgain] = useState<Again | null>(null);
  const [tab, setTab] = useState<string | null>(run.twin === undefined ? 'rows' : 'twins');
  const latency = progress?.latency ?? noLatency;
  const others = (useRunList() ?? []).filter(
    ({ id, sourceName, deletedAt }) => id !== runId && deletedAt === null && sourceName === run.sourceName,
  );
  const environment = environments.find(({ id }) => id === run.environment.id) ?? null;

  async function sendFailed() {
    const { failed } = summary.ledger;
    const counted = await ask('run.countUnclear', { runId }, notSent);
    if (counted === null) return;
    setAgain({ kind: 'failed', count: failed, unclear: counted.unclear });
  }

  async function send({ kind }: Again, unclearToo: boolean) {
    setAgain(null);
    const answer =
      kind === 'failed'
        ? await ask('run.sendFailed', { runId, unclearToo, confirmed: true }, mayHaveSent)
        : await ask('run.sendUnsent', { runId, confirmed: true }, mayHaveSent);
    if (answer?.kind === 'refused') on.onSay(`Nothing was sent. ${answer.says.join(' ')}`, 'problem');
  }

  async function exportReport(choice: ReportChoice) {
    const answer = await ask('run.export', { runId, ...choice }, 'the report wasn’t saved');
    if (answer?.kind === 'exported' && answer.says === null) sayFileWritten(`Report saved to ${answer.file}.`);
    else if (answer?.kind === 'exported')
      sayFileWritten(`Report saved to ${answer.file}, but it isn’t complete. ${answer.says}`, 'problem');
  }

  return (
    <section aria-label="Run" className={styles['view']}>
      <RunHead
        run={run}
        summary={summary}
        unsent={unsent}
        sentAgain={sentAgain}
        on={{
          onBack,
          onPause: () => void perform('run.pause', { runId }, 'the run wasn’t paused'),
          onGoOn: () => void perform('run.goOn', { runId }, 'the run wasn’t resumed'),
          onStop: () => void perform('run.stop', { runId }, 'the run wasn’t stopped'),
          onSendFailed: () => void sendFailed(),
          onSendUnsent: () => setAgain({ kind: 'unsent', count: unsent }),
          onRunAgain: () => onRunAgain(run),
          onExport: (choice) => void exportReport(choice),
        }}
      />
      <VisuallyHidden role="status">{text(announce(summary))}</VisuallyHidden>
      {summary.says !== null && (
        <p className={styles['why']}>
          <IconPlayerPause size={16} stroke={1.5} aria-hidden="true" />
          {text(summary.says)}
        </p>
      )}
      {run.pace.recorded !== null && progress !== null && isUnderWay(summary.state) && (
        <NextEvent
          next={progress.next}
          state={summary.state}
          onSendNow={(item) => void perform('run.sendNext', { runId, item }, 'the event wasn’t sent earlier')}
        />
      )}
      <LedgerEquation ledger={summary.ledger} underWay={isUnderWay(summary.state) ? (progress?.underWay ?? 0) : 0} />
      <div className={styles['speed']}>
        <Latency latency={latency} whenNone={isUnderWay(summary.state) ? 'No response yet.' : 'No response arrived.'} />
        <PaceFacts summary={summary} progress={progress} slowestMs={latency.slowestMs} />
      </div>
      <Tabs value={tab} onChange={setTab} className={styles['tabs'] ?? ''}>
        <Tabs.List>
          {run.twin !== undefined && <Tabs.Tab value="twins">Two environments</Tabs.Tab>}
          <Tabs.Tab value="rows">Rows</Tabs.Tab>
          <Tabs.Tab value="differences">Differences</Tabs.Tab>
        </Tabs.List>
      </Tabs>
      {tab === 'twins' ? (
        <Twins run={run} onOpenExchange={on.onOpenExchange} onOpenRun={onOpenRun} />
      ) : tab === 'rows' ? (
        <RunResults run={run} summary={summary} onOpenExchange={on.onOpenExchange} />
      ) : (
        <Differences run={run} others={others} revision={summary.state} />
      )}
      {again !== null && (
        <SendAgain
          again={again}
          environment={run.environment}
          siteKey={run.siteKey}
          now={environment}
          onConfirm={(unclearToo) => void send(again, unclearToo)}
          onClose={() => setAgain(null)}
        />
      )}
    </section>
  );
}

const noLatency = { halfMs: null, most95Ms: null, slowestMs: null, answers: [] };
