import { Checkbox, SegmentedControl } from '@mantine/core';
import { useThrottledValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Input } from '#app/ipc/contract.ts';
import { formatNumber } from '#app/quantity.ts';
import type { RunResult } from '#app/runs/result.ts';
import type { Run, RunSummary } from '#app/runs/run.ts';
import { ask } from '#renderer/ask.ts';
import { isUnderWay, partWords } from './ledger-words.ts';
import { ResultDetails } from './result-details.tsx';
import { ResultTable } from './result-table.tsx';
import styles from './run-view.module.css';
import { useChosen } from './use-chosen.ts';
import { usePages } from './use-pages.ts';

type Only = Input<'run.results'>['only'];

type RunResultsProps = {
  readonly run: Run;
  readonly summary: RunSummary;
  readonly onOpenExchange: (id: string) => void;
};

/** The lines of a run, narrowed down, and the details of one. */
export function RunResults({ run, summary, onOpenExchange }: RunResultsProps) {
  const [only, setOnly] = useState<Only>('all');
  const [follows, setFollows] = useState(true);
  const { ledger, unmet, state } = summary;
  const revision = useThrottledValue(JSON.stringify([ledger, unmet, state]), 1_000);
  const results = usePages<RunResult>({
    source: `${run.id} ${only}`,
    revision,
    load: async (from, count) => {
      const answer = await ask('run.results', { runId: run.id, only, from, count }, 'the results aren’t shown in full');
      return answer && { rows: answer.results, total: answer.total };
    },
  });
  const { chosen, toggle, close } = useChosen(results);
  const figures: Readonly<Record<Only, number>> = { ...ledger, unmet, all: ledger.planned - ledger.unsent };
  const shown = filters.filter((filter) => filter === 'all' || filter === only || figures[filter] > 0);
  return (
    <>
      <div className={styles['filters']}>
        <SegmentedControl
          aria-label="Show"
          data={shown.map((filter) => ({
            value: filter,
            label: `${filterWords[filter]} ${formatNumber(figures[filter])}`,
          }))}
          value={only}
          onChange={(value) => {
            setOnly(filters.find((filter) => filter === value) ?? 'all');
            // Its line may not be in this list.
            close();
          }}
        />
        {isUnderWay(state) && (
          <Checkbox
            label="Follow the newest"
            checked={follows}
            onChange={({ currentTarget }) => setFollows(currentTarget.checked)}
          />
        )}
      </div>
      {results.total === 0 ? (
        <p className={styles['nothing']}>{only === 'all' ? 'Nothing was sent yet.' : 'No rows match.'}</p>
      ) : (
        <ResultTable
          run={run}
          results={results}
          followsNewest={follows && state === 'running' && chosen === null}
          chosen={chosen?.item ?? null}
          onChoose={toggle}
        />
      )}
      {chosen !== null && (
        <ResultDetails key={chosen.item} run={run} result={chosen} onOpenExchange={onOpenExchange} onClose={close} />
      )}
    </>
  );
}

const filters = ['all', 'answered', 'failed', 'unknown', 'skipped', 'unmet'] as const;

const filterWords: Readonly<Record<Only, string>> = { ...partWords, all: 'All', unmet: 'Not as expected' };
