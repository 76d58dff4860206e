import { type ReactNode, Suspense, useState } from 'react';
import { DialogBoundary } from './crash/dialog-boundary.tsx';

type LazyProps = {
  readonly wanted: boolean;
  /** Components that are loaded when they are first drawn. */
  readonly children: ReactNode;
};

/** Draws what it holds from the moment that it is first wanted, and keeps it, so that it can close as it opened. */
export function Lazy({ wanted, children }: LazyProps) {
  const [isLoaded, setLoaded] = useState(wanted);
  if (wanted && !isLoaded) setLoaded(true);
  return wanted || isLoaded ? <Suspense fallback={null}>{children}</Suspense> : null;
}

type LazyDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Dialogs that are loaded when they are first opened, and may fail without taking the window with them. */
export function LazyDialog({ opened, onClose, children }: LazyDialogProps) {
  return (
    <DialogBoundary opened={opened} onClose={onClose}>
      <Lazy wanted={opened}>{children}</Lazy>
    </DialogBoundary>
  );
}
