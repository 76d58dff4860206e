import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './global.css';
import { createRoot } from 'react-dom/client';
import { call, isFailed } from '#renderer/bridge.ts';
import { pressButtonsOnce } from '#renderer/one-press.ts';
import { App } from '#renderer/shell/app.tsx';
import { saveBeforeClosing } from '#renderer/shell/save-before-closing.ts';
import { reportError, watchErrors } from './report-error.ts';

watchErrors();
pressButtonsOnce();

// Read before the first render: React would delay what follows a fallback by 300 ms.
const answer = await call('session.open', {});
if (isFailed(answer)) reportError('window', new Error(answer.says));
const session = isFailed(answer) ? null : answer;
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App session={session} />);
// Last: where the bridge is missing, the window still says so.
saveBeforeClosing();
