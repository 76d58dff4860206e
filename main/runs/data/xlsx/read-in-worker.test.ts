import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createDataFolder } from '#main/testing/data-folder.ts';
import { createThreadReader } from './read-in-worker.ts';

const folder = createDataFolder();
const request = { path: 'customers.xlsx', name: 'customers.xlsx', choice: {} };

/** A reader with a thread that runs this code. */
function readerOf(code: string) {
  const start = "import { parentPort, workerData } from 'node:worker_threads';\n";
  return createThreadReader(pathToFileURL(folder.write(start + code, 'thread.mjs')), 50);
}

describe('a workbook that is read in a thread of its own', () => {
  it('is what the thread answers, which gets the request', async () => {
    const read = readerOf(`parentPort.postMessage({ kind: 'failed', says: JSON.stringify(workerData) });`);
    expect(await read(request)).toEqual({ kind: 'failed', says: JSON.stringify(request) });
  });

  it('ends at once when it is cancelled, before or while it is read', async () => {
    const read = readerOf('setInterval(() => {}, 1_000);');
    const stop = new AbortController();
    const reading = read(request, stop.signal);
    stop.abort();
    expect(await reading).toBeNull();
    expect(await read(request, AbortSignal.abort())).toBeNull();
  });

  it.each([
    ['throws', `throw new Error('no');`, 'the reader stopped'],
    ['ends without an answer', 'process.exit(3);', 'the reader stopped'],
    ['has no memory left', 'const kept = []; for (;;) kept.push(new Array(1e6).fill({}));', 'it is too large'],
  ])('is named when the thread %s', async (_, code, why) => {
    expect(await readerOf(code)(request)).toEqual({
      kind: 'failed',
      says: `customers.xlsx can’t be read: ${why}. Save the sheet as CSV, and choose that file.`,
    });
  });
});
