import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import type { RemoteShown } from '#app/storyboards/calls.ts';
import { call, orThrow } from '#renderer/bridge.ts';
import { cssVariables } from '#renderer/css-variables.ts';
import { reportError } from '#renderer/report-error.ts';
import { theme } from '#renderer/theme.ts';
import { CrashBoundary } from '#renderer/ui/crash-boundary.tsx';
import { followTheSystem } from '#renderer/ui/follow-the-system.ts';
import { Remote } from './remote.tsx';
import { RemoteCrash } from './remote-crash.tsx';

/** The page of the remote. A crash is shown in its place, with the theme or, if that crashed, without it. */
export function RemotePage({ initially }: { readonly initially: RemoteShown | null }) {
  const [opened, setOpened] = useState({ shown: initially, times: 1 });

  async function openAgain() {
    const { shown } = await orThrow(call('remote.read', {}));
    setOpened(({ times }) => ({ shown, times: times + 1 }));
  }

  const boundary = {
    about: String(opened.times),
    fallback: () => <RemoteCrash onOpenAgain={openAgain} />,
    onCrash: (error: unknown) => reportError('remote', error),
  };
  return (
    <CrashBoundary {...boundary}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={followTheSystem}
        defaultColorScheme="auto"
      >
        <CrashBoundary {...boundary}>
          <Remote key={opened.times} initially={opened.shown} />
        </CrashBoundary>
      </MantineProvider>
    </CrashBoundary>
  );
}
