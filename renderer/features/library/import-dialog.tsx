import { Modal, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { ImportFormProps } from './import-form.tsx';

// It is needed now and then.
const ImportForm = lazy(async () => ({ default: (await import('./import-form.tsx')).ImportForm }));

type ImportDialogProps = Pick<ImportFormProps, 'here' | 'onImport'> & {
  /** The text or file to begin with; null while nobody imports. */
  readonly start: string | File | null;
  readonly onClose: () => void;
};

/** Takes over what another tool, or another person, made. */
export function ImportDialog({ start, here, onImport, onClose }: ImportDialogProps) {
  const [isReading, setReading] = useState(false);
  return (
    // Escape stops what is being read first.
    <Modal opened={start !== null} onClose={onClose} title="Import" size="xl" closeOnEscape={!isReading}>
      <Suspense fallback={<Text c="dimmed">Opening …</Text>}>
        <ImportForm start={start ?? ''} here={here} onImport={onImport} onReading={setReading} />
      </Suspense>
    </Modal>
  );
}
