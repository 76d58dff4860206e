import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { ignoreResult } from '#app/ignore-result.ts';
import type { Run } from '#app/runs/run.ts';
import { type StorePlace, setAside } from '#main/storage/document-store.ts';
import { openLines } from '#main/storage/lines.ts';
import { linesOf } from '#main/storage/read-lines.ts';
import { describeWriteError, isIoError, tryWrite, withRetry, writeWithRetry } from '#main/storage/write-with-retry.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import { formatRestUnknown, logHeader, readHead } from './result-lines.ts';
import { openRunLog, type RunLog } from './run-log.ts';

/** Makes the log of a new run, with nothing in it: one that isn't there later was lost. Returns why it couldn't, in words. */
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
 * Opens the log of a run; while the system can't read it, it tries again after pauses. A damaged one is set aside, and what can
 * be read of it replaces it.
 */
export async function openLogOf(run: Run, file: string, place: StorePlace): Promise<RunLog> {
  const openPatiently = () =>
    withRetry(() => openLog(run, file), isIoError).catch(() =>
      openRunLog(file, run.ledger.planned, { isUnread: true }),
    );
  const log = await openPatiently();
  if (log.condition !== 'damaged' || !(await repair(run, file, place))) return log;
  log.close();
  return openPatiently();
}

function openLog({ ledger, state, resent }: Run, file: string): RunLog {
  const isAtRest = state !== 'running' && state !== 'paused';
  const mustExist = ledger.answered + ledger.failed + ledger.unknown > 0 || !isAtRest;
  return openRunLog(file, ledger.planned, { remembered: ledger, mayBeResent: resent !== false, isAtRest, mustExist });
}

/** Returns whether a file of what can be read is in the place of a damaged one, which was set aside. */
async function repair(run: Run, file: string, place: StorePlace): Promise<boolean> {
  const fresh = `${file}.new`;
  if ((await copyReadable(run, file, fresh)) === null && (await setAside(file, place)))
    return (await writeWithRetry(() => renameSync(fresh, file))) === null;
  ignoreResult(
    tryWrite(() => rmSync(fresh, { force: true })),
    'It’s removed at the next start.',
  );
  return false;
}

async function copyReadable({ ledger, resent }: Run, file: string, fresh: string): Promise<string | null> {
  const yieldNow = createYield();
  let descriptor: number | null = null;
  try {
    descriptor = openSync(fresh, 'w');
    writeSync(descriptor, `${logHeader}\n`);
    for (const { line, isTorn } of linesOf(file)) {
      const head = isTorn ? null : readHead(line);
      if (head !== null && 'item' in head && head.item < ledger.planned) writeSync(descriptor, `${line}\n`);
      await yieldNow();
    }
    writeSync(descriptor, `${formatRestUnknown(resent !== false)}\n`);
    return null;
  } catch (error) {
    return describeWriteError(error);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
