import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { editUri, moveParameters } from '#app/event/parameters.ts';
import { buildRequest, formatHttp } from '#app/exchange/request.ts';
import { keep } from '#main/testing/keep.ts';
import { sendRequest } from './client.ts';

const draft = {
  ...blankDraft,
  customerKey: 'CRM-004711',
  properties: [
    { enabled: true, name: 'quotes "and" \\', value: 'line & <tag> ü 😀' },
    { enabled: false, name: 'off', value: 'x' },
  ],
};

/** Starts a server that answers once the whole of a request is there, and keeps what it heard. */
async function startServer(whole: () => number) {
  let heard = Buffer.alloc(0);
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      heard = Buffer.concat([heard, bytes]);
      if (heard.length >= whole()) socket.end('HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{"statusCode":200}');
    });
  });
  keep({ close: () => void server.close() });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    serverName: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => heard.toString('utf8'),
  };
}

it.each([
  ['array', 'android://My.App/Über uns/Größe?x=ä b'],
  ['object', 'HTTPS://WWW.Example.COM/%2F%2e%zz/../a'],
  ['customer-key', 'assist://héllo/😀?emoji=😀&plus=a+b'],
  ['array', 'no scheme at all'],
] as const)('an event of the form %s is sent as the bytes that the preview shows: %s', async (bodyForm, uri) => {
  for (const on of ['event-uri', 'request-url'] as const) {
    let whole = Number.POSITIVE_INFINITY;
    const { serverName, heard } = await startServer(() => whole);
    const environment = { ...blankEnvironment('e'), serverName, bodyForm, customerKeyName: 'CRM id' };
    const reading = buildRequest(moveParameters(editUri(draft, uri), on), environment, 'ONE-5BTO1FBU1O-1109');
    if (!reading.ok) throw new Error(reading.problem);
    const shown = formatHttp(reading.request);
    whole = Buffer.byteLength(shown);
    await sendRequest(reading.request, { timeoutMs: 10_000, cancel: new AbortController().signal });
    expect(heard()).toBe(shown);
    if (on === 'event-uri') expect(JSON.parse(reading.request.body ?? '').uri).toBe(uri);
  }
});
