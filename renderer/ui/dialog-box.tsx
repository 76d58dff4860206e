import { Drawer, type DrawerProps, Modal, type ModalProps } from '@mantine/core';
import { use, useEffect, useState, useSyncExternalStore } from 'react';
import { InFrontContext } from './unsaved.ts';

/** A dialog. Esc closes it only while it is in front of all others. */
export function DialogBox({ closeOnEscape = true, ...props }: ModalProps) {
  useCounted(props.opened);
  const isInFront = useIsInFront();
  return <Modal {...props} closeOnEscape={closeOnEscape && isInFront} />;
}

/** A dialog at an edge of the window. Esc closes it as it closes a `DialogBox`. */
export function DialogDrawer({ closeOnEscape = true, ...props }: DrawerProps) {
  useCounted(props.opened);
  const isInFront = useIsInFront();
  return <Drawer {...props} closeOnEscape={closeOnEscape && isInFront} />;
}

/** Not yet with the key that closed the one before: that key would close this one too. */
function useIsInFront(): boolean {
  const isInFront = use(InFrontContext);
  const [wasInFront, setWasInFront] = useState(isInFront);
  useEffect(() => {
    const timer = setTimeout(() => setWasInFront(isInFront), 0);
    return () => clearTimeout(timer);
  }, [isInFront]);
  return isInFront && wasInFront;
}

let count = 0;
const listeners = new Set<() => void>();

function useCounted(opened: boolean): void {
  useEffect(() => {
    if (!opened) return;
    changeCount(1);
    return () => changeCount(-1);
  }, [opened]);
}

function changeCount(by: 1 | -1): void {
  count += by;
  for (const listener of listeners) listener();
}

/** Whether any dialog is open: those of a view are in no state of the window. */
export function useHasOpenDialog(): boolean {
  return useSyncExternalStore(subscribe, () => count > 0);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
