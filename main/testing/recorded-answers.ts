import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { outcomeOf, tidAfter } from '#app/exchange/exchange.ts';
import type { Outcome } from '#app/exchange/outcome.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { makeExchange } from '#app/testing/make-exchange.ts';
import { sendRequest } from '#main/http/client.ts';
import { anyRequest } from './any-request.ts';
import { keep } from './keep.ts';

/** What a server once answered, byte for byte, and what Tidings says of it. */
export type RecordedAnswer = {
  readonly name: string;
  /** The lines that came, with a carriage return and a line feed between them. */
  readonly came: readonly string[];
  /** Bytes behind the lines, such as a compressed body. */
  readonly body?: Buffer;
  /** How the connection ends: by default the server closes it. `waits`: nothing, until the time is over. */
  readonly ends?: 'closes' | 'resets' | 'waits';
  readonly outcome: Outcome;
  readonly sentence: string;
  readonly next: string;
};

/** Long enough for each of these answers, and short enough to wait for the servers that don't. */
const timeoutMs = { closes: 10_000, resets: 10_000, waits: 1_500 } as const;

/** Tests each answer: a real server writes its bytes, the real client reads them. */
export function testRecordedAnswers(answers: readonly RecordedAnswer[]): void {
  it.each(answers)('$name', async ({ came, body, ends = 'closes', outcome, sentence, next }) => {
    const bytes = Buffer.concat([Buffer.from(came.join('\r\n'), 'latin1'), body ?? Buffer.alloc(0)]);
    const origin = await startRawServer((socket) => answerWith(socket, bytes, ends));
    const options = { timeoutMs: timeoutMs[ends], cancel: new AbortController().signal };
    const { result, dispatched } = await sendRequest(anyRequest(origin), options);
    const made = makeExchange('x', { left: dispatched ? 'yes' : 'no', result });
    const environment = { ...made.environment, serverName: 'https://mxo.example.com', timeoutMs: options.timeoutMs };
    const exchange = { ...made, environment };
    const message = outcomeMessage(exchange);
    expect({ outcome: outcomeOf(exchange), sentence: message?.sentence, next: message?.next }).toEqual({
      outcome,
      sentence,
      next,
    });
    // Whatever else it says: a TID that came is never denied.
    if (tidAfter(exchange) === 't-1') expect(message?.sentence).not.toContain('no TID');
  });
}

function answerWith(socket: Socket, bytes: Buffer, ends: NonNullable<RecordedAnswer['ends']>): void {
  if (ends === 'closes') socket.end(bytes);
  else if (ends === 'waits') socket.write(bytes);
  else if (bytes.length === 0) socket.resetAndDestroy();
  else socket.write(bytes, () => socket.resetAndDestroy());
}

/** A server that answers once it has the first bytes of a request. */
async function startRawServer(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => socket.destroy()));
    socket.once('data', () => answer(socket));
  });
  keep({
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
