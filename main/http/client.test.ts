import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { afterAll, describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { buildRequest, formatHttp, type HttpRequest } from '#app/exchange/request.ts';
import { describeResponseError } from '#app/exchange/response-error.ts';
import { holdClosedPort } from '#main/practice/closed-port.ts';
import { sendRequest } from './client.ts';
import { createConnections } from './connections.ts';
import { createTrustStore } from './trust-store.ts';

const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];

// Not after each test: some of them run at the same time.
afterAll(() => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  open.push({ server, sockets });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function request(origin: string, uri = 'assist://a/b'): HttpRequest {
  const environment = { ...blankEnvironment('e'), serverName: origin };
  const reading = buildRequest({ ...blankDraft, uri }, environment, 'ONE-5BTO1FBU1O-1109');
  if (!reading.ok) throw new Error(reading.problem);
  return reading.request;
}

const patient = () => ({ timeoutMs: 5_000, cancel: new AbortController().signal });
const hasty = () => ({ timeoutMs: 2_000, cancel: new AbortController().signal });

async function httpOrigin(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createHttpServer(listener))}`;
}

async function rawOrigin(onData: (socket: Socket) => void): Promise<string> {
  return `http://127.0.0.1:${await listen(createTcpServer((socket) => socket.once('data', () => onData(socket))))}`;
}

it.each(['android://My.App/Über uns?x=ä b', 'HTTPS://X/%2F%zz/../a', 'assist://😀?plus=a+b', '\\" quoted'])(
  'what arrives for %j is what was built, byte for byte',
  async (uri) => {
    const chunks: Buffer[] = [];
    const server = createTcpServer((socket) =>
      socket.on('data', (chunk) => {
        chunks.push(chunk);
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
      }),
    );
    const built = request(`http://127.0.0.1:${await listen(server)}`, uri);
    const { result } = await sendRequest(built, patient());
    expect(Buffer.concat(chunks).toString('utf8')).toBe(formatHttp(built));
    expect(result.outcome).toBe('received');
  },
);

describe('an answer', () => {
  it('is read with its tid, its headers and its times', async () => {
    const origin = await httpOrigin((_, response) => response.end('{"statusCode":200,"tid":"t-1"}'));
    const sent = await sendRequest(request(origin), patient());
    expect(sent).toMatchObject({ dispatched: true, result: { outcome: 'received', statusCode: 200, tid: 't-1' } });
    const { totalMs, reused, proxy, selfSigned, ...parts } = sent.result.timing;
    expect({ reused, proxy, selfSigned }).toEqual({ reused: false, proxy: null, selfSigned: false });
    expect(parts).toMatchObject({ dnsMs: null, proxyMs: null, tlsMs: null });
    expect(totalMs).toBeGreaterThan(0);
    // One part begins where the other ends, so nothing is left out.
    const sum = Object.values(parts).reduce((before: number, part) => before + (part ?? 0), 0);
    expect(sum).toBeCloseTo(totalMs, 6);
    for (const ms of [...Object.values(parts), totalMs])
      if (ms !== null) expect(ms).toBe(Math.round(ms * 1_000) / 1_000);
  });

  it('that is compressed is decompressed, and one that only claims to be is unreadable', async () => {
    const packed = await httpOrigin((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(gzipSync('{"tid":"t-1"}'));
    });
    expect((await sendRequest(request(packed), patient())).result).toMatchObject({ outcome: 'received', tid: 't-1' });
    const broken = await httpOrigin((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end('no gzip at all');
    });
    expect((await sendRequest(request(broken), patient())).result.outcome).toBe('unreadable-answer');
  });

  it('longer than the limit is read up to it', async () => {
    const bomb = gzipSync(Buffer.alloc(80_000_000, 'x'));
    const origin = await httpOrigin((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(bomb);
    });
    const { result } = await sendRequest(request(origin), { ...patient(), timeoutMs: 20_000 });
    expect(result).toMatchObject({ outcome: 'unreadable-answer', answer: { bodyBytes: 50_000_000, whole: false } });
    expect(result.answer?.body).toHaveLength(65_536);
  });

  it('that redirects is not followed, and nothing is sent twice', async () => {
    let elsewhere = 0;
    let here = 0;
    const target = await httpOrigin((_, response) => {
      elsewhere++;
      response.end();
    });
    const origin = await httpOrigin((_, response) => {
      here++;
      response.writeHead(307, { Location: target });
      response.end();
    });
    expect((await sendRequest(request(origin), patient())).result.outcome).toBe('redirected');
    expect([here, elsewhere]).toEqual([1, 0]);
  });
});

describe('no whole answer', () => {
  it('is not reached when nothing listens', async () => {
    const { port, release } = await holdClosedPort();
    const sent = await sendRequest(request(`http://127.0.0.1:${port}`), patient());
    release();
    expect(sent).toMatchObject({ dispatched: false, result: { outcome: 'not-reached', code: 'ECONNREFUSED' } });
  });

  it('is cut off when the connection is reset, and the event is not sent again', async () => {
    let calls = 0;
    const origin = await rawOrigin((socket) => {
      calls++;
      socket.resetAndDestroy();
    });
    expect(await sendRequest(request(origin), patient())).toMatchObject({
      dispatched: true,
      result: { outcome: 'cut-off' },
    });
    expect(calls).toBe(1);
  });

  it('is cut off in mid-answer with what came', async () => {
    const origin = await rawOrigin((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"tid'));
    const { result } = await sendRequest(request(origin), patient());
    expect(result).toMatchObject({ outcome: 'cut-off', answer: { status: 200, body: '{"tid', whole: false } });
  });

  it.each([
    ['256 KB of headers', `X: ${'y'.repeat(300_000)}\r\nContent-Length: 2`, /more than 256 KB of headers/],
    ['a blank in a header’s name', 'X Powered By: gateway\r\nContent-Length: 2', /a header with an invalid character/],
    ['length and chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked', /its length/],
    ['a bare line feed', 'X: y\nContent-Length: 2', /has a line without|header with an invalid character/],
    ['no status', null, /no valid status|does not begin/],
  ])('is an invalid answer where it has %s, and says so', async (_, headers, says) => {
    const answer = headers === null ? 'HTTP/1.1 yes\r\n\r\n' : `HTTP/1.1 200 OK\r\n${headers}\r\n\r\n{}`;
    const origin = await rawOrigin((socket) => socket.end(answer));
    const sent = await sendRequest(request(origin), patient());
    expect(sent).toMatchObject({
      dispatched: true,
      result: { outcome: 'invalid-answer', code: expect.stringMatching(/^HPE_/) },
    });
    expect(describeResponseError(sent.result.kind === 'unanswered' ? sent.result.code : '')).toMatch(says);
  });

  it.concurrent('is timed out when the server stays silent', async () => {
    const origin = await rawOrigin(() => {});
    expect(await sendRequest(request(origin), hasty())).toMatchObject({
      dispatched: true,
      result: { outcome: 'timed-out' },
    });
  });

  it.concurrent('is timed out by one deadline, however the bytes drip', async () => {
    let drips = 0;
    const origin = await httpOrigin((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => {
        drips += 1;
        response.write('x');
      }, 50);
      response.once('close', () => clearInterval(drip));
    });
    const { result } = await sendRequest(request(origin), hasty());
    expect(result).toMatchObject({ outcome: 'timed-out', answer: { status: 200, whole: false } });
    expect(drips).toBeGreaterThan(0);
  });

  it.concurrent('is not reached when a TLS handshake never completes', async () => {
    const origin = (await rawOrigin(() => {})).replace('http:', 'https:');
    expect(await sendRequest(request(origin), hasty())).toMatchObject({
      dispatched: false,
      result: { outcome: 'not-reached', code: 'TIMED_OUT', timing: { connectMs: expect.any(Number), tlsMs: null } },
    });
  });

  it('is cancelled by the person', async () => {
    const cancel = new AbortController();
    const origin = await rawOrigin(() => cancel.abort());
    const sent = await sendRequest(request(origin), { timeoutMs: 5_000, cancel: cancel.signal });
    expect(sent).toMatchObject({ dispatched: true, result: { outcome: 'cancelled' } });
    const early = await sendRequest(request(origin), { timeoutMs: 5_000, cancel: AbortSignal.abort() });
    expect(early).toMatchObject({ dispatched: false, result: { outcome: 'cancelled' } });
  });
});

describe('a certificate', () => {
  async function secureOrigin(name: string, days: { readonly from: number; readonly to: number }) {
    const day = 86_400_000;
    const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
      keyType: 'ec',
      notBeforeDate: new Date(Date.now() + days.from * day),
      notAfterDate: new Date(Date.now() + days.to * day),
    });
    let calls = 0;
    const server = createHttpsServer({ cert, key }, (_, response) => {
      calls++;
      response.end('{"tid":"t"}');
    });
    return { origin: `https://localhost:${await listen(server)}`, cert, calls: () => calls };
  }

  it('with a self-signed certificate is not trusted, and nothing is sent', async () => {
    const { origin, calls } = await secureOrigin('localhost', { from: -1, to: 1 });
    expect(await sendRequest(request(origin), patient())).toMatchObject({
      dispatched: false,
      result: { outcome: 'not-trusted' },
    });
    expect(calls()).toBe(0);
  });

  it('that has expired is not trusted', async () => {
    const { origin, cert } = await secureOrigin('localhost', { from: -9, to: -1 });
    const { result } = await sendRequest(request(origin), {
      ...patient(),
      connections: createConnections({ context: () => createTrustStore()([cert], null) }),
    });
    expect(result).toMatchObject({ outcome: 'not-trusted', code: 'CERT_HAS_EXPIRED' });
  });
});
