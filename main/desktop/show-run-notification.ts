import { Notification } from 'electron';
import type { RunProgress } from '#app/runs/run.ts';
import { runNotification } from './run-notification.ts';

/** Notifications on screen: without a reference they would be garbage collected before a click. */
const shown = new Set<Notification>();

/**
 * Shows a notification that a long run ended, when the window isn't in front.
 * @param onClicked called with the run's id
 */
export function showRunNotification(
  progress: RunProgress,
  isInFront: boolean,
  onClicked: (runId: string) => void,
): void {
  const notice = runNotification(progress, isInFront);
  if (notice === null || !Notification.isSupported()) return;
  const notification = new Notification(notice);
  shown.add(notification);
  notification.on('close', () => shown.delete(notification));
  notification.on('click', () => {
    shown.delete(notification);
    onClicked(progress.summary.id);
  });
  notification.show();
}
