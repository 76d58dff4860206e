import { Fieldset, Text } from '@mantine/core';
import { type ReactNode, Suspense, useDeferredValue, useState } from 'react';
import type { ImportSource } from '#renderer/state/dialog.ts';
import { FormModal } from '#renderer/ui/form-modal.tsx';
import { lazyPart } from '#renderer/ui/load-part.ts';
import type { ImportFormProps } from './import-form.tsx';

// It is needed now and then.
const ImportForm = lazyPart(async () => (await import('./import-form.tsx')).ImportForm);

type ImportDialogProps = Pick<ImportFormProps, 'here' | 'onSource' | 'onImport'> & {
  /** The text or files to start with; null while the dialog is closed. */
  readonly start: ImportSource | null;
  readonly onClose: () => void;
};

/** Imports from another tool or another person. */
export function ImportDialog({ start, here, onSource, onImport, onClose }: ImportDialogProps) {
  const [isReading, setReading] = useState(false);
  const [isImporting, setImporting] = useState(false);
  return (
    <FormModal
      opened={start !== null}
      // The import replaces the library, which must not change meanwhile.
      onClose={() => isImporting || onClose()}
      closeButtonProps={{ 'aria-label': 'Close', disabled: isImporting }}
      title="Import"
      size="xl"
      // Escape stops reading first.
      closeOnEscape={!isReading}
    >
      <Fieldset variant="unstyled" m={0} p={0} disabled={isImporting}>
        <Suspense fallback={<Text c="dimmed">Opening …</Text>}>
          <AfterDialog>
            <ImportForm
              start={start ?? ''}
              onSource={onSource}
              here={here}
              onImport={onImport}
              onReading={setReading}
              onImporting={setImporting}
            />
          </AfterDialog>
        </Suspense>
      </Fieldset>
    </FormModal>
  );
}

/** Draws a form once its dialog is there, so that the window is busy for a shorter time without a pause. */
function AfterDialog({ children }: { readonly children: ReactNode }) {
  return useDeferredValue(true, false) && children;
}
