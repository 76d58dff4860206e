import { Button, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { use } from 'react';
import { findsAll, groupings, type HistoryQuery, wholeHistory } from '#app/history/history-query.ts';
import { oneOf } from '#app/one-of.ts';
import { ask } from '#renderer/ask.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { useCall } from '#renderer/use-call.ts';
import styles from './filter-line.module.css';
import { type FilterNames, filtersInWords } from './filters-in-words.ts';
import { MoreFilters, type Origins } from './more-filters.tsx';
import { SearchesMenu, type SearchesPorts } from './searches-menu.tsx';

type FilterLineProps = {
  readonly query: HistoryQuery;
  readonly environments: FilterNames['environments'];
  readonly runNames: FilterNames['runs'];
  /** The titles of the storyboards that are still there, by their ids. */
  readonly storyboards: FilterNames['storyboards'];
  readonly searches: SearchesPorts;
  readonly onChange: (query: HistoryQuery) => void;
};

const nothing: Origins = { names: [], storyboards: [], runIds: [] };

/** How the list is grouped, and in words what narrows it down: each filter is taken off at one press. */
export function FilterLine({ query, environments, runNames, storyboards, searches, onChange }: FilterLineProps) {
  const customers = use(CustomersContext);
  const read = () => ask('history.origins', {}, 'not all filters are offered');
  const origins = useCall('origins', read);
  const known = origins.value ?? nothing;
  // A storyboard without events is there too, and one that was deleted has events.
  const titles = new Map([...known.storyboards.map(({ id, title }) => [id, title] as const), ...storyboards]);
  const names = { environments, runs: runNames, storyboards: titles, customers };
  const filters = filtersInWords(query, names, new Date());
  return (
    <div className={styles['line']}>
      <span id="history-group-by" className={styles['label']}>
        Group by
      </span>
      <SegmentedControl
        size="xs"
        aria-labelledby="history-group-by"
        data={[
          { value: 'day', label: 'Day' },
          { value: 'run', label: 'Run' },
          { value: 'storyboard', label: 'Storyboard' },
        ]}
        value={query.groupBy}
        onChange={(value) => onChange({ ...query, groupBy: oneOf(groupings, value) ?? 'day' })}
      />
      <MoreFilters query={query} origins={known} runNames={runNames} onOpen={origins.refresh} onChange={onChange} />
      {filters.map((filter) => (
        <Button
          key={filter.kind}
          size="compact-sm"
          variant="light"
          className={styles['filter'] ?? ''}
          rightSection={<IconX size={14} />}
          aria-label={filter.removal}
          title={filter.words}
          onClick={() => onChange({ ...query, ...filter.without })}
        >
          {filter.words}
        </Button>
      ))}
      {!findsAll(query) && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => onChange({ ...wholeHistory, groupBy: query.groupBy })}
        >
          Clear
        </Button>
      )}
      <SearchesMenu query={query} on={searches} />
    </div>
  );
}
