import { setImmediate as nextTurn } from 'node:timers/promises';
import { notifications } from '@mantine/notifications';
import { cleanup, configure, getConfig, prettyDOM } from '@testing-library/react';
import * as React from 'react';
import { afterAll, afterEach, vi } from 'vitest';

// happy-dom has no fonts to load; a field that grows with its text listens for them.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

// React notes with a stack trace where each element was made, until it has made this many. Only its warnings show it, and
// it takes an eighth of the time.
const internals = Reflect.get(React, '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE');
Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', { get: () => 1e5, set: () => {}, configurable: true });

const { asyncWrapper } = getConfig();

/** What is waited for can be drawn a turn before the effects of the same change, as a message to main, have run. */
const waitForEffects: typeof asyncWrapper = (wait) =>
  asyncWrapper(async () => {
    const found = await wait();
    await nextTurn();
    return found;
  });

/**
 * Writes what is on the page only when the message is read: most of these errors only mean that something isn't there yet,
 * and it is looked for again.
 */
function createQueryError(message: string | null, page: Element): Error {
  const error = new Error();
  error.name = 'TestingLibraryElementError';
  Error.captureStackTrace(error, createQueryError);
  let words: string | null = null;
  const inWords = () => [message, prettyDOM(page)].filter(Boolean).join('\n\n');
  return Object.defineProperty(error, 'message', {
    get: () => {
      words ??= inWords();
      return words;
    },
    configurable: true,
  });
}

configure({
  getElementError: createQueryError,
  // The default of one second is too short when other work uses all processors.
  asyncUtilTimeout: 10_000,
  // Files that share a process share this: it is wrapped once.
  asyncWrapper: asyncWrapper.name === waitForEffects.name ? asyncWrapper : waitForEffects,
});

afterEach(() => {
  cleanup();
  // They are kept outside of what is drawn.
  notifications.clean();
  notifications.cleanQueue();
});

// The next file has the same process and the same window.
afterAll(async () => {
  vi.useRealTimers();
  // The window loads its parts in the background. One that comes after the end of the file fails, and the next file with it.
  await vi.dynamicImportSettled();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
});
