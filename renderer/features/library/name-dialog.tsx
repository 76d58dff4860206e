import { Button, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { liveFolders, pathOf } from '#app/library/library.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { CancelButton, FormModal } from '#renderer/ui/form-modal.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

type NameDialogProps = {
  readonly title: string;
  /** Null when only the folder is asked for. */
  readonly name: string | null;
  readonly workspace: Workspace;
  /** The folder that is proposed; undefined when no folder is asked for. */
  readonly folderId?: string | null | undefined;
  /** The folders that can’t be chosen: those that are moved, and the folders in them. */
  readonly without?: ReadonlySet<string> | undefined;
  readonly onNamed: (name: string, folderId: string | null) => void;
  readonly onClose: () => void;
};

const top = '';
const none: ReadonlySet<string> = new Set();

/** Asks for a name and, where it matters, a folder, or for the folder alone. */
export function NameDialog({ title, name, workspace, folderId, without = none, onNamed, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(name ?? '');
  const [chosen, setChosen] = useState(folderId ?? null);
  const [tried, setTried] = useState(false);
  const folders = liveFolders(workspace).filter(({ id }) => !without.has(id));
  // The folder may have been deleted while the dialog was open.
  const place = folders.some(({ id }) => id === chosen) ? chosen : null;

  const isChanged = typed !== (name ?? '') || chosen !== (folderId ?? null);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (name === null || typed.trim() !== '') onNamed(typed.trim(), place);
  }

  return (
    <FormModal opened isChanged={isChanged} onClose={onClose} title={title} size="sm">
      <form onSubmit={submit}>
        {name !== null && (
          <TextField
            label="Name"
            data-autofocus
            value={typed}
            // A proposed name is a whole that typing replaces.
            onFocus={({ currentTarget }) => currentTarget.select()}
            error={tried && typed.trim() === '' ? 'Enter a name.' : undefined}
            onChange={(typed) => setTyped(typed)}
          />
        )}
        {folderId !== undefined && (
          <Select
            mt={name === null ? 0 : 12}
            label="Folder"
            {...(name === null ? { 'data-autofocus': true } : {})}
            data={[
              { value: top, label: 'No folder' },
              ...folders.map(({ id }) => ({ value: id, label: pathOf(workspace, id).join(' / ') })),
            ]}
            value={place ?? top}
            onChange={(value) => setChosen(value === top ? null : value)}
          />
        )}
        <DialogFoot>
          <CancelButton onClose={onClose} />
          <Button type="submit" variant="filled">
            Save
          </Button>
        </DialogFoot>
      </form>
    </FormModal>
  );
}
