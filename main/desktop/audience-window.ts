import { BrowserWindow, type Input, nativeTheme, screen } from 'electron';
import type { AudienceState } from '#app/storyboards/calls.ts';
import { pushTo } from '#main/ipc/serve.ts';
import {
  type AudiencePlace,
  closedAudience,
  fillAudience,
  placeAudience,
  placeAudienceAgain,
} from './audience-place.ts';
import type { AudienceWindow } from './desktop.ts';
import { displaysNow } from './displays-now.ts';
import type { ErrorLog } from './error-log.ts';
import { appOrigin, lockContents, lockedDown } from './security.ts';

type AudienceParts = {
  /** The window of the presenter. */
  readonly presenter: () => BrowserWindow | null;
  /** Called with each place that it has. */
  readonly onPlaced: (state: AudienceState) => void;
  readonly errors: ErrorLog;
};

type Opened = {
  readonly window: BrowserWindow;
  readonly onMoved: (state: AudienceState) => void;
  readonly state: AudienceState;
};

/** The audience window, locked down like the main window. It never asks, and never covers the presenter in full screen. */
export function createAudience(
  preload: string,
  { presenter, onPlaced, errors }: AudienceParts,
): AudienceWindow & { readonly window: () => BrowserWindow | null } {
  let opened: Opened | null = null;
  let whyClosed: 'chosen' | 'failed' = 'chosen';
  const displays = () => displaysNow(presenter());

  function setState(state: AudienceState) {
    if (opened === null) return;
    opened = { ...opened, state };
    onPlaced(state);
    opened.onMoved(state);
  }

  function openNew(place: AudiencePlace): BrowserWindow {
    whyClosed = 'chosen';
    const window = openAudienceWindow(preload, place);
    // A question about the failure would be on the projector. The presenter is told instead.
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit') return;
      errors.write(`The audience window’s process ended: ${reason}, code ${exitCode}.`);
      close('failed');
    });
    window.webContents.on('before-input-event', (event, input) => {
      if (takeKey(window, input, (id) => opened && setState(fillAudience(displays(), opened.state, id))))
        event.preventDefault();
    });
    window.on('closed', () => {
      setState(closedAudience(displays(), whyClosed));
      opened = null;
    });
    return window;
  }

  function close(why: 'chosen' | 'failed') {
    whyClosed = why;
    opened?.window.close();
  }

  onDisplayChange(() => {
    if (opened === null) return;
    const place = placeAudienceAgain(displays(), opened.state);
    move(opened.window, place);
    setState(place.state);
  });

  return {
    window: () => opened?.window ?? null,
    open: (displayId, onMoved) => {
      const place = placeAudience(displays(), displayId);
      if (opened !== null) move(opened.window, place);
      opened = { window: opened?.window ?? openNew(place), onMoved, state: place.state };
      setState(place.state);
    },
    close,
    push: (name, value) => pushTo(opened?.window ?? null, name, value),
  };
}

/** Closes the windows of a show when the presenter's page is loaded again or closed: nobody presents any more. */
export function closeWithPage(presenter: BrowserWindow, close: () => void): void {
  presenter.on('closed', close);
  presenter.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) close();
  });
}

function onDisplayChange(act: () => void): void {
  screen.on('display-added', act);
  screen.on('display-removed', act);
  screen.on('display-metrics-changed', act);
}

function move(window: BrowserWindow, { bounds, state }: AudiencePlace): void {
  if (bounds === null) return;
  const apply = () => {
    window.setBounds(bounds);
    if (state.place === 'full-screen') window.setFullScreen(true);
  };
  const isFull = window.isFullScreen();
  // A window that fills a display can't be moved to another, and leaving that takes a moment on macOS.
  const isLate = isFull && process.platform === 'darwin';
  if (isLate) window.once('leave-full-screen', apply);
  if (isFull) window.setFullScreen(false);
  if (!isLate) apply();
}

function openAudienceWindow(preload: string, place: AudiencePlace): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Tidings',
    ...(place.bounds ?? {}),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#151C20' : '#FFFFFF',
    webPreferences: lockedDown(preload),
  });
  lockContents(window.webContents);
  // The presenter keeps the keyboard.
  window.showInactive();
  move(window, place);
  void window.loadURL(`${appOrigin}/audience.html`);
  return window;
}

/** F11 fills the display that the window was dragged to, and ends that. Alt would show the menu to the audience. */
function takeKey(window: BrowserWindow, input: Input, onFilled: (displayId: number | null) => void): boolean {
  if (input.key === 'F11' && input.type === 'keyDown' && !input.isAutoRepeat) {
    const fills = !window.isFullScreen();
    window.setFullScreen(fills);
    onFilled(fills ? screen.getDisplayMatching(window.getBounds()).id : null);
  }
  return input.key === 'F11' || input.key === 'Alt';
}
