import { lazyPart, loadPart } from '#renderer/ui/load-part.ts';

// The window starts without what stands in front of it only now and then.
const loadLibraryDialogs = () => import('./library-dialogs.tsx');
const loadMenu = () => import('./palette/app-menu.tsx');
const loadPalette = () => import('./palette/palette.tsx');

export const EnvironmentsDialog = lazyPart(
  async () => (await import('#renderer/features/environments/environments-dialog.tsx')).EnvironmentsDialog,
);
export const SettingsDialog = lazyPart(
  async () => (await import('#renderer/features/settings/settings-dialog.tsx')).SettingsDialog,
);
export const EraseCustomer = lazyPart(
  async () => (await import('#renderer/features/customers/erase-customer.tsx')).EraseCustomer,
);
export const PracticeMonitor = lazyPart(
  async () => (await import('#renderer/features/practice/practice-monitor.tsx')).PracticeMonitor,
);
export const MonitoringHelp = lazyPart(
  async () => (await import('#renderer/features/exchange/monitoring-help.tsx')).MonitoringHelp,
);
export const LibraryDialogs = lazyPart(async () => (await loadLibraryDialogs()).LibraryDialogs);
export const Palette = lazyPart(async () => (await loadPalette()).Palette);
export const AppMenu = lazyPart(async () => (await loadMenu()).AppMenu);
export const PresentationCheck = lazyPart(async () => (await import('./presentation-check.tsx')).PresentationCheck);
export const Tour = lazyPart(async () => (await import('#renderer/features/guide/tour.tsx')).Tour);

/** How long the window is left to the person's first keys, in milliseconds: nobody asks for a dialog sooner. */
const firstKeysMs = 1_000;

/** Loads, when there is nothing else to do, what a person types into at once when it opens, and the menu. */
export function loadWhenIdle(onLoaded: () => void): () => void {
  const load = () => void loadPart(() => Promise.all([loadPalette(), loadLibraryDialogs(), loadMenu()])).then(onLoaded);
  let idle = 0;
  const timer = window.setTimeout(() => {
    idle = requestIdleCallback(load, { timeout: 10_000 });
  }, firstKeysMs);
  return () => {
    window.clearTimeout(timer);
    cancelIdleCallback(idle);
  };
}
