import { Select } from '@mantine/core';
import { use, useState } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { formatCount, formatNumber } from '#app/quantity.ts';
import { itemWords, keptAnswerCharacters } from '#app/runs/result.ts';
import type { Run, RunSummary } from '#app/runs/run.ts';
import { formatTurned } from '#app/runs/verdict.ts';
import { ask } from '#renderer/ask.ts';
import { CustomerText } from '#renderer/ui/customer-text.tsx';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { dateFormat } from '#renderer/ui/date-format.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import { useCall } from '#renderer/use-call.ts';
import table from './compared-table.module.css';
import styles from './differences.module.css';
import { rowWords } from './row-words.ts';

type DifferencesProps = {
  readonly run: Run;
  /** The other runs of the same source, newest first. */
  readonly others: readonly RunSummary[];
  /** Read again when this changes. */
  readonly revision: string;
};

const moment = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });
const before = '';

/** The differences from another run of the same input, without TIDs and times. */
export function Differences({ run, others, revision }: DifferencesProps) {
  const { text } = use(CustomersContext);
  const [withRun, setWithRun] = useState<string | null>(null);
  const comparison = useComparison(run.id, withRun, revision);
  if (comparison === null) return null;
  const { other, items, different } = comparison;
  if (other === null && others.length === 0)
    return (
      <Empty
        what="Differences from an earlier run appear here."
        why="Select Run again, then compare the two runs item by item."
      />
    );
  return (
    <div className={styles['differences']}>
      <div className={styles['head']}>
        <Select
          label="Compared with"
          w={300}
          data={[
            { value: before, label: 'Previous run on this server and site key' },
            ...others.map(({ id, name, environment, startedAt }) => ({
              value: id,
              label: `${text(name)}, ${environment.name}, ${moment(new Date(startedAt))}`,
            })),
          ]}
          value={withRun ?? before}
          onChange={(id) => setWithRun(id || null)}
        />
        {other === null ? (
          <p>There is no earlier run on this server and site key. Choose another run to compare with.</p>
        ) : (
          <Counts comparison={comparison} other={other} />
        )}
      </div>
      {items.length > 0 && (
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Customer key</th>
              <th scope="col">Then</th>
              <th scope="col">Now</th>
              <th scope="col">What changed</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ItemRow key={item.item} run={run} difference={item} />
            ))}
          </tbody>
        </table>
      )}
      {items.length > 0 && items.length < different && (
        <p className={styles['dim']}>Only the first {formatNumber(items.length)} are shown.</p>
      )}
    </div>
  );
}

/** How far two results are compared: a run keeps no more of a response. */
export const comparedOfResponse = `Only the first ${formatCount(keptAnswerCharacters, 'character')} of a response are compared.`;

type CountsProps = { readonly comparison: Output<'run.compare'>; readonly other: RunSummary };

function Counts({ comparison, other }: CountsProps) {
  const { text } = use(CustomersContext);
  const { compared, onlyHere, onlyThere } = comparison;
  return (
    <p>
      <strong className={styles['turned']}>{formatDifferences(comparison)}</strong>
      Compared {formatCount(compared, 'item')} that both runs sent. {text(other.name)} ran on {other.environment.name},{' '}
      {moment(new Date(other.startedAt))}.{onlyHere > 0 && ` ${formatCount(onlyHere, 'item')} only in this run.`}
      {onlyThere > 0 && ` ${formatCount(onlyThere, 'item')} only in that run.`} TIDs, times and values that change with
      every send aren’t compared. {comparedOfResponse}
    </p>
  );
}

type Difference = Output<'run.compare'>['items'][number];

const shownFields = 2;

/** An item that differs, with its customer and its result then and now. */
function ItemRow({
  run,
  difference: { item, customerKey, turn, before: then, now, fields },
}: {
  readonly run: Run;
  readonly difference: Difference;
}) {
  const customers = use(CustomersContext);
  const known = knowing(customers, [customerKey, then.customerKey]);
  const name = known.key(customerKey);
  const row = rowWords(run, item, known.text);
  const changed = besideOutcome(fields, then.outcome === now.outcome);
  const rest = changed.slice(shownFields);
  return (
    <CustomersContext value={known}>
      <tr data-turn={turn}>
        <td>{row}</td>
        <th scope="row" title={name}>
          {name || <span className={styles['dim']}>none</span>}
        </th>
        <td>
          <ResultWord result={then} />
        </td>
        <td>
          <ResultWord result={now} />
        </td>
        <td>
          <FieldChanges fields={changed.slice(0, shownFields)} />
          {rest.length > 0 && (
            <details>
              <summary aria-label={`${formatCount(rest.length, 'more change')} of row ${row}`}>
                {formatCount(rest.length, 'more change')}
              </summary>
              <FieldChanges fields={rest} />
            </details>
          )}
        </td>
      </tr>
    </CustomersContext>
  );
}

/** What became of an item, in a word. */
export function ResultWord({
  result: { state, outcome },
}: {
  readonly result: Pick<Difference['now'], 'state' | 'outcome'>;
}) {
  return outcome === null ? itemWords[state] : <OutcomeMark outcome={outcome} />;
}

/** What differs beside the two outcomes. What they count as follows from them, unless they are the same. */
export function besideOutcome(fields: Difference['fields'], isSameOutcome: boolean): Difference['fields'] {
  return fields.filter(({ name }) => name !== 'Outcome' && (name !== 'Counts as' || isSameOutcome));
}

/** What differs, one line each. */
export function FieldChanges({ fields }: { readonly fields: Difference['fields'] }) {
  return fields.map(({ name, before: then, now }) => (
    <div key={name} className={styles['change']}>
      <span className={styles['dim']}>
        <CustomerText>{name}</CustomerText>
      </span>{' '}
      <Value value={then} /> <span aria-hidden="true">→</span> <Value value={now} />
    </div>
  ));
}

function Value({ value }: { readonly value: string | null }) {
  const customers = use(CustomersContext);
  if (value === null) return <span className={styles['dim']}>missing</span>;
  if (value === '') return <span className={styles['dim']}>empty</span>;
  return <span className="mono">{customers.text(value)}</span>;
}

/** `44 now fail, 43 now pass, 5 other differences`. */
function formatDifferences({ different, nowFail, nowPass }: Output<'run.compare'>): string {
  if (different === 0) return 'No differences';
  const others = different - nowFail - nowPass;
  const otherWords = others === 0 ? null : formatCount(others, 'other difference');
  return [formatTurned({ nowFail, nowPass }), otherWords].filter((words) => words !== null).join(', ');
}

/** The differences from a run. Until newer ones are read, those from before. */
function useComparison(runId: string, withRun: string | null, revision: string): Output<'run.compare'> | null {
  const pair = JSON.stringify([runId, withRun]);
  const compare = async () => {
    const found = await ask('run.compare', { runId, with: withRun }, 'the runs weren’t compared');
    return found && { pair, found };
  };
  const answer = useCall(`${pair} ${revision}`, compare).answer?.value;
  return answer?.pair === pair ? answer.found : null;
}
