import { Notification } from 'electron';
import type { RunProgress } from '#app/runs/run.ts';
import { runNotification } from './run-notification.ts';

/** Those that the system shows; one that nobody held would be gone before it is clicked. */
const shown = new Set<Notification>();

/**
 * Has the system tell that a long run ended, when nobody looks at the window.
 * @param onClicked gets the run's id
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
