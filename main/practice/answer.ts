import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { bodilessStatuses, type PracticeBehaviour } from '#app/practice/practice.ts';

const largeBytes = 30_000_000;

/** Answers as a site key does. @param tid undefined for an answer without one */
export async function answerCall(
  response: ServerResponse,
  behaviour: PracticeBehaviour,
  tid: string | undefined,
): Promise<void> {
  switch (behaviour.kind) {
    case 'answer':
      if (behaviour.retryAfterS !== undefined) response.setHeader('Retry-After', String(behaviour.retryAfterS));
      if (bodilessStatuses.includes(behaviour.status)) return endEmpty(response, behaviour.status);
      return answerJson(response, behaviour.status, answerBody(behaviour, tid));
    case 'slow':
      await wait(behaviour.delayMs, undefined, { ref: false });
      return answerJson(response, 200, { statusCode: 200, tid });
    case 'html':
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(
        '<!doctype html><title>Sign in</title><h1>Sign in to the network</h1><script>window.taken = true</script>',
      );
      return;
    case 'broken-json':
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(`{"statusCode": 200, "tid": "${tid ?? ''}`);
      return;
    case 'empty':
      return endEmpty(response, 200);
    case 'redirect':
      response.writeHead(302, { Location: 'http://127.0.0.1:9/elsewhere' });
      response.end();
      return;
    case 'large':
      return answerLarge(response, JSON.stringify({ statusCode: 200, tid, filling: '' }));
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'cut-off':
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
      response.write('{"statusCode": 200, ', () => response.socket?.destroy());
      return;
    case 'silent':
      return;
    case 'server-down':
    case 'not-trusted':
      // They have servers of their own. Nothing that a call to this one gets should look like an answer.
      response.socket?.destroy();
      return;
  }
}

/** A transparent GIF of one pixel. */
const onePixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Answers a tracking pixel as a site key does: an image in place of a JSON that says that all went well. */
export async function answerPixel(response: ServerResponse, behaviour: PracticeBehaviour): Promise<void> {
  const isFine = behaviour.kind === 'answer' && !isRefusal(behaviour) && !bodilessStatuses.includes(behaviour.status);
  if (!isFine && behaviour.kind !== 'slow') return answerCall(response, behaviour, undefined);
  if (behaviour.kind === 'slow') await wait(behaviour.delayMs, undefined, { ref: false });
  response.writeHead(behaviour.kind === 'answer' ? behaviour.status : 200, {
    'Content-Type': 'image/gif',
    'Content-Length': onePixel.length,
    'Cache-Control': 'no-store',
  });
  response.end(onePixel);
}

/** Whether an event that is answered so counts as received. */
export function isTaken(behaviour: PracticeBehaviour): boolean {
  switch (behaviour.kind) {
    case 'answer':
      return !isRefusal(behaviour);
    case 'redirect':
    case 'server-down':
    case 'not-trusted':
      return false;
    default:
      return true;
  }
}

/** Whether an answer says that the event was not accepted, by its status or in its body. */
function isRefusal({ status, statusCode = status }: SimpleAnswer): boolean {
  return status >= 300 || statusCode >= 400;
}

type SimpleAnswer = Extract<PracticeBehaviour, { kind: 'answer' }>;

function answerBody(answer: SimpleAnswer, tid: string | undefined): object {
  const { status, statusCode = status } = answer;
  if (!isRefusal(answer)) return { statusCode, tid };
  return { statusCode, message: status >= 300 ? 'Simulated error.' : 'The event was not accepted.' };
}

export function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

const filling = Buffer.alloc(largeBytes / 1_000, 'x');

/** Sends the same piece many times, so that many such answers at once take no room. */
function answerLarge(response: ServerResponse, json: string): Promise<void> {
  const end = '"}';
  function* parts() {
    yield json.slice(0, -end.length);
    for (let sent = 0; sent < largeBytes; sent += filling.length) yield filling;
    yield end;
  }
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json) + largeBytes };
  response.writeHead(200, headers);
  return pipeline(Readable.from(parts()), response);
}

/** A new tid, in the shape of MXO's. */
export function newTid(): string {
  const hex = randomBytes(16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function endEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end();
}
