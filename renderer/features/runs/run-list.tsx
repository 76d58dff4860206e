import { Button, Title, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCount, formatNumber } from '#app/quantity.ts';
import type { RunSummary } from '#app/runs/run.ts';
import { perform } from '#renderer/ask.ts';
import type { RunPorts } from '#renderer/state/runs-place.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import { RunLines } from './run-lines.tsx';
import styles from './run-list.module.css';
import { useRunList } from './use-run-list.ts';

type RunListProps = {
  readonly on: RunPorts;
  /** A run is partly set up. "New run" continues with it. */
  readonly isHalfSetUp: boolean;
  readonly onNew: () => void;
  readonly onOpen: (runId: string) => void;
  readonly onRunAgain: (runId: string) => void;
};

/** Every run, newest first. */
export function RunList({ on, isHalfSetUp, onNew, onOpen, onRunAgain }: RunListProps) {
  const runs = useRunList();
  const [inTrash, setInTrash] = useState(false);
  if (runs === null) return null;
  const trashed = runs.filter(({ deletedAt }) => deletedAt !== null);
  const shown = inTrash ? trashed : runs.filter(({ deletedAt }) => deletedAt === null);

  async function move({ id, name }: RunSummary, intoTrash: boolean) {
    const so = intoTrash ? `${name} wasn’t moved to the trash` : `${name} wasn’t restored`;
    if (!(await perform('run.trash', { runId: id, inTrash: intoTrash }, so))) return undefined;
    if (!intoTrash) return on.onSay(`${name} restored.`);
    return on.onSayWithUndo(`${name} moved to the trash.`, () => {
      void perform('run.trash', { runId: id, inTrash: false }, `${name} wasn’t restored`);
    });
  }

  const newRun = (
    <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.5} />} onClick={onNew}>
      New run
    </Button>
  );
  if (shown.length === 0 && !inTrash)
    return (
      <section aria-label="All runs">
        <VisuallyHidden component="h1">Runs</VisuallyHidden>
        <Empty
          what="Runs appear here. A run sends a saved request, a folder or events from the history once for each row of your data."
          why="You can pause and stop a run, send failed or unsent events later, and export a report."
        >
          {newRun}
          {trashed.length > 0 && (
            <Button variant="subtle" onClick={() => setInTrash(true)}>
              Show the trash, {formatCount(trashed.length, 'run')}
            </Button>
          )}
        </Empty>
      </section>
    );
  return (
    <section aria-label="All runs" className={styles['view']}>
      <div className={styles['head']}>
        <Title order={1}>{inTrash ? 'Trash' : 'Runs'}</Title>
        <span className={styles['dim']}>
          {inTrash ? 'Deleted permanently after 30 days' : `${formatCount(shown.length, 'run')}, newest first`}
        </span>
        <span className={styles['tools']}>
          {(inTrash || trashed.length > 0) && (
            <Button variant="subtle" onClick={() => setInTrash(!inTrash)}>
              {inTrash ? 'Show all runs' : `Trash, ${formatNumber(trashed.length)}`}
            </Button>
          )}
          {isHalfSetUp && <span className={styles['dim']}>A new run isn’t finished.</span>}
          {newRun}
        </span>
      </div>
      {shown.length === 0 ? (
        <p className={styles['nothing']}>The trash is empty.</p>
      ) : (
        <RunLines
          label={inTrash ? 'Runs in the trash' : 'Runs'}
          runs={shown}
          onOpen={onOpen}
          onRunAgain={onRunAgain}
          onMove={move}
        />
      )}
    </section>
  );
}
