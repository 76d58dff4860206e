import { Button, Modal, type ModalProps, Text } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { DialogFoot } from './dialog-foot.tsx';
import { FormDialogContext } from './unsaved.ts';

/**
 * A dialog with a form in it. It asks before Esc, its cross or a click beside it drop changes that the form has told of with
 * `useUnsaved`.
 */
export function FormModal({ onClose, children, ...others }: ModalProps) {
  const changed = useRef(0);
  /** What waits for the answer. */
  const [asked, setAsked] = useState<(() => void) | null>(null);
  const dialog = useMemo(
    () => ({
      hold: () => {
        changed.current += 1;
        return () => {
          changed.current -= 1;
        };
      },
      leave: (act: () => void) => (changed.current > 0 ? setAsked(() => act) : act()),
    }),
    [],
  );
  const goBack = () => setAsked(null);
  return (
    <FormDialogContext value={dialog}>
      <Modal
        {...others}
        onClose={() => dialog.leave(onClose)}
        closeOnEscape={asked === null}
        trapFocus={asked === null}
      >
        {children}
      </Modal>
      {asked !== null && (
        <Modal opened onClose={goBack} title="Discard your changes?" size="sm">
          <Text>You have unsaved changes. If you discard them, they’re lost.</Text>
          <DialogFoot>
            <Button data-autofocus onClick={goBack}>
              Go back
            </Button>
            <Button
              variant="filled"
              onClick={() => {
                goBack();
                asked();
              }}
            >
              Discard
            </Button>
          </DialogFoot>
        </Modal>
      )}
    </FormDialogContext>
  );
}
