import { Fieldset, Modal, Text } from '@mantine/core';
import { Suspense, useState } from 'react';
import { lazyPart } from '#renderer/ui/load-part.ts';
import type { ImportFormProps } from './import-form.tsx';

// It is needed now and then.
const ImportForm = lazyPart(async () => (await import('./import-form.tsx')).ImportForm);

type ImportDialogProps = Pick<ImportFormProps, 'here' | 'onImport'> & {
  /** The text or file to begin with; null while nobody imports. */
  readonly start: string | File | null;
  readonly onClose: () => void;
};

/** Takes over what another tool, or another person, made. */
export function ImportDialog({ start, here, onImport, onClose }: ImportDialogProps) {
  const [isReading, setReading] = useState(false);
  const [isImporting, setImporting] = useState(false);
  return (
    <Modal
      opened={start !== null}
      // What is imported takes the place of the library: it must not change meanwhile.
      onClose={() => isImporting || onClose()}
      closeButtonProps={{ 'aria-label': 'Close', disabled: isImporting }}
      title="Import"
      size="xl"
      // Escape stops what is being read first.
      closeOnEscape={!isReading}
    >
      <Fieldset variant="unstyled" disabled={isImporting}>
        <Suspense fallback={<Text c="dimmed">Opening …</Text>}>
          <ImportForm
            start={start ?? ''}
            here={here}
            onImport={onImport}
            onReading={setReading}
            onImporting={setImporting}
          />
        </Suspense>
      </Fieldset>
    </Modal>
  );
}
