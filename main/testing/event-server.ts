import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerPixel, newTid } from '#main/practice/answer.ts';
import { asyncListener } from '#main/practice/async-listener.ts';

/** What an event server took. */
export type TakenEvent = {
  readonly url: string;
  readonly body: string;
  readonly uri: string;
  readonly customerKey: string;
  /** That of the customer after it. */
  readonly tid: string;
};

export type EventServer = {
  readonly origin: string;
  /** Oldest first. */
  readonly taken: readonly TakenEvent[];
  /** How many were under way at once at the most. */
  readonly mostAtOnce: () => number;
  readonly close: () => void;
};

type Answer = (event: TakenEvent, response: ServerResponse, request: IncomingMessage) => void | Promise<void>;

/** A real HTTP server that answers as MXO does, or as the test says. */
export async function startEventServer(answer: Answer = answerReceived): Promise<EventServer> {
  const taken: TakenEvent[] = [];
  let underWay = 0;
  let mostAtOnce = 0;
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    response.once('close', () => {
      underWay -= 1;
    });
    const { url = '', method } = request;
    if (method === 'GET') return answerGet(url, response);
    const body = await text(request).catch(() => '');
    if (body === '') return;
    const { uri, ck = '' } = JSON.parse(body);
    const tid = new URL(url, 'http://x').searchParams.get('tid') ?? newTid();
    const event = { url, body, uri, customerKey: ck, tid };
    taken.push(event);
    await answer(event, response, request);
  }

  const server = createServer(asyncListener(take, (_, response) => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    mostAtOnce: () => mostAtOnce,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Takes a tracking pixel, as MXO does, and knows no page. */
async function answerGet(url: string, response: ServerResponse): Promise<void> {
  if (url.includes('/rt/track/')) return answerPixel(response, { kind: 'answer', status: 200 });
  response.writeHead(404).end();
}

/** Takes the event, as MXO does. */
export function answerReceived({ tid }: TakenEvent, response: ServerResponse): void {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ statusCode: 200, tid }));
}

/** The number at the end of an event's uri, as rows have it. */
export function numberOf({ uri }: TakenEvent): number {
  return Number(uri.split('/').at(-1));
}
