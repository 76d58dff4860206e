import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { type PracticeBehaviour, type PracticePlaces, practiceEntries } from '#app/practice/practice.ts';
import type { PracticeEvent } from '#app/practice/practice-event.ts';
import { answerCall, answerJson, newTid } from './answer.ts';
import { asyncListener } from './async-listener.ts';
import { type PracticeCall, readCall } from './read-call.ts';
import { startUntrustedServer } from './untrusted-server.ts';

const mostEvents = 500;
const mostBodyBytes = 1_000_000;

export type PracticeServer = {
  readonly places: PracticePlaces;
  readonly port: number;
  /** The last 500 events that were received, oldest first. */
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
  let received: readonly PracticeEvent[] = [];
  const server = createServer(
    asyncListener(
      (request: IncomingMessage, response: ServerResponse) => answerRequest(request, response, receive),
      (_, response) => response.destroy(),
    ),
  );
  await listen(server, port);
  const down = await closedPort();
  const untrusted = await startUntrustedServer();

  function receive({ siteKey, customerKey, uri, properties, tid: sent }: PracticeCall, tid: string) {
    const event = {
      id: newId(),
      receivedAt: now().toISOString(),
      returning: sent !== null,
      siteKey,
      customerKey,
      uri,
      properties,
      tid,
    };
    received = [...received, event].slice(-mostEvents);
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
    events: () => received,
    clear: () => {
      received = [];
    },
    erase: (isGone) => {
      received = received.filter((event) => !isGone(event));
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      untrusted.stop();
      await once(server, 'close');
    },
  };
}

/** Answers a request as its site key says. @param onReceived called for an event that is accepted */
async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  onReceived: (call: PracticeCall, tid: string) => void,
): Promise<void> {
  const { method = '', url = '' } = request;
  const contentType = request.headers['content-type'] ?? '';
  const reading = readCall({ method, url, contentType, body: await readBody(request) });
  if (!reading.ok) {
    if (reading.status === 405) response.setHeader('Allow', 'POST');
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

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= mostBodyBytes) chunks.push(chunk);
  }
  return bytes > mostBodyBytes ? null : Buffer.concat(chunks).toString('utf8');
}
