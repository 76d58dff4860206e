import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { Agent, createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { blankEnvironment } from '#app/environments/environment.ts';
import { ProxyPasswords } from '#app/environments/proxy-passwords.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { openHistory } from '#main/history/history.ts';
import { createNetwork } from '#main/http/network.ts';
import { createSender } from '#main/http/sender.ts';

/*
 * Compares single sends by the main process with raw node:http with keep-alive, on loopback: `send.mjs SENDS WARM-UPS`.
 * Prints JSON with times in milliseconds.
 */
const rounds = Number(process.argv[2]);
const warmUp = Math.ceil(rounds / 6) * Number(process.argv[3]);
const server = createServer(async (request, response) => {
  await text(request);
  response.end('{"statusCode":200,"tid":"dedc2983-4666-4641-8047-61250a878f89"}');
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const siteKey = 'ONE-5BTO1FBU1O-1109';
const serverName = `http://127.0.0.1:${port}`;
const environment = { ...blankEnvironment('e'), name: 'E', serverName, siteKeys: [{ siteKey, label: '' }] };
const folder = mkdtempSync(join(tmpdir(), 'tidings-bench-'));
const history = await openHistory({ folder, onNotice: () => {}, now: () => new Date() });
const { connect } = createNetwork({
  appProxy: () => ({ kind: 'system' }),
  systemProxy: async () => [null],
  secrets: { passwords: ProxyPasswords.none, identity: () => null },
});
const sender = createSender({
  connect,
  findEnvironment: () => environment,
  variables: () => [],
  tidUses: async () => [],
  begin: history.begin,
  leave: history.leave,
  complete: (exchange) => {
    const fault = history.complete(exchange);
    history.flush();
    return fault;
  },
  keepAnswer: () => {},
  onChange: () => {},
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
});
const agent = new Agent({ keepAlive: true });
const body = JSON.stringify({ uri: sampleDraft.uri, customerKey: sampleDraft.customerKey });

async function ours(): Promise<void> {
  await sender.send({
    tabId: 't',
    draft: sampleDraft,
    environmentId: 'e',
    siteKey,
    answers: {},
    draw: anyDraw,
    confirmed: true,
  });
}

async function raw(): Promise<void> {
  const path = `/one/rt/track/${siteKey}/events`;
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) };
  const sending = httpRequest({ port, host: '127.0.0.1', path, method: 'POST', headers, agent });
  sending.end(body);
  const [answer] = await once(sending, 'response');
  JSON.parse(await text(answer));
}

const times = { ours: [] as number[], raw: [] as number[] };
for (let round = 0; round < rounds + warmUp; round++)
  for (const [name, send] of [
    ['ours', ours],
    ['raw', raw],
  ] as const) {
    const start = performance.now();
    await send();
    if (round >= warmUp) times[name].push(performance.now() - start);
  }
history.close();
agent.destroy();
server.close();
const at = (all: number[], share: number) => all.toSorted((a, b) => a - b)[Math.floor(all.length * share)] ?? 0;
const figures = (all: number[]) => ({ medianMs: at(all, 0.5), p99Ms: at(all, 0.99), times: all });
process.stdout.write(`${JSON.stringify({ ours: figures(times.ours), raw: figures(times.raw) })}\n`);
