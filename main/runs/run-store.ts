import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Run, runSchema } from '#app/runs/run.ts';
import { compareTexts } from '#app/text/compare-texts.ts';
import { fileErrorCode } from '#main/error-code.ts';
import {
  notReadableWords,
  readDocument,
  readDocumentNow,
  type StorePlace,
  setAside,
  setAsideNow,
  writeDocument,
} from '#main/storage/document-store.ts';
import { createQueue, type Queue } from '#main/storage/queue.ts';
import { isIoError, tryWrite, withRetry, writeWithRetry } from '#main/storage/write-with-retry.ts';
import { logHeader } from './result-lines.ts';

const missingWords = (name: string) =>
  `${name} is missing, so its run isn’t shown. Its results are still there. Restore a backup in Settings, Storage.`;

/** The message of a run that was under way when the app ended. */
export const endedWords = 'Tidings closed while it was running.';

/** The runs on disk, each in its own folder with its rows and its log. */
export type RunStore = {
  /** All readable runs, newest first, including the trash. */
  readonly list: () => readonly Run[];
  readonly read: (id: string) => Run | null;
  /** Saves a new run: on the disk, then here. Returns why it couldn't, in words; then nothing changed. */
  readonly add: (run: Run) => Promise<string | null>;
  /** Shows a run like this until the app ends, because it couldn't be saved. */
  readonly hold: (run: Run) => void;
  /**
   * Changes the latest that is saved of a run, after all changes to it before. Returns why it couldn't, in words; then
   * nothing changed. The same value changes nothing. What `hold` set stays, unless the end of the run is saved.
   */
  readonly update: (id: string, change: (saved: Run) => Run) => Promise<string | null>;
  /** A run as it is saved, without what `hold` set. */
  readonly saved: (id: string) => Run | null;
  /** Removes a run with its files. Returns why it couldn't, in words; then the run is still there. */
  readonly remove: (id: string) => Promise<string | null>;
  readonly rowsFile: (id: string) => string;
  readonly logFile: (id: string) => string;
  /** Makes the folder of a new run. Returns why it couldn't, in words. */
  readonly make: (id: string) => string | null;
};

/** Opens the runs. A damaged one is set aside. The person is notified of damaged, unreadable and newer ones. */
export async function openRunStore(place: StorePlace): Promise<RunStore> {
  const home = join(place.folder, 'runs');
  const folderOf = (id: string) => join(home, id);
  /** The runs as they are saved. */
  const known = new Map<string, Run>();
  /** The runs as they are shown, where that couldn't be saved. */
  const held = new Map<string, Run>();
  /** Those that the system couldn't read, and what the person was told of it. */
  const pending = new Map<string, string>();
  const queues = new Map<string, Queue>();

  /** The writes of one run wait for each other: one that has to be tried again must not overwrite a later one. */
  function inTurn(id: string, work: () => Promise<string | null>): Promise<string | null> {
    const queue = queues.get(id) ?? createQueue();
    queues.set(id, queue);
    return queue(work);
  }

  async function replace(before: Run, next: Run): Promise<string | null> {
    const problem = await writeDocument(folderOf(next.id), 'run', next);
    if (problem !== null) return problem;
    known.set(next.id, next);
    const shown = held.get(next.id);
    held.delete(next.id);
    const isRestSaved = !isGoing(next) && !isDeepStrictEqual(restOf(next), restOf(before));
    if (shown !== undefined && !isRestSaved) held.set(next.id, { ...next, ...restOf(shown) });
    return null;
  }

  async function load(id: string): Promise<void> {
    const file = join(folderOf(id), 'run.json');
    const found = await readDocument(file, runSchema);
    const name = `runs/${id}/run.json`;
    if (found.kind === 'read') known.set(id, found.value);
    if (found.kind === 'unreadable') await setAside(file, place);
    if (found.kind === 'missing' && isWithoutRun(folderOf(id))) place.onNotice(missingWords(name), 'storage');
    if (found.kind === 'newer')
      place.onNotice(`A run, ${name}, was made by a newer version of Tidings. It wasn’t changed and isn’t shown.`);
    if (found.kind === 'not-readable-now') {
      const says = notReadableWords(name, found.code);
      pending.set(id, says);
      place.onNotice(says);
    }
  }

  /** What couldn't be read at the start is tried again, quickly, whenever the runs are asked for. */
  function retry() {
    for (const [id, says] of pending) {
      const found = readDocumentNow(join(folderOf(id), 'run.json'), runSchema);
      if (found.kind === 'not-readable-now') continue;
      pending.delete(id);
      place.onNoticeOver?.(says);
      if (found.kind === 'read') known.set(id, interrupted(found.value));
      if (found.kind === 'unreadable') setAsideNow(join(folderOf(id), 'run.json'), place);
    }
  }

  const listed = await runIds(home);
  if ('code' in listed) place.onNotice(notReadableWords('The runs folder', listed.code));
  else for (const id of listed.ids) await load(id);

  return {
    list: () => {
      retry();
      return [...known.values()]
        .map((run) => held.get(run.id) ?? run)
        .sort((a, b) => compareTexts(b.startedAt, a.startedAt));
    },
    read: (id) => held.get(id) ?? known.get(id) ?? null,
    add: (run) => inTurn(run.id, () => replace(run, run)),
    hold: (run) => void held.set(run.id, run),
    update: (id, change) =>
      inTurn(id, async () => {
        const saved = known.get(id);
        if (saved === undefined) return 'It no longer exists.';
        const next = change(saved);
        return next === saved ? null : replace(saved, next);
      }),
    saved: (id) => known.get(id) ?? null,
    remove: (id) =>
      inTurn(id, async () => {
        const problem = await writeWithRetry(() => removeFolder(folderOf(id)));
        if (problem === null) {
          known.delete(id);
          held.delete(id);
        }
        return problem;
      }),
    rowsFile: (id) => join(folderOf(id), 'rows.jsonl'),
    logFile: (id) => join(folderOf(id), 'results.jsonl'),
    make: (id) => tryWrite(() => mkdirSync(folderOf(id), { recursive: true })),
  };
}

/** Whether there are results without their run. A run that just began, or was set aside, doesn't count. */
function isWithoutRun(folder: string): boolean {
  const names = tryNames(folder);
  const isAside = names.some((name) => /^run\.(unreadable|replaced)-/.test(name));
  return !isAside && sizeOf(join(folder, 'results.jsonl')) > logHeader.length + 1;
}

/** The size of a file, in bytes; 0 where it isn't there or the system doesn't say. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

function isGoing({ state }: Run): boolean {
  return state === 'running' || state === 'paused';
}

/** The fields that a pass over a run's items changes. */
export function restOf({ state, says, ledger, unmet, endedAt, wentMs }: Run): Partial<Run> {
  return { state, says, ledger, unmet, endedAt, ...(wentMs !== undefined && { wentMs }) };
}

/** A run can't be under way when it is opened. */
function interrupted(run: Run): Run {
  return isGoing(run) ? { ...run, state: 'interrupted', says: endedWords } : run;
}

/** run.json is removed last, so that a partly removed run is still listed and can be removed again. */
function removeFolder(folder: string) {
  for (const name of namesIn(folder)) if (name !== 'run.json') rmSync(join(folder, name), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
}

async function runIds(home: string): Promise<{ readonly ids: readonly string[] } | { readonly code: string }> {
  try {
    const names = await withRetry(() => namesIn(home), isIoError);
    return { ids: names.filter((name) => /^[0-9a-f-]{36}$/.test(name)) };
  } catch (error) {
    return { code: fileErrorCode(error) };
  }
}

function tryNames(folder: string): readonly string[] {
  try {
    return namesIn(folder);
  } catch {
    return [];
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
