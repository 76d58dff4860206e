import { Button, Checkbox, Popover, Select } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { use, useState } from 'react';
import type { HistoryQuery } from '#app/history/history-query.ts';
import type { Output } from '#app/ipc/contract.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './filter-line.module.css';

export type Origins = Output<'history.origins'>;

type MoreFiltersProps = {
  readonly query: HistoryQuery;
  readonly origins: Origins;
  readonly runNames: ReadonlyMap<string, string>;
  /** Called when the choices are about to be seen. */
  readonly onOpen: () => void;
  readonly onChange: (query: HistoryQuery) => void;
};

/** Narrows the history down by what its events were sent from and in. */
export function MoreFilters({ query, origins, runNames, onOpen, onChange }: MoreFiltersProps) {
  const { text } = use(CustomersContext);
  const [isOpen, setOpen] = useState(false);
  const runs = origins.runIds.flatMap((id) => {
    const name = runNames.get(id);
    return name === undefined ? [] : [{ value: id, label: text(name) }];
  });
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus width={320}>
      <Popover.Target>
        <Button
          leftSection={<IconFilter size={16} stroke={1.5} />}
          onClick={() => {
            if (!isOpen) onOpen();
            setOpen(!isOpen);
          }}
        >
          More filters
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="More filters" className={styles['more'] ?? ''}>
        <Choice
          label="Run"
          all="All events"
          data={runs}
          value={query.runId}
          onChoose={(runId) => onChange({ ...query, runId })}
        />
        <Choice
          label="Sent from"
          all="All requests, templates and steps"
          data={origins.names.map((name) => ({ value: name, label: text(name) }))}
          value={query.sentFrom}
          onChoose={(sentFrom) => onChange({ ...query, sentFrom })}
        />
        <Choice
          label="Storyboard"
          all="All events"
          data={origins.storyboards.map(({ id, title }) => ({ value: id, label: text(title) }))}
          value={query.storyboardId}
          onChoose={(storyboardId) => onChange({ ...query, storyboardId })}
        />
        <Checkbox
          label="Only with a note"
          checked={query.hasNote}
          onChange={({ currentTarget }) => onChange({ ...query, hasNote: currentTarget.checked })}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

type ChoiceProps = {
  readonly label: string;
  /** What is chosen while nothing is. */
  readonly all: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | null;
  readonly onChoose: (value: string | null) => void;
};

const anything = '';
/** How many choices of a list are shown at once: typing finds the others. */
const mostShown = 60;

function Choice({ label, all, data, value, onChoose }: ChoiceProps) {
  return (
    <Select
      label={label}
      searchable
      allowDeselect={false}
      // The first one has the focus as soon as they are seen: it must not hide the others.
      openOnFocus={false}
      limit={mostShown}
      // In the popover itself, so that a click on a choice doesn't close it.
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage="Nothing found"
      data={[{ value: anything, label: all }, ...data]}
      value={value ?? anything}
      onChange={(chosen) => onChoose(chosen || null)}
    />
  );
}
