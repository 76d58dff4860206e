import type { MantineColorSchemeManager } from '@mantine/core';

/** Main owns the theme: it tells Chromium, and each window follows what Chromium says. Nothing is kept here. */
export const followTheSystem: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};
