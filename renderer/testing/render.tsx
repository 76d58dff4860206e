import { MantineProvider } from '@mantine/core';
import { render as renderWithoutTheme } from '@testing-library/react';
import type { ReactNode } from 'react';
import { cssVariables, theme } from '#renderer/theme.ts';

/** Renders with the theme, without transitions. */
export function render(children: ReactNode) {
  return renderWithoutTheme(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      {children}
    </MantineProvider>,
  );
}
