import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { type PracticeBehaviour, type PracticePlaces, practiceEntries } from '#app/practice/practice.ts';
import type { PracticeEvent } from '#app/practice/practice-event.ts';
import { answerCall, answerJson, newTid } from './answer.ts';
import { asyncListener } from './async-listener.ts';
import { createBodyReader } from './body-reader.ts';
import { type CallReading, type PracticeCall, readCall } from './read-call.ts';
import { createReceivedEvents } from './received-events.ts';
import { startUntrustedServer } from './untrusted-server.ts';

export type PracticeServer = {
  readonly places: PracticePlaces;
  readonly port: number;
  /** The last events that were received, oldest first. */
  readonly events: () => readonly PracticeEvent[];
  readonly clear: () => void;
  /** Removes matching events. */
  readonly erase: (isGone: (event: PracticeEvent) => boolean) => void;
  readonly stop: () => Promise<void>;
};

export type PracticeOptions = {
  /** The port of the last start; another is used when it is taken. 0 for any. */
  readonly port: number;
  readonly onReceived: (event: PracticeEvent) => void;
  readonly now: () => Date;
  readonly newId: () => string;
};

/** A server on this computer that answers like the API, and with every problem that can be practised. */
export async function startPracticeServer({ port, onReceived, now, newId }: PracticeOptions): Promise<PracticeServer> {
  const received = createReceivedEvents();
  const readBody = createBodyReader();
  const server: Server = createServer(
    asyncListener(
      async (request: IncomingMessage, response: ServerResponse) =>
        answerReading(response, await readRequest(request, portOf(server), readBody), receive),
      (_, response) => response.destroy(),
    ),
  );
  await listen(server, port);
  const down = await closedPort();
  const untrusted = await startUntrustedServer();

  function receive({ siteKey, customerKey, uri, properties, tid: sent }: PracticeCall, tid: string) {
    const event: PracticeEvent = {
      id: newId(),
      receivedAt: now().toISOString(),
      returning: sent !== null,
      siteKey,
      customerKey,
      uri,
      properties,
      tid,
    };
    received.add(event);
    onReceived(event);
  }

  const taken = portOf(server);
  return {
    port: taken,
    places: {
      serverName: `http://127.0.0.1:${taken}`,
      downServerName: `http://127.0.0.1:${down}`,
      untrustedServerName: `https://127.0.0.1:${untrusted.port}`,
    },
    events: received.list,
    clear: () => received.erase(() => true),
    erase: received.erase,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      untrusted.stop();
      await once(server, 'close');
    },
  };
}

/** The names by which programs on this computer call it. A web page elsewhere may have its own name lead here. */
const ownHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** Reads a request. The body of one that is not meant for this server is not read. */
async function readRequest(
  request: IncomingMessage,
  port: number,
  readBody: ReturnType<typeof createBodyReader>,
): Promise<CallReading> {
  const { method = '', url = '', headers } = request;
  if (!ownHosts.some((host) => headers.host?.toLowerCase() === `${host}:${port}`))
    return { ok: false, status: 421, message: 'The practice server answers only to this computer’s own names.' };
  const contentType = headers['content-type'] ?? '';
  const read = await readBody(request);
  if (read.kind === 'no-room')
    return { ok: false, status: 503, message: 'The practice server is reading too many events at once.' };
  return readCall({ method, url, contentType, body: read.kind === 'read' ? read.text : null });
}

/** Answers a request as its site key says. @param onReceived called for an event that is accepted */
async function answerReading(
  response: ServerResponse,
  reading: CallReading,
  onReceived: (call: PracticeCall, tid: string) => void,
): Promise<void> {
  if (!reading.ok) {
    if (reading.status === 405) response.setHeader('Allow', 'POST');
    if (reading.status === 421) response.setHeader('Connection', 'close');
    return answerJson(response, reading.status, { statusCode: reading.status, message: reading.message });
  }
  const { call } = reading;
  const behaviour = practiceEntries.find(({ siteKey }) => siteKey === call.siteKey)?.behaviour ?? usualBehaviour;
  const tid = call.tid ?? newTid();
  const refuses = behaviour.kind === 'answer' && (behaviour.status >= 300 || behaviour.statusCode !== undefined);
  if (!refuses && behaviour.kind !== 'redirect') onReceived(call, tid);
  return answerCall(response, behaviour, tid);
}

const usualBehaviour: PracticeBehaviour = { kind: 'answer', status: 200 };

/** Listens on the wanted port if it is free, else on any. */
async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
}

/** A port where nothing listens: one that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

function portOf(server: { readonly address: () => AddressInfo | string | null }): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
