import { closeSync, openSync, readSync } from 'node:fs';
import type { Run } from '#app/runs/run.ts';
import { type StorePlace, setAside } from '#main/storage/document-store.ts';
import { isSurelyGone } from '#main/storage/write-with-retry.ts';
import { missingRowsWords } from './data/row-file.ts';
import { restLedger } from './live-run.ts';
import { conditionWords } from './log-words.ts';
import { openLogOf } from './open-log.ts';
import { logHeader } from './result-lines.ts';
import { wentUntilLast } from './run-archive.ts';
import type { RunLog } from './run-log.ts';
import { endedWords, type RunStore, restOf } from './run-store.ts';

/**
 * Settles the runs at a start: those that were under way are interrupted, and clearly damaged files are set
 * aside, with a notice. Damage within a file is found when the run is opened.
 */
export async function settleRuns(store: RunStore, place: StorePlace): Promise<void> {
  for (const run of store.list()) {
    const wasUnderWay = run.state === 'running' || run.state === 'paused';
    if (
      wasUnderWay ||
      startsWrong(store.logFile(run.id), (text) => text.startsWith(logHeader)) ||
      isLogLost(run, store)
    )
      await settle(run, wasUnderWay, store, place);
    if (
      run.data !== null &&
      run.data.rowCount > 0 &&
      startsWrong(store.rowsFile(run.id), (text) => /^(\[|null)/.test(text))
    )
      await setAside(store.rowsFile(run.id), place);
  }
}

async function settle(run: Run, wasUnderWay: boolean, store: RunStore, place: StorePlace): Promise<void> {
  const log = await openLogOf(run, store.logFile(run.id), place);
  const rest = { endedAt: place.now().toISOString(), wentMs: wentUntilLast(run, log), state: 'interrupted' as const };
  const settled: Run = withLog(wasUnderWay ? { ...run, ...rest, says: endedWords } : run, log);
  log.close();
  if (log.condition === 'missing')
    place.onNotice(
      `The results of the run “${run.name}” (runs/${run.id}/results.jsonl) are missing. What it sent is unknown.`,
    );
  // An unreadable log may be readable at the next start.
  const mayBeSaved = log.condition !== 'not-readable-now' && log.condition !== 'newer';
  const problem = mayBeSaved ? await store.update(run.id, (saved) => ({ ...saved, ...restOf(settled) })) : '';
  if (problem !== null) store.hold(settled);
  if (problem !== null && problem !== '')
    place.onNotice(`How the run “${run.name}” ended couldn’t be saved. ${problem}`);
}

/** A run with the counts of its log, and a message about the log. */
export function withLog(run: Run, log: RunLog): Run {
  const wasSaid = Object.values(conditionWords).some((old) => run.says?.includes(old) === true);
  if (log.condition === 'whole' && run.state !== 'interrupted' && !wasSaid) return run;
  const words = log.condition === 'whole' ? '' : conditionWords[log.condition];
  // Older messages about another state of the log no longer apply.
  const others = Object.values(conditionWords)
    .reduce((rest, old) => rest.replace(old, ''), run.says ?? '')
    .trim();
  const whole = [others, words].filter((one) => one !== '').join(' ');
  const says = whole === '' ? null : whole;
  return { ...run, ledger: restLedger(log.ledger(), run.state), unmet: log.unmet(), says };
}

/** A run with a message when its rows are missing. */
export function withRowsWords(run: Run, store: Pick<RunStore, 'rowsFile'>): Run {
  const isMissing = run.data !== null && isSurelyGone(store.rowsFile(run.id));
  return !isMissing ? run : { ...run, says: [run.says, missingRowsWords].filter((one) => one !== null).join(' ') };
}

function isLogLost({ id, ledger, says }: Run, store: RunStore): boolean {
  const isSaid = says?.includes(conditionWords.missing) === true;
  const sent = ledger.answered + ledger.failed + ledger.unknown;
  return !isSaid && sent > 0 && isSurelyGone(store.logFile(id));
}

/** Whether a file doesn't begin as it should. An unreadable file is checked when it is opened. */
function startsWrong(file: string, isRight: (text: string) => boolean): boolean {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(64);
      const text = bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, 0));
      return !isRight(text);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
}
