import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerReceived, type EventServer, numberOf, startEventServer } from './event-server.ts';
import { openRunPlace, people, setupWithRows, started } from './run-place.ts';

/** The rows of `endedRun`: the third failed, and from the ninth on none was sent. */
export const endedRows = { all: 10, failed: 3, sent: 8 } as const;

/** A server that refuses the third row, until `accept` is called. */
export async function serveRows(): Promise<EventServer & { readonly refuse: (isRefused: boolean) => void }> {
  let refuses = true;
  const server = await startEventServer((event, response) => {
    if (numberOf(event) === endedRows.failed && refuses) response.writeHead(404).end('{"statusCode":404}');
    else answerReceived(event, response);
  });
  return Object.assign(server, {
    refuse: (isRefused: boolean) => {
      refuses = isRefused;
    },
  });
}

/** A run with rows that was stopped before its ninth. */
export async function endedRun(server: EventServer): Promise<{ readonly folder: string; readonly runId: string }> {
  const place = await openRunPlace(server.origin);
  const before = server.taken.length;
  const setup = await setupWithRows(place, people(endedRows.all));
  const runId = await started(place.runs, setup);
  const live = place.runs.live(runId);
  while (server.taken.length - before < endedRows.sent) await new Promise(setImmediate);
  live?.runner.stop();
  await live?.ended;
  place.history.close();
  return { folder: place.at.folder, runId };
}

/** A copy of a folder. */
export function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'tidings-run-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}
