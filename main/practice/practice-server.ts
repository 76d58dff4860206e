import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type PracticeBehaviour, type PracticePlaces, practiceEntries } from '#app/practice/practice.ts';
import type { PracticeEvent } from '#app/practice/practice-event.ts';
import type { ScriptedAnswer } from '#app/practice/scenario.ts';
import { answerCall, answerJson, answerPixel, isTaken, newTid } from './answer.ts';
import { asyncListener } from './async-listener.ts';
import { createBodyReader } from './body-reader.ts';
import { type ClosedPort, holdClosedPort } from './closed-port.ts';
import { createControl } from './control.ts';
import { isOwnHost } from './own-host.ts';
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
  /** What it does where it runs without the app. */
  readonly headless?: HeadlessOptions;
};

/** A practice server without a window: programs ask it what it received. */
export type HeadlessOptions = {
  /** The address to listen on. Beyond this computer's own, everyone in the network can call it. */
  readonly host: string;
  /** What is answered to a call; null where its site key decides. */
  readonly answerTo: (call: PracticeCall) => ScriptedAnswer | null;
  readonly onReset: () => void;
  /** Called for each call that is answered. */
  readonly onAnswered: (isReceived: boolean) => void;
};

/** A server on this computer that answers like the API, and with every problem that can be practised. */
export async function startPracticeServer(options: PracticeOptions): Promise<PracticeServer> {
  const { onReceived, now, newId, headless } = options;
  const received = createReceivedEvents();
  const readBody = createBodyReader();
  const control = headless && createControl(received, headless.onReset);
  const scripted = (call: PracticeCall) => headless?.answerTo(call) ?? null;
  const server: Server = createServer(
    asyncListener(
      async (request: IncomingMessage, response: ServerResponse) => {
        const isOwn = isOwnHost(hostOf(request), portOf(server), headless?.host);
        if (isOwn && control?.(request, response) === true) return;
        const reading = await readRequest(request, isOwn, readBody);
        const scene = reading.ok ? scripted(reading.call) : null;
        return answerReading(response, reading, { scene, receive, onAnswered: headless?.onAnswered });
      },
      (_, response) => response.destroy(),
    ),
  );
  await (headless === undefined ? listenAnywhere(server, options.port) : listenAt(server, options.port, headless.host));
  const { down, untrusted } = await openTroubles(server);

  function receive({ siteKey, customerKey, uri, properties, sentAs, tid: sent }: PracticeCall, tid: string) {
    const event: PracticeEvent = {
      id: newId(),
      receivedAt: now().toISOString(),
      returning: sent !== null,
      siteKey,
      customerKey,
      uri,
      properties,
      ...(sentAs === 'pixel' && { sentAs }),
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
      downServerName: `http://127.0.0.1:${down.port}`,
      untrustedServerName: `https://127.0.0.1:${untrusted.port}`,
    },
    events: received.list,
    clear: () => received.erase(() => true),
    erase: received.erase,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      untrusted.stop();
      down.release();
      await once(server, 'close');
    },
  };
}

/** Whom a request is for. A whole address says it, as a proxy gets it. */
function hostOf({ url = '', headers }: IncomingMessage): string | undefined {
  const [, called = headers.host] = /^http:\/\/([^/?#]*)/i.exec(url) ?? [];
  return called;
}

/** Reads a request. The body of one that is not meant for this server is not read. */
async function readRequest(
  request: IncomingMessage,
  isOwn: boolean,
  readBody: ReturnType<typeof createBodyReader>,
): Promise<CallReading> {
  const { method = '', url = '', headers } = request;
  if (!isOwn)
    return {
      ok: false,
      status: 421,
      message: 'The practice server doesn’t answer to this name. Call it by its IP address.',
    };
  const contentType = headers['content-type'] ?? '';
  const read = await readBody(request);
  if (read.kind === 'no-room')
    return { ok: false, status: 503, message: 'The practice server is reading too many events at once.' };
  return readCall({ method, url, contentType, body: read.kind === 'read' ? read.text : null });
}

type Answering = {
  /** What the scenario says; null where the site key decides. */
  readonly scene: ScriptedAnswer | null;
  /** Called for an event that is accepted. */
  readonly receive: (call: PracticeCall, tid: string) => void;
  readonly onAnswered: HeadlessOptions['onAnswered'] | undefined;
};

/** Answers a request as its site key or the scenario says. */
async function answerReading(
  response: ServerResponse,
  reading: CallReading,
  { scene, receive, onAnswered }: Answering,
): Promise<void> {
  if (!reading.ok) {
    onAnswered?.(false);
    if (reading.status === 405) response.setHeader('Allow', reading.allow ?? 'POST');
    if (reading.status === 421) response.setHeader('Connection', 'close');
    return answerJson(response, reading.status, { statusCode: reading.status, message: reading.message });
  }
  const { call } = reading;
  const ofKey = practiceEntries.find(({ siteKey }) => siteKey === call.siteKey)?.behaviour;
  const behaviour = scene?.behaviour ?? ofKey ?? usualBehaviour;
  const isPixel = call.sentAs === 'pixel';
  // A pixel has no body to bring a TID, and its answer has none.
  const tid = isPixel ? '' : scene?.tid === 'rotate' ? newTid() : (call.tid ?? newTid());
  const isReceived = isTaken(behaviour);
  if (isReceived) receive(call, tid);
  onAnswered?.(isReceived);
  if (scene !== null && scene.lateMs > 0) await wait(scene.lateMs, undefined, { ref: false });
  if (isPixel) return answerPixel(response, behaviour);
  return answerCall(response, behaviour, scene?.tid === 'none' ? undefined : tid);
}

/** What can't be reached, and what can't be trusted. Without them, the server is closed again. */
async function openTroubles(server: Server) {
  let down: ClosedPort | null = null;
  try {
    down = await holdClosedPort();
    return { down, untrusted: await startUntrustedServer() };
  } catch (error) {
    down?.release();
    server.close();
    throw error;
  }
}

const usualBehaviour: PracticeBehaviour = { kind: 'answer', status: 200 };

/** Listens on the wanted port if it is free, else on any. */
async function listenAnywhere(server: Server, port: number): Promise<void> {
  try {
    await listenAt(server, port, '127.0.0.1');
  } catch {
    await listenAt(server, 0, '127.0.0.1');
  }
}

async function listenAt(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

function portOf(server: { readonly address: () => AddressInfo | string | null }): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
