import { Modal, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Here, ImportPlan } from '#app/formats/import/plan-import.ts';

// The readers are large, and needed now and then.
const ImportForm = lazy(async () => ({ default: (await import('./import-form.tsx')).ImportForm }));

type ImportDialogProps = {
  readonly opened: boolean;
  readonly here: Here;
  readonly onImport: (plan: ImportPlan, says: string) => void;
  readonly onClose: () => void;
};

/** Takes over what another tool, or another person, made. */
export function ImportDialog({ opened, here, onImport, onClose }: ImportDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Import" size="xl">
      <Suspense fallback={<Text c="dimmed">Opening …</Text>}>
        <ImportForm here={here} onImport={onImport} />
      </Suspense>
    </Modal>
  );
}
