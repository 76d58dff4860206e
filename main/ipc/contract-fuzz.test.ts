import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CallName, calls } from '#app/ipc/contract.ts';
import { openRooms } from '#main/rooms.ts';
import { arbitraryInput, garbage, nastyTexts } from '#main/testing/arbitrary-input.ts';
import { createTestCipher } from '#main/testing/test-cipher.ts';

const secret = 'SECRET-OF-ANOTHER-FOLDER';
// A connection test looks up whatever name it is given; its own test has servers to reach.
const names = (Object.keys(calls) as CallName[]).filter((name) => name !== 'connection.test');

const call = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...names).chain((name) => fc.tuple(fc.constant(name), inputOf(name))) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom<unknown>(...names), garbage) },
  { weight: 1, arbitrary: fc.tuple(fc.oneof(garbage, fc.constantFrom(...nastyTexts)), garbage) },
);

function inputOf(name: CallName): fc.Arbitrary<unknown> {
  return arbitraryInput(calls[name].input);
}

/** What every file outside the app's own folder holds, and when it was written. */
function snapshot(folder: string, except: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .filter(({ path }) => path !== except && !path.startsWith(`${except}/`))
    .map(({ entry, path }) => {
      const content = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'folder';
      return `${path} ${content} ${statSync(path).mtimeMs}`;
    })
    .sort();
}

it('10,000 random calls throw nothing, and read and write nothing outside the folder', async () => {
  const around = mkdtempSync(join(tmpdir(), 'tidings-fuzz-'));
  const folder = join(around, 'data');
  for (const name of ['data', 'outside']) mkdirSync(join(around, name));
  for (const name of ['secret.txt', 'outside/secret.txt', 'settings.json']) writeFileSync(join(around, name), secret);
  const before = snapshot(around, folder);
  const opened: string[] = [];
  const rooms = await openRooms({
    folder,
    push: () => {},
    onRunEnded: () => {},
    applyLooks: () => {},
    openExternal: (link) => opened.push(link),
    writeClipboard: () => {},
    // A person who is asked closes the dialog.
    offerMenu: () => {},
    describe: () => '',
    takeOpenedFile: async () => ({ kind: 'none' }),
    askWhereTo: async () => null,
    showFolder: () => {},
    restart: () => {},
    emptyCaches: async () => {},
    resolveProxy: async () => 'DIRECT',
    cipher: createTestCipher(),
    remote: {
      open: () => {},
      close: () => {},
      push: () => {},
      takeKey: () => true,
      releaseKey: () => {},
    },
  });
  try {
    const answered: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(call, async ([name, input]) => {
        const reply = await rooms.answer(name, input);
        const kind = reply.ok ? 'ok' : reply.kind;
        answered[kind] = (answered[kind] ?? 0) + 1;
        expect(kind, fc.stringify(name)).not.toBe('failed');
        expect(JSON.stringify(reply)).not.toContain(secret);
      }),
      { numRuns: 10_000, endOnFailure: true },
    );
    // It would prove little if next to nothing had come through to a handler.
    expect(answered['ok']).toBeGreaterThan(2_000);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(opened.filter((link) => !link.startsWith('https://'))).toEqual([]);
  } finally {
    rooms.close();
  }
  expect(snapshot(around, folder)).toEqual(before);
}, 240_000);
