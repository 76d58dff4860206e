import { type MantineColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { Output } from '#app/ipc/contract.ts';
import { cssVariables, theme } from '#renderer/theme.ts';
import { Workbench } from './workbench.tsx';

/** Main owns the theme: it tells Chromium, and the window follows what Chromium says. Nothing is kept here. */
const followTheSystem: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};

/** The window's root. */
export function App({ session }: { readonly session: Output<'session.open'> }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={followTheSystem}
      defaultColorScheme="auto"
    >
      <Notifications position="bottom-right" containerWidth={360} />
      <Workbench session={session} />
    </MantineProvider>
  );
}
