import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** What the person reads where a part of the window is missing. */
export const partNotLoaded = 'This part of Tidings couldn’t be loaded. Reload the window.';

/** A file of Tidings couldn't be loaded. Trying again doesn't help: the window remembers that it failed. */
export class PartNotLoadedError extends Error {
  override readonly name = 'PartNotLoadedError';
}

/** Loads a part of the window that is not there at the start. */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new PartNotLoadedError(partNotLoaded, { cause });
  }
}

/** A component that is loaded when it is first rendered. The error boundary around it says when that fails. */
// biome-ignore lint/suspicious/noExplicitAny: React's own type for a component with any properties
export function lazyPart<C extends ComponentType<any>>(load: () => Promise<C>): LazyExoticComponent<C> {
  return lazy(async () => ({ default: await loadPart(load) }));
}
