import { Button, Text } from '@mantine/core';
import { IconArrowBackUp, IconArrowsDiff, IconTheater, IconTrash } from '@tabler/icons-react';
import { formatCount, formatNumber } from '#app/quantity.ts';
import { ForGoodButton } from '#renderer/ui/for-good-button.tsx';
import { ExportMenu } from './export-menu.tsx';
import styles from './history.module.css';
import type { HistoryActions } from './history.tsx';
import { RunSelected } from './run-selected.tsx';
import type { HistoryLines } from './use-history.ts';

type HistoryHeadProps = {
  /** The selected events. */
  readonly chosen: readonly string[];
  readonly lines: Pick<HistoryLines, 'total' | 'all' | 'query'>;
  readonly inTrash: boolean;
  readonly allIds: () => Promise<readonly string[] | null>;
  /** Does something with the selected events that still exist. */
  readonly withSelected: (act: (ids: readonly string[]) => void) => Promise<void>;
  readonly onCompare: (first: string, second: string) => void;
  readonly on: HistoryActions;
};

/** The title, and what can be done with the selected events. */
export function HistoryHead({ chosen, lines, inTrash, allIds, withSelected, onCompare, on }: HistoryHeadProps) {
  const [first, second] = chosen;
  return (
    <div className={styles['head']}>
      <h1>{inTrash ? 'Trash' : 'History'}</h1>
      <Text size="xs" c="dimmed">
        {chosen.length > 0
          ? `${formatNumber(chosen.length)} of ${formatNumber(lines.all)} selected`
          : inTrash
            ? 'Deleted permanently after 30 days'
            : `${formatCount(lines.all, 'event')}${lines.query?.groupBy === 'day' ? ', newest first' : ''}`}
      </Text>
      <div className={styles['tools']}>
        {first !== undefined && second !== undefined && chosen.length === 2 && (
          <Button
            variant="filled"
            leftSection={<IconArrowsDiff size={16} stroke={1.5} />}
            aria-label="Compare the two selected"
            onClick={() => onCompare(first, second)}
          >
            Compare
          </Button>
        )}
        {chosen.length > 0 && !inTrash && (
          <Button
            leftSection={<IconTheater size={16} stroke={1.5} />}
            title="Make a storyboard from this history"
            onClick={() => void withSelected(on.onMakeStoryboard)}
          >
            Make a storyboard
          </Button>
        )}
        {chosen.length > 0 && inTrash && (
          <>
            <Button
              leftSection={<IconArrowBackUp size={16} stroke={1.5} />}
              onClick={() => void withSelected(on.onRestore)}
            >
              Restore selected
            </Button>
            <ForGoodButton
              label="Delete permanently"
              what={formatCount(chosen.length, 'event')}
              color="red"
              variant="subtle"
              onRemove={() => void withSelected(on.onRemove)}
            />
          </>
        )}
        {chosen.length > 0 && !inTrash && (
          <RunSelected onRun={() => void withSelected(on.onRun)} onReplay={() => void withSelected(on.onReplay)} />
        )}
        {chosen.length > 0 && !inTrash && (
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={16} stroke={1.5} />}
            onClick={() => void withSelected(on.onTrash)}
          >
            Delete selected
          </Button>
        )}
        <ExportMenu
          what={
            chosen.length > 0
              ? formatCount(chosen.length, 'event')
              : `All ${formatCount(lines.total ?? 0, 'event')} in the list`
          }
          onExport={async (how) => {
            if (chosen.length > 0) return withSelected((ids) => on.onExport(ids, how));
            const ids = await allIds();
            return ids === null ? undefined : on.onExport(ids, how);
          }}
        />
      </div>
    </div>
  );
}
