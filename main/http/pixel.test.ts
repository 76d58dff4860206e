import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { buildRequest, type HttpRequest } from '#app/exchange/request.ts';
import { makeExchange } from '#app/testing/make-exchange.ts';
import { keep } from '#main/testing/keep.ts';
import { sendRequest } from './client.ts';

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const draft = { ...blankDraft, uri: 'oeh://a/b', customerKey: 'ada@example.com', sendAs: 'pixel' } as const;
const hasEvent = 'MXO has the event. A tracking pixel gets no TID. To see';

/** A server that answers with these bytes, and what it heard. */
async function startServer(came: Buffer): Promise<{ readonly origin: string; readonly heard: readonly Buffer[] }> {
  const heard: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => heard.push(bytes));
    socket.once('data', () => socket.end(came));
  });
  keep({ close: () => void server.close() });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

function pixelTo(serverName: string): HttpRequest {
  const reading = buildRequest(draft, { ...blankEnvironment('e'), serverName }, 'ONE-5BTO1FBU1O-1109');
  if (!reading.ok) throw new Error(reading.problem);
  return reading.request;
}

function answer(lines: readonly string[], body: Buffer | string = ''): Buffer {
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
}

const send = (request: HttpRequest) =>
  sendRequest(request, { timeoutMs: 10_000, cancel: new AbortController().signal });

it('sends a pixel as the bytes that the preview shows, and nothing after them', async () => {
  const { origin, heard } = await startServer(answer(['HTTP/1.1 200 OK', 'Content-Type: image/gif'], gif));
  await send(pixelTo(origin));
  expect(Buffer.concat(heard).toString()).toBe(
    [
      'GET /one/rt/track/ONE-5BTO1FBU1O-1109/pixel?uri=oeh%3A%2F%2Fa%2Fb%3Femail%3Dada%40example.com HTTP/1.1',
      `Host: ${origin.replace('http://', '')}`,
      'Accept: */*',
      'Accept-Encoding: gzip, deflate, br',
      'User-Agent: Tidings',
      'Connection: keep-alive',
      '',
      '',
    ].join('\r\n'),
  );
});

it.each([
  ['a GIF', answer(['HTTP/1.1 200 OK', 'Content-Type: image/gif'], gif), 'received', hasEvent],
  ['a PNG', answer(['HTTP/1.1 200 OK', 'Content-Type: image/png'], png), 'received', hasEvent],
  ['a PNG without its type', answer(['HTTP/1.1 200 OK'], png), 'received', hasEvent],
  ['no content', answer(['HTTP/1.1 204 No Content']), 'received', hasEvent],
  [
    'JSON',
    answer(['HTTP/1.1 200 OK', 'Content-Type: application/json'], '{"tid":"t"}'),
    'received',
    'MXO has the event. To',
  ],
  [
    'a sign-in page',
    answer(['HTTP/1.1 200 OK', 'Content-Type: text/html'], '<!doctype html><title>Sign in</title>'),
    'unreadable-answer',
    'A web page came back',
  ],
  [
    'a sign-in page that is called an image',
    answer(['HTTP/1.1 200 OK', 'Content-Type: image/gif'], '<html><title>Sign in</title>'),
    'unreadable-answer',
    'A web page came back',
  ],
  ['nothing', answer(['HTTP/1.1 200 OK', 'Content-Length: 0']), 'unreadable-answer', 'MXO responded with HTTP 200'],
  ['not found', answer(['HTTP/1.1 404 Not Found', 'Content-Type: image/gif'], gif), 'refused', 'MXO refused the event'],
  ['another address', answer(['HTTP/1.1 302 Found', 'Location: https://e/']), 'redirected', 'The server redirects'],
  [
    'half an image',
    answer(['HTTP/1.1 200 OK', 'Content-Type: image/gif', 'Content-Length: 99'], gif),
    'cut-off',
    'The connection was lost',
  ],
] as const)('says what became of a pixel that is answered with %s', async (_, came, outcome, sentence) => {
  const { origin } = await startServer(came);
  const { result, dispatched } = await send(pixelTo(origin));
  const made = { ...makeExchange('x', { left: dispatched ? 'yes' : 'no', result }), draft };
  const exchange = { ...made, environment: { ...made.environment, serverName: 'https://mxo.example.com' } };
  expect(result.outcome).toBe(outcome);
  expect(outcomeMessage(exchange)?.sentence.startsWith(sentence)).toBe(true);
});

it('reads an image that comes for an event as what it is not: its response', async () => {
  const { origin } = await startServer(answer(['HTTP/1.1 200 OK', 'Content-Type: image/gif'], gif));
  const environment = { ...blankEnvironment('e'), serverName: origin };
  const reading = buildRequest({ ...draft, sendAs: 'event' }, environment, 'ONE-5BTO1FBU1O-1109');
  if (!reading.ok) throw new Error(reading.problem);
  expect((await send(reading.request)).result.outcome).toBe('unreadable-answer');
});
