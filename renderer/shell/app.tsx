import { type MantineColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { Suspense, useState } from 'react';
import { call } from '#renderer/bridge.ts';
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

/** The window's root: opens the session, then shows the workbench. */
export function App() {
  const [opening] = useState(() => call('session.open', {}));
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={followTheSystem}
      defaultColorScheme="auto"
    >
      <Notifications position="bottom-right" containerWidth={360} />
      <Suspense>
        <Workbench opening={opening} />
      </Suspense>
    </MantineProvider>
  );
}
