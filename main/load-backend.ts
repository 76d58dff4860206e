import { setImmediate } from 'node:timers/promises';
import type { Backend } from './backend.ts';
import type { Desktop } from './desktop/desktop.ts';

/** What the backend imports, in pieces that build on one another. More and smaller ones would take longer as a whole. */
const pieces: readonly (() => Promise<unknown>)[] = [
  () => import('node:https'),
  () => import('node:crypto'),
  () => import('#app/settings/settings.ts'),
  () => import('#app/exchange/exchange.ts'),
  () => import('#app/ipc/contract.ts'),
  () => import('./storage/document-store.ts'),
  () => import('./http/sender.ts'),
  () => import('./history/history.ts'),
  () => import('./services.ts'),
];

/**
 * Loads the services and opens them. Main passes the person's keys on to the window between the pieces: if it loaded all at
 * once, they would wait for that.
 * @param onStarted called when everything that a start does is done
 */
export async function loadBackend(desktop: Desktop, onStarted: () => void): Promise<Backend> {
  for (const load of pieces) {
    await load();
    await setImmediate();
  }
  const { openBackend } = await import('./backend.ts');
  await setImmediate();
  return openBackend(desktop, onStarted);
}
