import { once } from 'node:events';
import { createServer } from 'node:http';
import { Failure } from '../failure.mjs';

/** @typedef {{ readonly target: string, readonly body: string }} Sent */

/** Starts a server on this computer that accepts every event and records what arrived. */
export async function startRecordingServer() {
  /** @type {Sent[]} */
  const arrived = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    arrived.push({ target: request.url ?? '', body: Buffer.concat(chunks).toString('utf8') });
    response.setHeader('content-type', 'application/json').end('{"statusCode":200}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Failure('The recording server has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    arrived,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Compares what arrived with what Send would have sent, in any order.
 * @param {readonly Sent[]} expected
 * @param {readonly Sent[]} arrived
 * @returns {{ readonly events: number, readonly differences: readonly string[] }} what differs, in words
 */
export function compareSent(expected, arrived) {
  const keyOf = (/** @type {Sent} */ { target, body }) => `${target}\n${body}`;
  const left = arrived.map(keyOf);
  const missing = expected.map(keyOf).filter((key) => {
    const at = left.indexOf(key);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  const besides = left.map((key) => `Arrived besides: ${key}`);
  return { events: expected.length, differences: [...missing.map((key) => `Did not arrive: ${key}`), ...besides] };
}
