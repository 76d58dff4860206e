import { type BrowserWindow, screen } from 'electron';
import type { Displays } from './audience-place.ts';

/** The displays now, and the one of the presenter's window. */
export function displaysNow(presenter: BrowserWindow | null): Displays {
  const isThere = presenter !== null && !presenter.isDestroyed();
  const own = isThere ? screen.getDisplayMatching(presenter.getBounds()) : screen.getPrimaryDisplay();
  return { all: screen.getAllDisplays(), presenterId: own.id };
}
