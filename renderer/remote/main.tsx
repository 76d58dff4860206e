import '@mantine/core/styles.layer.css';
import '#renderer/global.css';
import { createRoot } from 'react-dom/client';
import { call } from '#renderer/bridge.ts';
import { pressButtonsOnce } from '#renderer/one-press.ts';
import { reportFault, watchFaults } from '#renderer/report-fault.ts';
import { RemotePage } from './remote-page.tsx';

watchFaults();
pressButtonsOnce();

const shown = await call('remote.read', {}).then(
  (read) => read.shown,
  (error: unknown) => {
    reportFault('remote', error);
    return null;
  },
);
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<RemotePage initially={shown} />);
