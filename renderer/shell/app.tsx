import { MantineProvider } from '@mantine/core';
import { useLayoutEffect, useState } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { call, orThrow } from '#renderer/bridge.ts';
import { cssVariables } from '#renderer/css-variables.ts';
import { reportError } from '#renderer/report-error.ts';
import { theme } from '#renderer/theme.ts';
import { CrashBoundary } from '#renderer/ui/crash-boundary.tsx';
import { followTheSystem } from '#renderer/ui/follow-the-system.ts';
import { CrashScreen } from './crash/crash-screen.tsx';
import { takeOverFrame } from './take-over-frame.ts';
import { Workbench } from './workbench.tsx';

type Opened = { readonly session: Output<'session.open'> | null; readonly times: number };

/** The window's root. Without a session there is nothing that it could show. */
export function App({ session }: { readonly session: Output<'session.open'> | null }) {
  const [opened, setOpened] = useState<Opened>({ session, times: 1 });

  // Just after this commit, when React takes input again, and before the app is painted or a key arrives.
  useLayoutEffect(() => queueMicrotask(takeOverFrame), []);

  /** With all that main has by now: what the window began with is old, and would replace what was typed since. */
  async function openAgain() {
    // The crash screen says when it did not work.
    const fresh = await orThrow(call('session.open', {}));
    setOpened(({ times }) => ({ session: fresh, times: times + 1 }));
  }

  const plainScreen = () => <CrashScreen of="window" onTryAgain={openAgain} isPlain />;
  if (opened.session === null) return plainScreen();
  const about = String(opened.times);
  const onCrash = (error: unknown) => reportError('window', error);
  return (
    <CrashBoundary about={about} fallback={plainScreen} onCrash={onCrash}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={followTheSystem}
        defaultColorScheme="auto"
      >
        <CrashBoundary
          about={about}
          fallback={() => <CrashScreen of="window" onTryAgain={openAgain} />}
          onCrash={onCrash}
        >
          <Workbench key={about} session={opened.session} />
        </CrashBoundary>
      </MantineProvider>
    </CrashBoundary>
  );
}
