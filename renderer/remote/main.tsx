import '@mantine/core/styles.layer.css';
import '#renderer/global.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { call } from '#renderer/bridge.ts';
import { cssVariables, theme } from '#renderer/theme.ts';
import { followTheSystem } from '#renderer/ui/follow-the-system.ts';
import { Remote } from './remote.tsx';

const { shown } = await call('remote.read', {});
const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={followTheSystem}
      defaultColorScheme="auto"
    >
      <Remote initially={shown} />
    </MantineProvider>,
  );
