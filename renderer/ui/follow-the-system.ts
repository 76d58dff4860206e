import type { MantineColorSchemeManager } from '@mantine/core';

/** Main sets the theme in Chromium, and each window follows that. Nothing is stored here. */
export const followTheSystem: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};
