import { get, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Output } from '#app/ipc/contract.ts';
import { addressOf, type RunningPlace } from '#app/practice/practice.ts';
import { practiceEventSchema } from '#app/practice/practice-event.ts';
import { decodeJson } from '#app/text/json.ts';

/** A practice server answers at once, unless the computer is very busy. */
const timeoutMs = 10_000;
/** A practice server holds fewer, also written as JSON. */
const mostBytes = 100_000_000;

const receivedSchema = z.object({ events: z.array(practiceEventSchema) });

/** Asks a practice server on this computer what it received. Nothing is sent to it. */
export async function findRunning(place: RunningPlace): Promise<Output<'practice.find'>> {
  const address = addressOf(place);
  try {
    const received = receivedSchema.safeParse(decodeJson(await read(`${address}/practice/events`)));
    if (received.success) return { kind: 'found', events: received.data.events };
    return { kind: 'not-found', says: `Another program answers at ${address}. Check the port.` };
  } catch {
    return {
      kind: 'not-found',
      says: `No practice server answers at ${address}. Start one with “tidings practice”, or check the port.`,
    };
  }
}

/** The text of an answer. Rejects when there is none, or it is too long. */
async function read(url: string): Promise<string> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent: false, signal: AbortSignal.timeout(timeoutMs) }, resolve).on('error', reject);
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error('The answer is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
