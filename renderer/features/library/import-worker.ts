import type { Answer, Ask } from './import-asks.ts';
import { openImportService } from './import-desk.ts';

/*
 * The thread that reads imports. It talks through the port that it gets first: a port closes when the thread at its other
 * end is gone, however it went.
 */
addEventListener('message', ({ ports: [port] }) => {
  if (port === undefined) return;
  const answer = (said: Answer) => port.postMessage(said);
  const work = openImportService(answer);
  port.onmessage = ({ data }: MessageEvent<Ask>) => void work(data).catch(() => answer({ kind: 'failed' }));
});
