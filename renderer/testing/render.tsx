import { MantineProvider } from '@mantine/core';
import { render as renderWithoutTheme } from '@testing-library/react';
import type { ReactNode } from 'react';
import { theme } from '#renderer/theme.ts';

/**
 * Renders with the theme, without transitions. The variables of its colours and sizes are left out: each look for a role
 * asks for the styles of many elements, which happy-dom works out from them every time.
 */
export function render(children: ReactNode) {
  return renderWithoutTheme(children, { wrapper: Theme });
}

function Theme({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} withCssVariables={false} env="test">
      {children}
    </MantineProvider>
  );
}
