import { Button, Menu } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { use } from 'react';
import { findsAll, type HistoryQuery } from '#app/history/history-query.ts';
import { builtInSearches, type SavedSearch } from '#app/history/saved-search.ts';
import { shorten } from '#app/text/shorten.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './filter-line.module.css';

/** The person's own searches, and what can be done with searches. */
export type SearchesPorts = {
  readonly own: readonly SavedSearch[];
  readonly onOpen: (search: SavedSearch) => void;
  /** Asks for a name, and saves this search under it. */
  readonly onSave: (query: HistoryQuery) => void;
  /** Shows the own searches, to rename and delete them. */
  readonly onEdit: () => void;
};

type SearchesMenuProps = { readonly query: HistoryQuery; readonly on: SearchesPorts };

/** The saved searches: those that come with Tidings, and the person's own. */
export function SearchesMenu({ query, on }: SearchesMenuProps) {
  const { text } = use(CustomersContext);
  const { own, onOpen, onSave, onEdit } = on;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button className={styles['searches'] ?? ''} leftSection={<IconBookmark size={16} stroke={1.5} />}>
          Saved searches
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Saved searches" className={styles['menu'] ?? ''}>
        {[...builtInSearches, ...own].map((search) => (
          <Menu.Item key={search.id} onClick={() => onOpen(search)}>
            {shorten(text(search.name))}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={findsAll(query) && query.groupBy === 'day'} onClick={() => onSave(query)}>
          Save this search…
        </Menu.Item>
        {own.length > 0 && <Menu.Item onClick={onEdit}>Edit saved searches…</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
