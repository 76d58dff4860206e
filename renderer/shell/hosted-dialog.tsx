import type { Dispatch, ReactNode } from 'react';
import { type DialogKind, type DialogOf, dialogOf } from '#renderer/state/dialog.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { InFrontContext } from '#renderer/ui/unsaved.ts';
import { LazyDialog } from './lazy.tsx';

type HostedProps<K extends DialogKind> = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly kind: K;
  /** Draws it; the dialog is null while it is closed, so that it can close as it opened. */
  readonly children: (dialog: DialogOf<K> | null, close: () => void) => ReactNode;
};

/** Shows the open dialog of a kind, and closes exactly that one. */
export function Hosted<K extends DialogKind>({ state, dispatch, kind, children }: HostedProps<K>) {
  const dialog = dialogOf(state, kind);
  const close = () => {
    if (dialog !== null) dispatch({ type: 'dialog-closed', dialog });
  };
  return (
    <InFrontContext value={dialog === null || dialog === state.dialogs.at(-1)}>
      <LazyDialog opened={dialog !== null} onClose={close}>
        {children(dialog, close)}
      </LazyDialog>
    </InFrontContext>
  );
}
