import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { buildRequest, type HttpRequest } from '#app/exchange/request.ts';
import { makeExchange } from '#app/testing/make-exchange.ts';
import { type Sent, sendRequest } from './client.ts';

const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];

afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** A server that writes these bytes once it has the first of a request. */
async function rawServer(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('data', () => answer(socket));
  });
  open.push({ server, sockets });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function request(origin: string, value = ''): HttpRequest {
  const environment = { ...blankEnvironment('e'), serverName: origin };
  const properties = value === '' ? [] : [{ enabled: true, name: 'a', value }];
  const reading = buildRequest({ ...blankDraft, uri: 'web://a/b', properties }, environment, 'ONE-5BTO1FBU1O-1109');
  if (!reading.ok) throw new Error(reading.problem);
  return reading.request;
}

const receipt = '{"statusCode":200,"tid":"t-1"}';
const patient = () => ({ timeoutMs: 5_000, cancel: new AbortController().signal });

async function answerTo(head: string, body: Buffer | string = '', value = ''): Promise<Sent> {
  const bytes = Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), Buffer.from(body)]);
  const origin = await rawServer((socket) => socket.end(bytes));
  return sendRequest(request(origin, value), patient());
}

/** What the window says of it. */
function sentenceFor({ result, dispatched }: Sent): string {
  return outcomeMessage(makeExchange('x', { left: dispatched ? 'yes' : 'no', result }))?.sentence ?? '';
}

const json = '{"statusCode":200,"tid":"t-1"}';
const sized = (body: Buffer | string, head = '') =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}${head}`;

describe('a compressed answer', () => {
  it.each([
    ['gzip', gzipSync(json)],
    ['x-gzip', gzipSync(json)],
    ['deflate', deflateSync(json)],
    ['deflate', deflateRawSync(json)],
    ['br', brotliCompressSync(json)],
    ['gzip, br', brotliCompressSync(gzipSync(json))],
    ['identity', Buffer.from(json)],
    ['BR', brotliCompressSync(json)],
  ])('with %s is read', async (encoding, body) => {
    const { result } = await answerTo(sized(body, `\r\nContent-Encoding: ${encoding}`), body);
    expect(result).toMatchObject({ outcome: 'received', tid: 't-1' });
  });

  it('without a zlib header is read byte by byte too', async () => {
    const body = deflateRawSync(json);
    const origin = await rawServer((socket) => {
      socket.setNoDelay(true);
      const parts = [
        Buffer.from(`${sized(body, '\r\nContent-Encoding: deflate')}\r\n\r\n`),
        ...Array.from(body, (byte) => Buffer.from([byte])),
      ];
      const next = () => {
        const part = parts.shift();
        if (part !== undefined) socket.write(part, () => setImmediate(next));
      };
      next();
    });
    expect((await sendRequest(request(origin), patient())).result).toMatchObject({ outcome: 'received', tid: 't-1' });
  });

  it.each([
    ['gzip', 'no gzip at all', 'could not be decompressed (Content-Encoding: gzip'],
    ['deflate', '\x07\x07 no deflate', 'could not be decompressed (Content-Encoding: deflate'],
    ['compress', '\x1f\x9d\x90\xff', 'in a way that Tidings does not know (Content-Encoding: compress'],
  ])('that is not %s is unreadable, and its bytes are kept', async (encoding, body, says) => {
    const bytes = Buffer.from(body, 'latin1');
    const sent = await answerTo(sized(bytes, `\r\nContent-Encoding: ${encoding}`), bytes);
    expect(sent.result).toMatchObject({ outcome: 'unreadable-answer', raw: expect.stringContaining(body) });
    expect(sentenceFor(sent)).toContain(says);
    expect(sentenceFor(sent)).toContain('HTTP 200, so the event was received');
  });
});

describe('what comes before or after the answer', () => {
  it.each([
    ['100', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['102 and 103', 'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'],
  ])('as HTTP %s is not taken for it', async (_, before) => {
    const { result } = await answerTo(`${before}${sized(json)}`, json);
    expect(result).toMatchObject({ outcome: 'received', tid: 't-1', answer: { status: 200 } });
    expect(result).not.toHaveProperty('raw');
  });

  it('as trailers is listed with the headers', async () => {
    const head = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1e\r\n${json}\r\n0\r\nX-Sum: 17`;
    const { result } = await answerTo(head);
    expect(result.answer?.headers).toContainEqual({ name: 'X-Sum', value: '17' });
  });

  it('as a change of protocol (101) is an invalid answer, and says so at once', async () => {
    const sent = await answerTo('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade');
    expect(sent).toMatchObject({
      dispatched: true,
      result: { outcome: 'invalid-answer', answer: { status: 101 }, raw: expect.stringMatching(/^HTTP\/1.1 101/) },
    });
    expect(sentenceFor(sent)).toMatch(/switch to another protocol \(HTTP 101\).*may have received it/);
  });
});

describe('an unusual answer', () => {
  it.each(['HTTP/1.0 200 OK', 'HTTP/1.0 200', 'HTTP/1.1 200 OK\r\nConnection: close'])(
    '“%s” without a length is read to its end',
    async (head) => {
      expect((await answerTo(head, json)).result).toMatchObject({ outcome: 'received', tid: 't-1' });
    },
  );

  it('with 100 KB of headers is read', async () => {
    const { result } = await answerTo(sized(json, `\r\nX: ${'y'.repeat(100_000)}`), json);
    expect(result).toMatchObject({ outcome: 'received', tid: 't-1' });
  });

  it('that redirects keeps its body', async () => {
    const { result } = await answerTo(
      `HTTP/1.1 302 Found\r\nLocation: /sign-in\r\nContent-Length: ${json.length}`,
      json,
    );
    expect(result).toMatchObject({ outcome: 'redirected', answer: { body: json, whole: true } });
  });

  it.each([
    ['with a faulty header', sized(json, '\r\nX Powered By: gateway')],
    ['with a folded header', sized(json, '\r\nX: a\r\n b')],
    ['with length and chunks', `${sized(json)}\r\nTransfer-Encoding: chunked`],
    ['with two lengths', sized(json, '\r\nContent-Length: 31')],
  ])('%s is not read, but its bytes are kept', async (_, head) => {
    const sent = await answerTo(head, json);
    expect(sent).toMatchObject({ dispatched: true, result: { outcome: 'invalid-answer', answer: null } });
    expect(sent.result).toMatchObject({ raw: `${head}\r\n\r\n${json}` });
    expect(sentenceFor(sent)).toMatch(/^The server responded, but its response .*may have received it\.$/);
  });

  it('that ends in its headers is told from none', async () => {
    const origin = await rawServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-'));
    const sent = await sendRequest(request(origin), patient());
    expect(sent.result).toMatchObject({ outcome: 'cut-off', answer: null, raw: 'HTTP/1.1 200 OK\r\nContent-' });
    expect(sentenceFor(sent)).not.toContain('before a response arrived');
  });

  it('before the request was read whole is read', async () => {
    const head = 'HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}';
    const origin = await rawServer((socket) => socket.write(head, () => socket.resetAndDestroy()));
    const sent = await sendRequest(request(origin, 'x'.repeat(8_000_000)), patient());
    expect(sent.result).toMatchObject({ outcome: 'refused', answer: { status: 413, body: '{}' } });
  });
});

describe('letters of an answer', () => {
  const named = (charset: string) => `\r\nContent-Type: application/json; charset=${charset}`;
  const text = '{"tid":"t-é"}';

  it.each([
    ['UTF-8, called ISO-8859-1', Buffer.from(text), 'iso-8859-1'],
    ['UTF-8, called something unknown', Buffer.from(text), 'klingon'],
    ['ISO-8859-1, called so', Buffer.from(text, 'latin1'), 'iso-8859-1'],
    ['UTF-16 with its mark, called UTF-8', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-8'],
    ['UTF-16, called so', Buffer.from(text, 'utf16le'), 'utf-16le'],
  ])('in %s are read', async (_, body, charset) => {
    const { result } = await answerTo(sized(body, named(charset)), body);
    expect(result).toMatchObject({ outcome: 'received', tid: 't-é' });
    expect(result).not.toHaveProperty('raw');
  });

  it('in ISO-8859-1, called UTF-8, are kept as bytes', async () => {
    const body = Buffer.from(text, 'latin1');
    const { result } = await answerTo(sized(body, named('utf-8')), body);
    expect(result).toMatchObject({ tid: 't-\ufffd', raw: expect.stringContaining('t-\xe9') });
  });

  it.each(['utf8', 'latin1'] as const)('in the status and the headers are read as %s', async (encoding) => {
    const written = (letters: string) => Buffer.from(letters, encoding).toString('latin1');
    const head = sized(json, `\r\nX-City: ${written('Münster')}`).replace('OK', written('Schön'));
    const { answer } = (await answerTo(head, json)).result;
    expect(answer).toMatchObject({ statusText: 'Schön' });
    expect(answer?.headers).toContainEqual({ name: 'X-City', value: 'Münster' });
  });
});

it('an answer that begins before everything was sent has no negative time', async () => {
  const length = 30_000_000;
  const origin = await rawServer((socket) => {
    socket.pause();
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n{"statusCode":200,');
    setTimeout(() => socket.resume(), 50);
    socket.on('data', () => {
      if (socket.bytesRead >= length) socket.end('"tid":"t-1"}');
    });
  });
  const { result } = await sendRequest(request(origin, 'x'.repeat(length)), patient());
  expect(result.outcome).toBe('received');
  expect(Object.values(result.timing).filter((part) => typeof part === 'number' && part < 0)).toEqual([]);
});

it.each([
  ['deflate', deflateSync(receipt)],
  ['deflate', deflateRawSync(receipt)],
  ['br', brotliCompressSync(receipt)],
  ['gzip', gzipSync(receipt)],
])('a compressed answer with something after its end is read up to there: %s', async (coding, packed) => {
  for (const more of [Buffer.from('\n'), Buffer.alloc(20)]) {
    const body = Buffer.concat([packed, more]);
    const sent = await answerTo(
      `HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Length: ${body.length}`,
      body,
    );
    expect(sent.result).toMatchObject({ outcome: 'received', tid: 't-1' });
  }
});

it('no header of an answer is dropped, however many there are', async () => {
  const packed = gzipSync(receipt);
  const many = Array.from({ length: 1_500 }, (_, number) => `X${number}: 1`).join('\r\n');
  const head = `HTTP/1.1 200 OK\r\n${many}\r\nContent-Encoding: gzip\r\nContent-Length: ${packed.length}`;
  const { result } = await answerTo(head, packed);
  expect(result).toMatchObject({ outcome: 'received', tid: 't-1' });
  expect(result.answer?.headers).toHaveLength(1_502);
});
