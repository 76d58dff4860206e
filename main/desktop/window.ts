import { BrowserWindow, nativeTheme, screen } from 'electron';
import { appOrigin, lockContents, lockedDown } from './security.ts';
import { placeOn, smallestWindow, type WindowPlace } from './window-bounds.ts';

/** Opens the window where it was last time. It is shown at once with its background color, so that nothing flashes. */
export function openWindow(preload: string, last: WindowPlace | null): BrowserWindow {
  const main = screen.getPrimaryDisplay();
  const areas = [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea);
  const place = placeOn(areas, last?.at ?? null);
  const window = new BrowserWindow({
    title: 'Tidings',
    width: 1280,
    height: 800,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    // The saved size includes the window's frame.
    useContentSize: place === null,
    ...place,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#151C20' : '#FFFFFF',
    webPreferences: lockedDown(preload),
  });
  if (last?.isMaximized) window.maximize();
  lockContents(window.webContents);
  void window.loadURL(`${appOrigin}/`);
  return window;
}

/** Where a window is; for a maximized one, where it would be restored. */
export function windowPlaceOf(window: BrowserWindow): WindowPlace {
  const { x, y, width, height } = window.getNormalBounds();
  return { at: { x, y, width, height }, isMaximized: window.isMaximized() };
}

/** Brings a window to the front. */
export function focusWindow(window: BrowserWindow | null): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
