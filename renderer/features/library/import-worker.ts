import type { ImportRequest, ImportResponse } from './import-messages.ts';
import { openImportService } from './import-service.ts';

/*
 * The worker that reads imports. It gets a port and answers through it: a port closes when the worker at its other end is
 * gone, whatever the reason.
 */
addEventListener('message', ({ ports: [port] }) => {
  if (port === undefined) return;
  const respond = (response: ImportResponse) => port.postMessage(response);
  const handle = openImportService(respond);
  port.onmessage = ({ data }: MessageEvent<ImportRequest>) =>
    void handle(data).catch(() => respond({ kind: 'failed' }));
});
