import { lazyPart, loadPart } from '#renderer/ui/load-part.ts';

// The window starts without what is in front of it only now and then. Few large files: each costs main some memory.
const loadDialogHost = () => import('./dialog-host.tsx');
const loadMenu = () => import('./palette/app-menu.tsx');

export const AppMenu = lazyPart(async () => (await loadMenu()).AppMenu);
export const DialogHost = lazyPart(async () => (await loadDialogHost()).DialogHost);
export const Tour = lazyPart(async () => (await import('#renderer/features/guide/tour.tsx')).Tour);

/** How long the window is left to the person's first keys, in milliseconds: nobody asks for a dialog sooner. */
const firstKeysMs = 1_000;

/** Loads the dialogs and the menu when there is nothing else to do. */
export function loadWhenIdle(onLoaded: () => void): () => void {
  const loadBoth = () => Promise.all([loadDialogHost(), loadMenu()]);
  const load = () => void loadPart(loadBoth).then(onLoaded);
  let idle = 0;
  const timer = window.setTimeout(() => {
    idle = requestIdleCallback(load, { timeout: 10_000 });
  }, firstKeysMs);
  return () => {
    window.clearTimeout(timer);
    cancelIdleCallback(idle);
  };
}
