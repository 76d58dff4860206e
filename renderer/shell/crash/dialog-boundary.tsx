import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { keptThroughCrash } from '#app/error.ts';
import { reportError } from '#renderer/report-error.ts';
import { CrashBoundary } from '#renderer/ui/crash-boundary.tsx';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { PartNotLoadedError } from '#renderer/ui/load-part.ts';
import { NotLoaded } from './not-loaded.tsx';

type DialogBoundaryProps = {
  /** Whether something in it stands before the window. What failed is drawn anew when it is next opened. */
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Dialogs that may fail without taking the window with them: what failed is told in their place, and closes as they do. */
export function DialogBoundary({ opened, onClose, children }: DialogBoundaryProps) {
  return (
    <CrashBoundary
      about={opened ? 'opened' : 'closed'}
      fallback={(tryAgain, error) =>
        error instanceof PartNotLoadedError ? (
          <DialogBox opened={opened} onClose={onClose} title="This dialog couldn’t be opened" size="md">
            <NotLoaded />
          </DialogBox>
        ) : (
          <DialogBox opened={opened} onClose={onClose} title="This dialog stopped working" size="md">
            <Text role="alert">
              {keptThroughCrash} The rest of the window works. What you typed in this dialog may be lost.
            </Text>
            <DialogFoot>
              <Button onClick={tryAgain}>Try again</Button>
              <Button data-autofocus variant="filled" onClick={onClose}>
                Close it
              </Button>
            </DialogFoot>
          </DialogBox>
        )
      }
      onCrash={(error) => reportError('dialog', error)}
    >
      {children}
    </CrashBoundary>
  );
}
