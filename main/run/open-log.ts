import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { Ledger } from '#app/run/ledger.ts';
import type { Run } from '#app/run/run.ts';
import { createBreather } from '#main/storage/breather.ts';
import { type StorePlace, setAside } from '#main/storage/document-store.ts';
import { linesOf, openLines } from '#main/storage/lines.ts';
import { faultOf, isIoError, tryWrite, unsaid, withRetry, writeWithRetry } from '#main/storage/write.ts';
import { logHeader, readHead, restUnknownLine } from './result-lines.ts';
import { openRunLog, type RunLog } from './run-log.ts';

/** Makes the log of a new run, with nothing in it: one that is not there later was lost. Returns why it could not, in words. */
export async function makeRunLog(file: string): Promise<string | null> {
  const lines = openLines(file, { from: 0, header: logHeader });
  return lines.replace([]);
}

/** Opens the log of a run with a single try, and leaves the file as it is. */
export function openLogNow(run: Run, file: string): RunLog {
  try {
    return openLog(run, file);
  } catch {
    return openRunLog(file, run.ledger.planned, { isUnread: true });
  }
}

/**
 * Opens the log of a run; while the system does not hand it out, again after pauses. A damaged one is set aside, and what can
 * be read of it is kept in its place.
 */
export async function openLogOf(run: Run, file: string, place: StorePlace): Promise<RunLog> {
  const openPatiently = () =>
    withRetry(() => openLog(run, file), isIoError).catch(() =>
      openRunLog(file, run.ledger.planned, { isUnread: true }),
    );
  const log = await openPatiently();
  if (log.condition !== 'damaged' || !(await repair(file, place))) return log;
  log.close();
  return openPatiently();
}

/** How many items of a ledger were begun. */
function sentIn({ answered, failed, unknown }: Ledger): number {
  return answered + failed + unknown;
}

function openLog({ ledger, state }: Run, file: string): RunLog {
  const sent = sentIn(ledger);
  const isAtRest = state !== 'running' && state !== 'paused';
  return openRunLog(file, ledger.planned, { sent, mustExist: sent > 0 || !isAtRest });
}

/** Returns whether a file of what can be read is in the place of a damaged one, which was set aside. */
async function repair(file: string, place: StorePlace): Promise<boolean> {
  const fresh = `${file}.new`;
  if ((await copyReadable(file, fresh)) === null && (await setAside(file, place)))
    return (await writeWithRetry(() => renameSync(fresh, file))) === null;
  unsaid(
    tryWrite(() => rmSync(fresh, { force: true })),
    'The next start removes it.',
  );
  return false;
}

async function copyReadable(file: string, fresh: string): Promise<string | null> {
  const breathe = createBreather();
  let descriptor: number | null = null;
  try {
    descriptor = openSync(fresh, 'w');
    writeSync(descriptor, `${logHeader}\n`);
    for (const { line } of linesOf(file)) {
      const head = readHead(line);
      if (head !== null && 'item' in head) writeSync(descriptor, `${line}\n`);
      await breathe();
    }
    writeSync(descriptor, `${restUnknownLine}\n`);
    return null;
  } catch (error) {
    return faultOf(error);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
