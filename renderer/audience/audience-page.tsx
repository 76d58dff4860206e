import { MantineProvider } from '@mantine/core';
import { ignoreResult } from '#app/ignore-result.ts';
import type { AudienceShown } from '#app/storyboards/calls.ts';
import { call } from '#renderer/bridge.ts';
import { cssVariables } from '#renderer/css-variables.ts';
import { reportError } from '#renderer/report-error.ts';
import { theme } from '#renderer/theme.ts';
import { CrashBoundary } from '#renderer/ui/crash-boundary.tsx';
import { followTheSystem } from '#renderer/ui/follow-the-system.ts';
import { Audience } from './audience.tsx';

/** The page of the audience window. When it fails, the window closes: the presenter is told, the audience sees no error. */
export function AudiencePage({ initially }: { readonly initially: AudienceShown | null }) {
  const onCrash = (error: unknown) => {
    reportError('audience', error);
    ignoreResult(call('audience.close', { hasFailed: true }), 'The audience sees no error.');
  };
  return (
    <CrashBoundary about="audience" fallback={() => null} onCrash={onCrash}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={followTheSystem}
        defaultColorScheme="auto"
      >
        <Audience initially={initially} />
      </MantineProvider>
    </CrashBoundary>
  );
}
