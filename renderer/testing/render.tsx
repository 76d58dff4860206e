import { MantineProvider } from '@mantine/core';
import { render as renderWithoutTheme } from '@testing-library/react';
import type { ReactNode } from 'react';
import { cssVariables } from '#renderer/css-variables.ts';
import { theme } from '#renderer/theme.ts';

/** Renders with the theme, without transitions. */
export function render(children: ReactNode) {
  return renderWithoutTheme(children, { wrapper: Theme });
}

function Theme({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      {children}
    </MantineProvider>
  );
}
