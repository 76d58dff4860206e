import { Drawer, type DrawerProps, Modal, type ModalProps } from '@mantine/core';
import { use, useEffect, useState } from 'react';
import { InFrontContext } from './unsaved.ts';

/** A dialog. Esc closes it only while it is in front of all others. */
export function DialogBox({ closeOnEscape = true, ...props }: ModalProps) {
  const isInFront = useIsInFront();
  return <Modal {...props} closeOnEscape={closeOnEscape && isInFront} />;
}

/** A dialog at an edge of the window. Esc closes it as it closes a `DialogBox`. */
export function DialogDrawer({ closeOnEscape = true, ...props }: DrawerProps) {
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
