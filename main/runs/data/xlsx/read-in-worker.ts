import { Worker } from 'node:worker_threads';
import { errorCode } from '#main/error-code.ts';
import type { ReadWorkbook } from './open-sheet-file.ts';
import type { SheetReading } from './read-workbook.ts';

const built = './sheet-worker.cjs';

/** The built `sheet-worker.ts`, which lies beside everything else that main loads. */
export const sheetThread = new URL(built, import.meta.url);

/**
 * Makes a reader of workbooks in a thread of its own: unpacking and reading 100,000 rows stops nothing else.
 * @param thread the built `sheet-worker.ts`
 * @param mostMemory in megabytes: a thread that needs more ends, and the app goes on
 */
export function createThreadReader(thread: URL, mostMemory = 3_000): ReadWorkbook {
  return (request, signal) =>
    new Promise((resolve) => {
      const worker = new Worker(thread, {
        workerData: request,
        resourceLimits: { maxOldGenerationSizeMb: mostMemory },
      });
      const failed = (why: string): SheetReading => ({
        kind: 'failed',
        says: `${request.name} can’t be read: ${why}. Save the sheet as CSV, and choose that file.`,
      });
      const finish = (reading: SheetReading | null) => {
        signal?.removeEventListener('abort', cancel);
        resolve(reading);
        void worker.terminate();
      };
      const cancel = () => finish(null);
      worker.once('message', finish);
      worker.once('error', (error) =>
        finish(failed(errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it is too large' : 'the reader stopped')),
      );
      worker.once('exit', () => finish(failed('the reader stopped')));
      if (signal?.aborted === true) cancel();
      else signal?.addEventListener('abort', cancel);
    });
}
