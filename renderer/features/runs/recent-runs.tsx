import { use } from 'react';
import { rowsByArrows } from '#renderer/ui/arrow-keys.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { MiddleCut } from '#renderer/ui/middle-cut.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import styles from './recent-runs.module.css';
import { useRunList } from './use-run-list.ts';

const most = 8;

type RecentRunsProps = {
  /** The run that is shown; null while none is. */
  readonly shownId: string | null;
  readonly onOpen: (runId: string) => void;
};

/** The newest runs, for the side bar. */
export function RecentRuns({ shownId, onOpen }: RecentRunsProps) {
  const customers = use(CustomersContext);
  const runs = (useRunList() ?? []).filter(({ deletedAt }) => deletedAt === null).slice(0, most);
  if (runs.length === 0) return null;
  return (
    <section aria-label="Recent runs" className={styles['recent']}>
      <h2 className={styles['heading']}>Recent runs</h2>
      <ul aria-label="Recent runs" className={styles['list']} ref={rowsByArrows}>
        {runs.map(({ id, name, startedAt }) => (
          <li key={id}>
            <button
              type="button"
              className={styles['run']}
              aria-current={id === shownId ? 'true' : undefined}
              title={customers.text(name)}
              onClick={() => onOpen(id)}
            >
              <MiddleCut className={styles['name'] ?? ''} text={customers.text(name)} end={10} />
              <span className={styles['time']}>
                <Moment iso={startedAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
