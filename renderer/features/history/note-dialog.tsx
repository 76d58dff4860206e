import { Button, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { formatCount } from '#app/quantity.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { CancelButton, FormModal } from '#renderer/ui/form-modal.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useSaveOnce } from '#renderer/ui/use-save-once.ts';

type NoteDialogProps = {
  /** How many events get it. */
  readonly count: number;
  /** Returns whether it was saved. */
  readonly onSave: (note: string) => Promise<boolean>;
  readonly onClose: () => void;
};

/** Writes one note on several events. */
export function NoteDialog({ count, onSave, onClose }: NoteDialogProps) {
  const [note, setNote] = useState('');
  const { isSaving, saveOnce } = useSaveOnce(onClose);
  function submit(event: FormEvent) {
    event.preventDefault();
    void saveOnce(() => onSave(note.trim()));
  }
  return (
    <FormModal
      opened
      isChanged={note !== ''}
      onClose={onClose}
      title={`Note on ${formatCount(count, 'event')}`}
      size="sm"
    >
      <form onSubmit={submit}>
        <TextField label="Note" data-autofocus value={note} onChange={setNote} />
        <Text size="xs" c="dimmed" mt={8}>
          It replaces the notes that they have. Without a text, their notes are removed.
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
