import { Select } from '@mantine/core';
import { use, useState } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { formatCount } from '#app/quantity.ts';
import type { RunSummary } from '#app/runs/run.ts';
import { ask } from '#renderer/ask.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import { useCall } from '#renderer/use-call.ts';
import styles from './differences.module.css';

type DifferencesProps = {
  readonly runId: string;
  /** The other runs of the same source, newest first. */
  readonly others: readonly RunSummary[];
  /** Read again when this changes. */
  readonly revision: string;
};

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const before = '';

/** The differences from another run of the same input, without TIDs and times. */
export function Differences({ runId, others, revision }: DifferencesProps) {
  const { text } = use(CustomersContext);
  const [withRun, setWithRun] = useState<string | null>(null);
  const comparison = useComparison(runId, withRun, revision);
  if (comparison === null) return null;
  const { other, items, different } = comparison;
  if (other === null && others.length === 0)
    return (
      <Empty
        what="There is no run to compare with yet."
        why="Run it again, and you’ll see here what changed, item by item."
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
              label: `${text(name)}, ${environment.name}, ${moment.format(new Date(startedAt))}`,
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
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Field</th>
              <th scope="col">Then</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {items.flatMap(({ item, fields }) =>
              fields.map((field, index) => (
                <tr key={`${item} ${field.name}`}>
                  <td>{index === 0 && (item + 1).toLocaleString('en')}</td>
                  <th scope="row">{field.name}</th>
                  <Value value={field.before} />
                  <Value value={field.now} />
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
      {items.length > 0 && items.length < different && (
        <p className={styles['dim']}>The first {items.length.toLocaleString('en')} are shown.</p>
      )}
    </div>
  );
}

type CountsProps = { readonly comparison: Output<'run.compare'>; readonly other: RunSummary };

function Counts({ comparison: { compared, different, onlyHere, onlyThere }, other }: CountsProps) {
  const { text } = use(CustomersContext);
  return (
    <p>
      <strong>
        {different === 0 ? 'No differences' : `${different.toLocaleString('en')} different`} in{' '}
        {formatCount(compared, 'item')}
      </strong>{' '}
      that both runs sent. {text(other.name)} ran on {other.environment.name},{' '}
      {moment.format(new Date(other.startedAt))}.{onlyHere > 0 && ` ${formatCount(onlyHere, 'item')} only in this run.`}
      {onlyThere > 0 && ` ${formatCount(onlyThere, 'item')} only in that run.`} TIDs, times and values that change with
      every send are left out.
    </p>
  );
}

function Value({ value }: { readonly value: string | null }) {
  const customers = use(CustomersContext);
  if (value === null) return <td className={styles['dim']}>not there</td>;
  return (
    <td className="mono">{value === '' ? <span className={styles['dim']}>empty</span> : customers.text(value)}</td>
  );
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
