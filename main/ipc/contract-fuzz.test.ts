import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CallName, calls } from '#app/ipc/contract.ts';
import { openBackend } from '#main/backend.ts';
import { garbage, nastyTexts } from '#main/testing/arbitrary-input.ts';
import { fuzzSeed } from '#main/testing/fuzz-seed.ts';
import { inputOf } from '#main/testing/input-of-call.ts';
import { createTestDesktop } from '#main/testing/test-desktop.ts';
import { watchSockets } from '#main/testing/watch-sockets.ts';

const secret = 'SECRET-OF-ANOTHER-FOLDER';
const names = Object.keys(calls) as CallName[];

/** @param port of a server on this computer; no other is named where a call would connect */
function callWith(port: number) {
  // Made once: the JSON Schema of an input takes longer than a call.
  const inputs = new Map(names.map((name) => [name, inputOf(name, port)]));
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...names)
        .chain((name) => fc.tuple(fc.constant(name), inputs.get(name) ?? inputOf(name, port))),
    },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom<unknown>(...names), garbage) },
    { weight: 1, arbitrary: fc.tuple(fc.oneof(garbage, fc.constantFrom(...nastyTexts)), garbage) },
  );
}

/** A server that answers, hangs or hangs up, in turn; and what a PAC script might answer of it. */
async function startNearServer() {
  let asked = 0;
  let reached = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    if (asked % 3 === 0) response.socket?.destroy();
    else if (asked % 3 === 1) response.end();
  });
  server.on('connection', () => {
    reached += 1;
  });
  server.on('connect', (_request, socket) => socket.end('HTTP/1.1 407 No\r\n\r\n'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // The name itself is never looked up here: a proxy does that.
  const answers = ['PROXY', 'HTTPS', 'SOCKS'].map((kind) => `${kind} 127.0.0.1:${port}`);
  let resolved = 0;
  return {
    port,
    reached: () => reached,
    resolveProxy: async () => answers[resolved++ % answers.length] ?? '',
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A person who closes the dialog, chooses one of a few places, or one where nothing can be written, in turn. */
function askPerson(chosen: string, impossible: string) {
  let asked = 0;
  return {
    asked: () => asked,
    whereTo: async () => {
      asked += 1;
      return [null, join(chosen, `${asked % 7}`), impossible][asked % 3] ?? null;
    },
  };
}

/** What every file outside the app's own folder holds, and when it was written. */
function snapshot(folder: string, except: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .filter(({ path }) => except.every((one) => path !== one && !path.startsWith(`${one}/`)))
    .map(({ entry, path }) => {
      const content = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'folder';
      return `${path} ${content} ${statSync(path).mtimeMs}`;
    })
    .sort();
}

it('10,000 random calls throw nothing, connect nowhere, and read and write nothing outside the folder', async () => {
  const seed = fuzzSeed();
  const around = mkdtempSync(join(tmpdir(), 'tidings-fuzz-'));
  const folder = join(around, 'data');
  const chosen = join(around, 'chosen');
  for (const name of ['data', 'outside', 'chosen']) mkdirSync(join(around, name));
  for (const name of ['secret.txt', 'outside/secret.txt', 'settings.json']) writeFileSync(join(around, name), secret);
  const before = snapshot(around, [folder, chosen]);
  const person = askPerson(chosen, join(around, 'secret.txt', 'below-a-file'));
  const server = await startNearServer();
  const sockets = watchSockets();
  const opened: string[] = [];
  const backend = await openBackend(
    createTestDesktop(folder, {
      askWhereToSave: person.whereTo,
      openExternal: (link) => opened.push(link),
      resolveProxy: server.resolveProxy,
    }),
  );
  try {
    const answered: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(callWith(server.port), async ([name, input]) => {
        const reply = await backend.answer(name, input);
        const kind = reply.ok ? 'ok' : reply.kind;
        answered[kind] = (answered[kind] ?? 0) + 1;
        expect(kind, fc.stringify(name)).not.toBe('failed');
        expect(JSON.stringify(reply)).not.toContain(secret);
      }),
      { numRuns: 10_000, endOnFailure: true, seed },
    );
    // It would prove little if next to nothing had come through to a handler.
    expect(answered['ok']).toBeGreaterThan(2_000);
    expect(server.reached()).toBeGreaterThan(5);
    expect(person.asked()).toBeGreaterThan(20);
    expect(readdirSync(chosen)).not.toEqual([]);
    expect(sockets.reached().filter((place) => !/^(127\.0\.0\.1|::1|localhost)$/.test(place))).toEqual([]);
    expect(sockets.reached()).toContain('127.0.0.1');
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(opened.filter((link) => !link.startsWith('https://'))).toEqual([]);
  } finally {
    backend.close();
    sockets.end();
    server.close();
  }
  expect(snapshot(around, [folder, chosen])).toEqual(before);
}, 240_000);
