import { Button, Menu, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowsDiff,
  IconDownload,
  IconPlaylist,
  IconTheater,
  IconTrash,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { type HistoryQuery, wholeHistory } from '#app/history/history-query.ts';
import { formatCount, formatDuration } from '#app/quantity.ts';
import { searchWords } from '#app/text/search.ts';
import { perform } from '#renderer/ask.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import { ForGoodButton } from '#renderer/ui/for-good-button.tsx';
import { ComparePanel } from './compare-panel.tsx';
import styles from './history.module.css';
import { HistoryFilters } from './history-filters.tsx';
import { HistoryList } from './history-list.tsx';
import { useComparison } from './use-comparison.ts';
import { useHistory } from './use-history.ts';
import { useSelection } from './use-selection.ts';

const notPinned = (pinned: boolean) => (pinned ? 'the event wasn’t pinned' : 'the event wasn’t unpinned');

type HistoryProps = {
  readonly query: HistoryQuery;
  readonly environments: readonly Environment[];
  readonly on: HistoryActions;
};

type HistoryActions = {
  readonly onQuery: (query: HistoryQuery) => void;
  readonly onOpen: (id: string) => void;
  readonly onSendAgain: (id: string) => void;
  /** Sets up a run of these events. */
  readonly onRun: (ids: readonly string[]) => void;
  readonly onCompose: () => void;
  readonly onCopy: (text: string, what: string) => void;
  readonly onTrash: (ids: readonly string[]) => void;
  readonly onRestore: (ids: readonly string[]) => void;
  readonly onRemove: (ids: readonly string[]) => void;
  readonly onExport: (ids: readonly string[], format: 'csv' | 'json') => void;
  readonly onSay: (message: string) => void;
  readonly onMakeStoryboard: (ids: readonly string[]) => void;
};

/** Every event that was sent, newest first: search, filter, compare, delete and export. */
export function History({ query, environments, on }: HistoryProps) {
  const lines = useHistory(query);
  const selection = useSelection(query, on.onSay);
  const words = useMemo(() => searchWords(query.search), [query.search]);
  const { pair, compare, close } = useComparison(on.onSay);

  function compareWith(id: string) {
    const other = [...selection.ids].find((candidate) => candidate !== id);
    if (other !== undefined) {
      selection.select([other, id]);
      compare(other, id);
    } else {
      selection.select([id]);
      on.onSay('Choose Compare on a second event to see the two side by side.');
    }
  }

  /** Does something with the selected events that still exist. */
  async function withSelected(act: (ids: readonly string[]) => void) {
    const ids = await selection.take();
    if (ids === null) return;
    if (ids.length > 0) act(ids);
    else on.onSay('Nothing was done: the selected events are no longer in this list.');
  }

  const chosen = [...selection.ids];
  const [first, second] = chosen;
  const inTrash = query.scope === 'trash';
  const everything = JSON.stringify(query) === JSON.stringify(wholeHistory);
  if (lines.total === null) return null;
  return (
    <section className={styles['history']} aria-label="History of events">
      <div className={styles['head']}>
        <h1>{inTrash ? 'Trash' : 'History'}</h1>
        <Text size="xs" c="dimmed">
          {chosen.length > 0
            ? `${chosen.length.toLocaleString('en')} of ${lines.all.toLocaleString('en')} selected`
            : inTrash
              ? 'Kept for 30 days, then removed'
              : `${formatCount(lines.all, 'event')}, newest first`}
        </Text>
        <div className={styles['tools']}>
          {first !== undefined && second !== undefined && chosen.length === 2 && (
            <Button
              variant="filled"
              leftSection={<IconArrowsDiff size={16} stroke={1.5} />}
              aria-label="Compare the two selected"
              onClick={() => compare(first, second)}
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
                label="Remove for good"
                what={formatCount(chosen.length, 'event')}
                color="red"
                variant="subtle"
                onRemove={() => void withSelected(on.onRemove)}
              />
            </>
          )}
          {chosen.length > 0 && !inTrash && (
            <Button leftSection={<IconPlaylist size={16} stroke={1.5} />} onClick={() => void withSelected(on.onRun)}>
              Run these again…
            </Button>
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
          <Menu position="bottom-end">
            <Menu.Target>
              <Button leftSection={<IconDownload size={16} stroke={1.5} />}>Export</Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>
                {chosen.length > 0
                  ? formatCount(chosen.length, 'event')
                  : `All ${formatCount(lines.total, 'event')} shown`}
              </Menu.Label>
              {(['csv', 'json'] as const).map((format) => (
                <Menu.Item
                  key={format}
                  onClick={async () => {
                    if (chosen.length > 0) return withSelected((ids) => on.onExport(ids, format));
                    const ids = await selection.allIds();
                    return ids === null ? undefined : on.onExport(ids, format);
                  }}
                >
                  As {format.toUpperCase()}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
      <HistoryFilters
        query={query}
        environments={environments}
        found={
          everything
            ? ''
            : `${lines.total.toLocaleString('en')} of ${lines.all.toLocaleString('en')} in ${formatDuration(lines.tookMs)}`
        }
        onChange={on.onQuery}
      />
      {lines.all === 0 && everything ? (
        <Empty
          what="Every event that you send stands here."
          why="With what was sent, what came back, and the tid, to open or send again."
        >
          <Button variant="filled" onClick={on.onCompose}>
            Compose an event
          </Button>
        </Empty>
      ) : lines.total === 0 ? (
        <Empty
          what={inTrash ? 'The trash is empty.' : 'No event fits.'}
          why={inTrash ? 'Deleted events stand here for 30 days.' : 'Take a word out of the search, or clear a filter.'}
        >
          <Button onClick={() => on.onQuery(wholeHistory)}>Show all events</Button>
        </Empty>
      ) : (
        <HistoryList
          name={inTrash ? 'Trash' : 'History'}
          lines={lines}
          words={words}
          selected={selection.ids}
          onSelectAll={selection.selectAll}
          on={{
            onSelect: selection.toggle,
            onOpen: on.onOpen,
            onSendAgain: on.onSendAgain,
            onCompare: compareWith,
            onTrash: (id) => on.onTrash([id]),
            onRestore: (id) => on.onRestore([id]),
            onPin: (id, pinned) => void perform('history.mark', { ids: [id], marks: { pinned } }, notPinned(pinned)),
          }}
        />
      )}
      {pair !== null && <ComparePanel key={pair[1].id} pair={pair} onCopy={on.onCopy} onClose={close} />}
    </section>
  );
}
