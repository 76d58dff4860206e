import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { buildRequest } from '#app/exchange/request.ts';
import { serveEvents } from '#main/testing/serve-events.ts';
import { sendRequest } from './client.ts';

async function answerOf(headers: Readonly<Record<string, string>>, body: Buffer) {
  const { origin } = await serveEvents((_, response) => void response.writeHead(200, headers).end(body));
  const environment = { ...blankEnvironment('e'), serverName: origin };
  const reading = buildRequest({ ...blankDraft, uri: 'web://a/b' }, environment, 'ONE-5BTO1FBU1O-1109');
  if (!reading.ok) throw new Error(reading.problem);
  return sendRequest(reading.request, { timeoutMs: 10_000, cancel: new AbortController().signal });
}

const utf8 = { 'Content-Type': 'application/json; charset=utf-8' };
const picture = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7) % 256));
const latin1 = Buffer.from('{"note":"Z\u00fcrich"}', 'latin1');
const noGzip = Buffer.from('no gzip at all');

it.each([
  ['a picture, longer than what the record keeps', { 'Content-Type': 'image/png' }, picture],
  ['text in another charset than its header says', utf8, latin1],
  ['text in another charset, compressed', { ...utf8, 'Content-Encoding': 'gzip' }, gzipSync(latin1)],
  ['what can’t be decompressed', { ...utf8, 'Content-Encoding': 'gzip' }, noGzip],
] as const)('keeps the body as it came, byte for byte: %s', async (_, headers, body) => {
  const { bodyBytes, result } = await answerOf(headers, body);
  expect(bodyBytes?.equals(body)).toBe(true);
  expect(result).toHaveProperty('raw');
});

it.each([
  ['JSON', utf8, Buffer.from('{"statusCode":200,"note":"Zürich"}')],
  ['compressed JSON', { ...utf8, 'Content-Encoding': 'gzip' }, gzipSync('{"statusCode":200}')],
  ['nothing', utf8, Buffer.alloc(0)],
] as const)('keeps no bytes where the text says all that they do: %s', async (_, headers, body) => {
  expect((await answerOf(headers, body)).bodyBytes).toBeNull();
});
