import { Notification } from 'electron';
import type { RunProgress } from '#app/runs/run.ts';
import { runNotice } from './run-notification.ts';

/** Those that the system shows; one that nobody held would be gone before it is clicked. */
const shown = new Set<Notification>();

/**
 * Has the system tell that a long run ended, when nobody looks at the window.
 * @param onClicked gets the run's id
 */
export function tellOfRun(progress: RunProgress, isInFront: boolean, onClicked: (runId: string) => void): void {
  const notice = runNotice(progress, isInFront);
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
