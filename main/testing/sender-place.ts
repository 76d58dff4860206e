import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, vi } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { sampleDraft } from '#app/event/sample.ts';
import type { Exchange, ExchangeSummary } from '#app/exchange/exchange.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { createConnections } from '#main/http/connections.ts';
import { createSender, type SenderParts } from '#main/http/sender.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function origin(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const tid = 'dedc2983-4666-4641-8047-61250a878f89';
/** Answers as MXO does. */
export const answering: RequestListener = (_, response) => response.end(JSON.stringify({ statusCode: 200, tid }));

/** A sender with one environment, which records every call it makes. */
export async function openSender(listener: RequestListener, more: Partial<Environment & SenderParts> = {}) {
  const environment: Environment = {
    ...blankEnvironment('e'),
    name: 'UAT',
    serverName: await origin(listener),
    siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }],
    ...more,
  };
  const begun: Exchange[] = [];
  const completed: Exchange[] = [];
  const leaves: string[] = [];
  const changes: ExchangeSummary[] = [];
  let id = 0;
  const sender = createSender({
    connect: () => createConnections(),
    findEnvironment: (wanted) => (wanted === 'e' ? environment : null),
    variables: () => [],
    tidUses: async () => [],
    begin: async (exchange) => {
      begun.push(exchange);
      return null;
    },
    complete: async (exchange) => {
      completed.push(exchange);
      return null;
    },
    leave: (left) => leaves.push(left),
    keepAnswer: vi.fn(),
    onChange: (change) => changes.push(change),
    now: () => new Date('2026-01-02T03:04:05Z'),
    newId: () => `x${++id}`,
    ...more,
  });
  const input = {
    tabId: 't',
    draft: sampleDraft,
    environmentId: 'e',
    siteKey: 'ONE-5BTO1FBU1O-1109',
    answers: {},
    draw: anyDraw,
    confirmed: false,
  };
  return { sender, environment, begun, completed, leaves, changes, input };
}

/** Answers, and keeps the bodies and addresses that arrived. */
export function keeping(bodies: string[], urls: string[] = []): RequestListener {
  return async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    bodies.push(body);
    urls.push(request.url ?? '');
    answering(request, response);
  };
}
