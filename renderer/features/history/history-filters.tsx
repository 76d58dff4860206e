import { Button, Select } from '@mantine/core';
import type { Environment } from '#app/environments/environment.ts';
import { outcomes, outcomeWords } from '#app/exchange/outcome.ts';
import { type HistoryQuery, scopes } from '#app/history/history-query.ts';
import { oneOf } from '#app/one-of.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { dayOf, daySpans, endOfDay, lastDayBefore, spanOf, startOfDay } from './days.ts';
import { FilterLine } from './filter-line.tsx';
import { scopeChoices } from './filters-in-words.ts';
import { focusPart } from './focus-part.ts';
import styles from './history.module.css';
import type { SearchesPorts } from './searches-menu.tsx';

type HistoryFiltersProps = {
  readonly query: HistoryQuery;
  readonly environments: readonly Environment[];
  /** The names of the runs that are still there, by their ids. */
  readonly runNames: ReadonlyMap<string, string>;
  /** The titles of the storyboards, by their ids. */
  readonly storyboards: ReadonlyMap<string, string>;
  readonly searches: SearchesPorts;
  /** What the search found, in words. */
  readonly found: string;
  readonly onChange: (query: HistoryQuery) => void;
};

const anything = '';

/** What narrows the history down. */
export function HistoryFilters(props: HistoryFiltersProps) {
  const { query, environments, runNames, storyboards, searches, found, onChange } = props;
  return (
    <search className={styles['filters']}>
      <SearchField
        aria-label="Search history"
        placeholder="Search name, URI, customer key, TID, properties, responses, notes"
        className={styles['search'] ?? ''}
        rightSectionWidth={found === '' ? 12 : 220}
        rightSection={
          <span className={styles['found']} role="status">
            {found}
          </span>
        }
        // On to the events that were found.
        onKeyDown={({ key, nativeEvent }) => {
          if (key === 'Enter' && !nativeEvent.isComposing) focusPart('li[aria-current]');
        }}
        value={query.search}
        found="shown"
        onChange={(typed) => onChange({ ...query, search: typed })}
      />
      <Select
        label="Environment"
        allowDeselect={false}
        data={[{ value: anything, label: 'All' }, ...environments.map(({ id, name }) => ({ value: id, label: name }))]}
        value={query.environmentId ?? anything}
        onChange={(id) => onChange({ ...query, environmentId: id || null })}
      />
      <Select
        label="Outcome"
        allowDeselect={false}
        data={[
          { value: anything, label: 'All outcomes' },
          ...outcomes.map((outcome) => ({ value: outcome, label: outcomeWords[outcome] })),
        ]}
        value={query.outcome ?? anything}
        onChange={(outcome) => onChange({ ...query, outcome: oneOf(outcomes, outcome) })}
      />
      <DateField
        label="From"
        value={query.from === null ? '' : dayOf(query.from)}
        onChange={(typed) => onChange({ ...query, from: startOfDay(typed) })}
      />
      <DateField
        label="To"
        value={query.until === null ? '' : lastDayBefore(query.until)}
        onChange={(typed) => onChange({ ...query, until: endOfDay(typed) })}
      />
      <DaySpans query={query} onChange={onChange} />
      <Select
        label="Show"
        allowDeselect={false}
        data={scopeChoices}
        value={query.scope}
        onChange={(scope) => onChange({ ...query, scope: oneOf(scopes, scope) ?? 'all' })}
      />
      <FilterLine
        query={query}
        environments={environments}
        runNames={runNames}
        storyboards={storyboards}
        searches={searches}
        onChange={onChange}
      />
    </search>
  );
}

/** Sets the two days at one press; a second press takes them out again. */
function DaySpans({ query, onChange }: Pick<HistoryFiltersProps, 'query' | 'onChange'>) {
  const now = new Date();
  return (
    <fieldset className={styles['spans']} aria-label="Days">
      {daySpans.map((span) => {
        const { from, until } = spanOf(span, now);
        const isOn = query.from === from && query.until === until;
        return (
          <Button
            key={span.label}
            variant={isOn ? 'light' : 'default'}
            aria-pressed={isOn}
            onClick={() => onChange({ ...query, ...(isOn ? { from: null, until: null } : { from, until }) })}
          >
            {span.label}
          </Button>
        );
      })}
    </fieldset>
  );
}
