import { Modal, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Here, ImportPlan } from '#app/formats/import/plan-import.ts';

// The readers are large, and needed now and then.
const ImportForm = lazy(async () => ({ default: (await import('./import-form.tsx')).ImportForm }));

type ImportDialogProps = {
  /** The text or file to begin with; null while nobody imports. */
  readonly start: string | File | null;
  readonly here: Here;
  readonly onImport: (plan: ImportPlan, says: string) => void;
  readonly onClose: () => void;
};

/** Takes over what another tool, or another person, made. */
export function ImportDialog({ start, here, onImport, onClose }: ImportDialogProps) {
  return (
    <Modal opened={start !== null} onClose={onClose} title="Import" size="xl">
      <Suspense fallback={<Text c="dimmed">Opening …</Text>}>
        <ImportForm start={start ?? ''} here={here} onImport={onImport} />
      </Suspense>
    </Modal>
  );
}
