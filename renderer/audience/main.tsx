import '#renderer/mantine.css';
import '#renderer/global.css';
import { createRoot } from 'react-dom/client';
import { call, isFailed } from '#renderer/bridge.ts';
import { reportError, watchErrors } from '#renderer/report-error.ts';
import { AudiencePage } from './audience-page.tsx';

watchErrors();

const answer = await call('audience.read', {});
if (isFailed(answer)) reportError('audience', new Error(answer.says));
const shown = isFailed(answer) ? null : answer.shown;
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<AudiencePage initially={shown} />);
