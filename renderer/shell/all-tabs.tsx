import { ActionIcon, Combobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { use, useEffect, useEffectEvent } from 'react';
import { ignoreResult } from '#app/ignore-result.ts';
import { hasWords } from '#app/text/search.ts';
import { shorten } from '#app/text/shorten.ts';
import type { Tab } from '#renderer/state/tabs-state.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { FoundCount } from '#renderer/ui/found-count.tsx';
import { still } from '#renderer/ui/still.tsx';
import { useSearchList } from '#renderer/ui/use-search-list.ts';
import styles from './tab-strip.module.css';

const noId = 'The id of the option is for a field that names it.';

type AllTabsProps = {
  readonly tabs: readonly { readonly tab: Tab; readonly title: string }[];
  readonly activeId: string;
  readonly onShow: (id: string) => void;
};

/** A list of all open events that can be filtered: in the strip, only some of many are visible. */
export const AllTabs = still(function AllTabs({ tabs, activeId, onShow }: AllTabsProps) {
  const customers = use(CustomersContext);
  const { list, search, setSearch, words } = useSearchList();
  // Once the options are those that were found.
  const chooseFound = useEffectEvent(() => {
    if (search === '') list.resetSelectedOption();
    else ignoreResult(list.selectFirstOption(), noId);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search finds others
  useEffect(() => chooseFound(), [search]);
  const found = tabs.filter(({ tab, title }) => hasWords([title, tab.draft.uri, tab.draft.customerKey], words));
  return (
    <Combobox
      store={list}
      width={320}
      position="bottom-end"
      shadow="md"
      onOptionSubmit={(id) => {
        list.closeDropdown();
        onShow(id);
      }}
    >
      <Combobox.Target targetType="button">
        <ActionIcon
          data-strip
          aria-label="All open events"
          title={`All open events, ${tabs.length}`}
          onClick={() => list.toggleDropdown()}
        >
          <IconChevronDown size={16} stroke={1.5} />
        </ActionIcon>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label="Find an open event"
          placeholder="Find an open event"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <FoundCount search={search} found={found.length} />
        <Combobox.Options
          tabIndex={0}
          aria-label="All open events"
          mah={320}
          className={styles['all'] ?? ''}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') ignoreResult(list.selectNextOption(), noId);
            else if (event.key === 'ArrowUp') ignoreResult(list.selectPreviousOption(), noId);
            else if (event.key === 'Enter') list.clickSelectedOption();
            else return;
            event.preventDefault();
          }}
        >
          {found.map(({ tab, title }) => (
            <Combobox.Option key={tab.id} value={tab.id} active={tab.id === activeId}>
              <span className={styles['line']}>{customers.text(title)}</span>
              <span className={`${styles['line']} ${styles['uri']} mono`}>
                {shorten(customers.text(tab.draft.uri))}
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>No open event matches.</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
});
