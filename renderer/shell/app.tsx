import { MantineProvider } from '@mantine/core';
import type { Output } from '#app/ipc/contract.ts';
import { cssVariables, theme } from '#renderer/theme.ts';
import { followTheSystem } from '#renderer/ui/follow-the-system.ts';
import { Workbench } from './workbench.tsx';

/** The window's root. */
export function App({ session }: { readonly session: Output<'session.open'> }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={followTheSystem}
      defaultColorScheme="auto"
    >
      <Workbench session={session} />
    </MantineProvider>
  );
}
