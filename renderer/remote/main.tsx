import '#renderer/mantine.css';
import '#renderer/global.css';
import { createRoot } from 'react-dom/client';
import { call, isFailed } from '#renderer/bridge.ts';
import { pressButtonsOnce } from '#renderer/one-press.ts';
import { reportError, watchErrors } from '#renderer/report-error.ts';
import { RemotePage } from './remote-page.tsx';

watchErrors();
pressButtonsOnce();

const answer = await call('remote.read', {});
if (isFailed(answer)) reportError('remote', new Error(answer.says));
const shown = isFailed(answer) ? null : answer.shown;
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<RemotePage initially={shown} />);
