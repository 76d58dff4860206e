import { Button, Combobox } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { type KeyboardEvent, use } from 'react';
import type { Draft } from '#app/event/draft.ts';
import { hasWords } from '#app/text/search.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { FoundCount } from '#renderer/ui/found-count.tsx';
import { useSearchList } from '#renderer/ui/use-search-list.ts';
import styles from './steps.module.css';

/** Something that an event step can be made of: an open event, a saved request, a template. */
export type Eventful = {
  readonly id: string;
  readonly group: 'Templates' | 'Open events' | 'Saved requests';
  readonly name: string;
  readonly draft: Draft;
};

type AddEventProps = {
  readonly events: readonly Eventful[];
  readonly onAdd: (event: Eventful) => void;
};

const groups = ['Templates', 'Open events', 'Saved requests'] as const;

/** So many of a group are listed. The others are found by their names. */
const mostListed = 30;

const optionOf = ({ group, id }: Eventful) => `${group} ${id}`;

/** Adds an event from a template, an open event or a saved request. */
export function AddEvent({ events, onAdd }: AddEventProps) {
  const customers = use(CustomersContext);
  const { list, search, setSearch, words } = useSearchList();
  const found = groups
    .map((group) => ({ group, all: events.filter((one) => one.group === group && hasWords([one.name], words)) }))
    .map(({ group, all }) => ({ group, shown: all.slice(0, mostListed), more: all.length - mostListed }))
    .filter(({ shown }) => shown.length > 0);
  const first = words.length === 0 ? undefined : found[0]?.shown[0];

  function add(event: Eventful | undefined) {
    list.closeDropdown();
    if (event !== undefined) onAdd(event);
  }

  function onEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || list.getSelectedOptionIndex() !== -1) return;
    event.preventDefault();
    if (first !== undefined) add(first);
  }

  return (
    <Combobox
      store={list}
      width={320}
      position="bottom-start"
      shadow="md"
      onOptionSubmit={(value) => add(events.find((one) => optionOf(one) === value))}
    >
      <Combobox.Target targetType="button">
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconTemplate size={16} stroke={1.5} />}
          onClick={() => list.toggleDropdown()}
        >
          From a template
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label="Find a template or event"
          placeholder="Find a template or event"
          value={search}
          onKeyDown={onEnter}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            list.resetSelectedOption();
          }}
        />
        <FoundCount
          search={search}
          found={found.reduce((sum, { shown, more }) => sum + shown.length + Math.max(0, more), 0)}
        />
        <Combobox.Options aria-label="Events to add" className={styles['sources'] ?? ''}>
          {found.map(({ group, shown, more }) => (
            <Combobox.Group key={group} label={more > 0 ? `${group}, ${more} more if you search` : group}>
              {shown.map((one) => (
                <Combobox.Option key={one.id} value={optionOf(one)}>
                  {customers.text(one.name)}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {found.length === 0 && <Combobox.Empty>No template or event matches.</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
