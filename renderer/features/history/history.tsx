import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { findsAll, type HistoryQuery, wholeHistory } from '#app/history/history-query.ts';
import { formatDuration, formatNumber } from '#app/quantity.ts';
import { searchWords } from '#app/text/search.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import { markNoted, markPinned, markTriggered } from './actions.ts';
import { ComparePanel } from './compare-panel.tsx';
import { EventDetails } from './event-details.tsx';
import type { HistoryExport } from './export-menu.tsx';
import { focusNote, focusPart } from './focus-part.ts';
import styles from './history.module.css';
import { HistoryFilters } from './history-filters.tsx';
import { HistoryHead } from './history-head.tsx';
import { HistoryList } from './history-list.tsx';
import { NoteDialog } from './note-dialog.tsx';
import type { SearchesPorts } from './searches-menu.tsx';
import { useSelectionActions } from './selection-actions.ts';
import { useChosenEvent } from './use-chosen-event.ts';
import { useCompareWith } from './use-compare-with.ts';
import { useComparison } from './use-comparison.ts';
import { dropTypedNotes } from './use-event-note.ts';
import { useGroupSelection } from './use-group-selection.ts';
import { useHistory } from './use-history.ts';
import { useRunNames } from './use-run-names.ts';
import { useSelection } from './use-selection.ts';

type HistoryProps = {
  readonly query: HistoryQuery;
  readonly environments: readonly Environment[];
  /** The titles of the storyboards, by their ids. */
  readonly storyboards: ReadonlyMap<string, string>;
  readonly searches: SearchesPorts;
  readonly on: HistoryActions;
};

export type HistoryActions = {
  readonly onQuery: (query: HistoryQuery) => void;
  readonly onOpen: (id: string) => void;
  readonly onSendAgain: (id: string) => void;
  readonly onMonitoring: (id: string) => void;
  /** Sets up a run of these events. */
  readonly onRun: (ids: readonly string[]) => void;
  /** The same, with the time that was between them. */
  readonly onReplay: (ids: readonly string[]) => void;
  readonly onOpenRun: (runId: string) => void;
  readonly onCompose: () => void;
  readonly onCopy: (text: string, what: string, ...keys: readonly string[]) => void;
  readonly onTrash: (ids: readonly string[]) => void;
  readonly onRestore: (ids: readonly string[]) => void;
  readonly onRemove: (ids: readonly string[]) => void;
  readonly onExport: (ids: readonly string[], how: HistoryExport) => void;
  readonly onSay: (message: string) => void;
  readonly onMakeStoryboard: (ids: readonly string[]) => void;
};

/** Every event that was sent, newest first: search, filter, compare, delete and export. */
export function History({ query, environments, storyboards, searches, on }: HistoryProps) {
  const lines = useHistory(query);
  const event = useChosenEvent(query, lines);
  const runNames = useRunNames();
  const selection = useSelection(query, on.onSay);
  const groups = useGroupSelection(lines, selection);
  const words = useMemo(() => searchWords(query.search), [query.search]);
  const { pair, compare, close } = useComparison(on.onSay);
  const compareWith = useCompareWith({
    query,
    selected: selection.ids,
    select: selection.select,
    compare,
    onSay: on.onSay,
  });
  const [noting, setNoting] = useState<readonly string[] | null>(null);

  /** Does something with the selected events that still exist. */
  async function withSelected(act: (ids: readonly string[]) => void) {
    const ids = await selection.take();
    if (ids === null) return;
    if (ids.length > 0) act(ids);
    else on.onSay('Nothing changed. The selected events are no longer in this list.');
  }

  /** Does something with an event; if it is one of several selected ones, with all of them. */
  async function withChosen(id: string, act: (ids: readonly string[]) => void) {
    if (selection.ids.size < 2 || !selection.ids.has(id)) return act([id]);
    await withSelected(act);
  }

  const chosen = [...selection.ids];
  const inTrash = query.scope === 'trash';
  const everything = findsAll(query);
  useSelectionActions({
    hasSelected: chosen.length > 0 && !inTrash,
    onReplay: () => void withSelected(on.onReplay),
  });
  if (lines.total === null) return null;
  return (
    <section className={styles['history']} aria-label="History of events">
      <HistoryHead
        chosen={chosen}
        lines={lines}
        inTrash={inTrash}
        allIds={selection.allIds}
        withSelected={withSelected}
        onCompare={compare}
        on={on}
      />
      <HistoryFilters
        query={query}
        environments={environments}
        runNames={runNames}
        storyboards={storyboards}
        searches={searches}
        found={
          everything
            ? ''
            : `${formatNumber(lines.total)} of ${formatNumber(lines.all)} in ${formatDuration(lines.tookMs)}`
        }
        onChange={on.onQuery}
      />
      {lines.all === 0 && everything ? (
        <Empty
          what="Events you send appear here."
          why="Open one to see the request and the response, or send it again."
        >
          <Button variant="filled" onClick={on.onCompose}>
            Compose an event
          </Button>
        </Empty>
      ) : lines.total === 0 ? (
        <Empty
          what={inTrash ? 'The trash is empty.' : 'No events match.'}
          why={inTrash ? 'Deleted events stay here for 30 days.' : 'Remove a word from the search, or clear a filter.'}
        >
          <Button onClick={() => on.onQuery({ ...wholeHistory, groupBy: query.groupBy })}>Show all events</Button>
        </Empty>
      ) : (
        <div className={styles['split']}>
          <HistoryList
            name={inTrash ? 'Trash' : 'History'}
            lines={lines}
            words={words}
            selected={selection.ids}
            onSelectAll={selection.selectAll}
            chosen={event}
            groups={{ ...groups, nameOf: (runId) => runNames.get(runId) ?? null, onOpenRun: on.onOpenRun }}
            on={{
              onSelect: selection.toggle,
              onTriggered: (id, triggered) => void withChosen(id, (ids) => markTriggered(ids, triggered)),
              onOpen: on.onOpen,
              onSendAgain: (id) => void withChosen(id, (ids) => (ids.length > 1 ? on.onRun(ids) : on.onSendAgain(id))),
              onCompare: compareWith,
              onTrash: (id) => on.onTrash([id]),
              onRestore: (id) => on.onRestore([id]),
              onPin: (id, pinned) => void withChosen(id, (ids) => markPinned(ids, pinned)),
              onMonitoring: on.onMonitoring,
              onNote: (id) => void withChosen(id, (ids) => (ids.length > 1 ? setNoting(ids) : focusNote(id))),
              onSearch: () => focusPart('[aria-label="Search history"]'),
            }}
          />
          <EventDetails id={event.id} />
        </div>
      )}
      {noting !== null && (
        <NoteDialog
          count={noting.length}
          // Another one may be open by the time that the note is saved.
          onClose={() => setNoting((now) => (now === noting ? null : now))}
          onSave={async (note) => {
            const isSaved = await markNoted(noting, note);
            if (isSaved) dropTypedNotes(noting);
            return isSaved;
          }}
        />
      )}
      {pair !== null && <ComparePanel key={pair[1].id} pair={pair} onCopy={on.onCopy} onClose={close} />}
    </section>
  );
}
