import { ActionIcon, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { use } from 'react';
import type { SavedSearch } from '#app/history/saved-search.ts';
import { shorten } from '#app/text/shorten.ts';
import { AutosaveInput } from '#renderer/ui/autosave-input.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { FormModal } from '#renderer/ui/form-modal.tsx';
import styles from './filter-line.module.css';
import type { FilterNames } from './filters-in-words.ts';
import { queryOf, searchInWords } from './saved-searches.ts';
import { useRunNames } from './use-run-names.ts';

type SavedSearchesDialogProps = {
  readonly searches: readonly SavedSearch[];
  readonly names: Pick<FilterNames, 'environments' | 'storyboards'>;
  readonly onRename: (id: string, name: string) => void;
  readonly onDelete: (id: string) => void;
  readonly onClose: () => void;
};

/** The person's own searches, to rename and delete them. */
export function SavedSearchesDialog({ searches, names, onRename, onDelete, onClose }: SavedSearchesDialogProps) {
  const customers = use(CustomersContext);
  const known = { ...names, customers, runs: useRunNames() };
  return (
    <FormModal opened onClose={onClose} title="Saved searches" size="md">
      {searches.length === 0 && (
        <Text c="dimmed">You have no saved searches. Filter the history, then choose “Save this search…”.</Text>
      )}
      <ul aria-label="Saved searches" className={styles['own']}>
        {searches.map((search, place) => (
          <li key={search.id}>
            <AutosaveInput
              {...(place === 0 ? { 'data-autofocus': true } : {})}
              aria-label={`Name of ${shorten(customers.text(search.name))}`}
              value={search.name}
              onSave={(name) => onRename(search.id, name)}
            />
            <ActionIcon
              aria-label={`Delete ${shorten(customers.text(search.name))}`}
              title="Delete"
              onClick={() => onDelete(search.id)}
            >
              <IconTrash size={16} stroke={1.5} />
            </ActionIcon>
            <Text size="xs" c="dimmed">
              {searchInWords(queryOf(search, new Date()), known, new Date())}
            </Text>
          </li>
        ))}
      </ul>
    </FormModal>
  );
}
