import { useFocusTrap } from '@mantine/hooks';
import type { KeyboardEvent } from 'react';

type Drawer = {
  readonly ref: (element: HTMLElement | null) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/**
 * What makes a drawer of a part of the window: while it is open, Tab stays in it, and Escape closes it.
 * `useFocusKept` brings the focus back.
 */
export function useDrawer(isOpen: boolean, onClose: () => void): Drawer {
  const ref = useFocusTrap(isOpen);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isOpen && event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return { ref, onKeyDown };
}
