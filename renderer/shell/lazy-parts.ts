import { lazyPart, loadPart } from '#renderer/ui/load-part.ts';

// The window starts without what is in front of it only now and then.
const loadDialogHost = () => import('./dialog-host.tsx');
const loadMenu = () => import('./palette/app-menu.tsx');

export const AppMenu = lazyPart(async () => (await loadMenu()).AppMenu);
export const DialogHost = lazyPart(async () => (await loadDialogHost()).DialogHost);
export const Tour = lazyPart(async () => (await import('#renderer/features/guide/tour.tsx')).Tour);

/** How long the window is left to the person's first keys, in milliseconds: nobody asks for a dialog sooner. */
const firstKeysMs = 1_000;

/** Loads the dialogs and the menu when there is nothing else to do. */
export function loadWhenIdle(onLoaded: () => void): () => void {
  const loadAll = async () => {
    const { loadDialogs } = await import('./lazy-dialogs.ts');
    await Promise.all([loadDialogHost(), loadMenu(), loadDialogs()]);
  };
  const load = () => void loadPart(loadAll).then(onLoaded);
  let idle = 0;
  const timer = window.setTimeout(() => {
    idle = requestIdleCallback(load, { timeout: 10_000 });
  }, firstKeysMs);
  return () => {
    window.clearTimeout(timer);
    cancelIdleCallback(idle);
  };
}
