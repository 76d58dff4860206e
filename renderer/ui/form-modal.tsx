import { Button, type ModalProps, Text } from '@mantine/core';
import { type ReactNode, use, useMemo, useRef, useState } from 'react';
import { DialogBox } from './dialog-box.tsx';
import { DialogFoot } from './dialog-foot.tsx';
import { FormDialogContext, useUnsaved } from './unsaved.ts';

type FormModalProps = ModalProps & {
  readonly title: string;
  /** Whether the form has changes. A part of the form can say so itself, with `useUnsaved`. */
  readonly isChanged?: boolean;
};

/** A dialog with a form in it. It asks before Esc, its cross or a click beside it drop changes. */
export function FormModal({ onClose, isChanged = false, closeOnEscape = true, children, ...others }: FormModalProps) {
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
  // A save that was under way has closed the form: nothing is left to ask.
  if (!others.opened && asked !== null) goBack();
  return (
    <FormDialogContext value={dialog}>
      <Changes name={others.title} isChanged={isChanged} />
      <DialogBox
        {...others}
        onClose={() => dialog.leave(onClose)}
        closeOnEscape={closeOnEscape && asked === null}
        trapFocus={asked === null}
      >
        {children}
      </DialogBox>
      {asked !== null && (
        <DialogBox opened onClose={goBack} title="Discard your changes?" size="sm">
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
        </DialogBox>
      )}
    </FormDialogContext>
  );
}

type CancelButtonProps = { readonly onClose: () => void; readonly disabled?: boolean; readonly children?: ReactNode };

/** The button that closes a `FormModal`. It asks as Esc does. */
export function CancelButton({ onClose, disabled = false, children = 'Cancel' }: CancelButtonProps) {
  const { leave } = use(FormDialogContext);
  return (
    <Button disabled={disabled} onClick={() => leave(onClose)}>
      {children}
    </Button>
  );
}

/** Within the dialog's context, which its own caller is not. */
function Changes({ name, isChanged }: { readonly name: string; readonly isChanged: boolean }) {
  useUnsaved(name, isChanged);
  return null;
}
