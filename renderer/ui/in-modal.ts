/** Whether the focus is in a dialog, so that keys are for that and for nothing behind it. */
export function isInModal(): boolean {
  return document.activeElement?.closest('[role="dialog"][aria-modal="true"]') != null;
}
