import { Button, Text } from '@mantine/core';
import { type FormEvent, use, useState } from 'react';
import type { HistoryQuery } from '#app/history/history-query.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { CancelButton, FormModal } from '#renderer/ui/form-modal.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useSaveOnce } from '#renderer/ui/use-save-once.ts';
import type { FilterNames } from './filters-in-words.ts';
import { proposedSearchName, searchInWords } from './saved-searches.ts';
import { useRunNames } from './use-run-names.ts';

type SaveSearchProps = {
  readonly query: HistoryQuery;
  readonly names: Pick<FilterNames, 'environments' | 'storyboards'>;
  /** Returns whether it was saved. */
  readonly onSave: (name: string) => Promise<boolean>;
  readonly onClose: () => void;
};

/** Asks for the name of a search, and says what it finds. */
export function SaveSearch({ query, names, onSave, onClose }: SaveSearchProps) {
  const customers = use(CustomersContext);
  const known = { ...names, customers, runs: useRunNames() };
  // The names of runs come a moment later.
  const proposed = proposedSearchName(query, known, new Date());
  const [changed, setChanged] = useState<string | null>(null);
  const typed = changed ?? proposed;
  const [tried, setTried] = useState(false);
  const { isSaving, saveOnce } = useSaveOnce(onClose);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (typed.trim() !== '') void saveOnce(() => onSave(typed.trim()));
  }

  return (
    <FormModal opened isChanged={typed !== proposed} onClose={onClose} title="Save search" size="sm">
      <form onSubmit={submit}>
        <TextField
          label="Name"
          data-autofocus
          value={typed}
          // A proposed name is a whole that typing replaces.
          onFocus={({ currentTarget }) => currentTarget.select()}
          error={tried && typed.trim() === '' ? 'Enter a name.' : undefined}
          onChange={setChanged}
        />
        <Text size="xs" c="dimmed" mt={8}>
          {searchInWords(query, known, new Date())}
        </Text>
        <DialogFoot>
          <CancelButton onClose={onClose} />
          <Button type="submit" variant="filled" loading={isSaving}>
            Save
          </Button>
        </DialogFoot>
      </form>
    </FormModal>
  );
}
