import '#renderer/mantine.css';
import '@mantine/notifications/styles.layer.css';
import './global.css';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { pressButtonsOnce } from '#renderer/one-press.ts';
import { App } from '#renderer/shell/app.tsx';
import { saveBeforeClosing } from '#renderer/shell/save-before-closing.ts';
import { openSession, takeStyles } from '#renderer/shell/session-in-page.ts';
import { watchErrors } from './report-error.ts';

watchErrors();
pressButtonsOnce();

// Read before the first render: React would delay what follows a fallback by 300 ms.
const session = await openSession();
await takeStyles();
const root = document.getElementById('root');
// In slices: meanwhile keys go to the field in the frame.
if (root !== null) startTransition(() => createRoot(root).render(<App session={session} />));
// Last: where the bridge is missing, the window still says so.
saveBeforeClosing();
