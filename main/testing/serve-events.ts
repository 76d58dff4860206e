import { type EventServer, startEventServer } from './event-server.ts';
import { keep } from './keep.ts';

/** A real HTTP server that takes events, as `startEventServer` says, and goes with the test. */
export async function serveEvents(answer?: Parameters<typeof startEventServer>[0]): Promise<EventServer> {
  return keep(await startEventServer(answer));
}
