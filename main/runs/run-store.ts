import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Run, runSchema } from '#app/runs/run.ts';
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
import { codeOf, isIoError, tryWrite, withRetry, writeWithRetry } from '#main/storage/write-with-retry.ts';
import { logHeader } from './result-lines.ts';

/** What is said of a run that was under way when the app ended. */
export const endedWords = 'Tidings ended while it was under way.';

/** The runs on the disk, each in a folder of its own: the run, its rows, its log. */
export type RunStore = {
  /** All that can be read, newest first, the trash included. */
  readonly list: () => readonly Run[];
  readonly read: (id: string) => Run | null;
  /** Saves a new run: on the disk, then here. Returns why it could not, in words; then nothing changed. */
  readonly add: (run: Run) => Promise<string | null>;
  /** Holds how a run is now where that could not be saved, until the app ends. */
  readonly hold: (run: Run) => void;
  /**
   * Changes the latest that is saved of a run, after all changes to it before. Returns why it could not, in words; then
   * nothing changed. The same value changes nothing. What is held stays, unless how the run ended is saved with it.
   */
  readonly update: (id: string, change: (saved: Run) => Run) => Promise<string | null>;
  /** A run as it is saved, whatever is held of it. */
  readonly saved: (id: string) => Run | null;
  /** Removes a run with its files. Returns why it could not, in words; then the run is still there. */
  readonly remove: (id: string) => Promise<string | null>;
  readonly rowsFile: (id: string) => string;
  readonly logFile: (id: string) => string;
  /** Makes the folder of a new run. Returns why it could not, in words. */
  readonly make: (id: string) => string | null;
};

/** Opens the runs. One that is damaged is set aside; that and one that cannot be read now or is newer is told of. */
export async function openRunStore(place: StorePlace): Promise<RunStore> {
  const home = join(place.folder, 'runs');
  const folderOf = (id: string) => join(home, id);
  /** The runs as they are saved, */
  const known = new Map<string, Run>();
  /** and as they are now where that could not be saved, or is not to be. */
  const held = new Map<string, Run>();
  /** Those that the system did not hand out. */
  const pending = new Set<string>();
  const queues = new Map<string, Queue>();

  /** The writes of one run wait for each other: one that has to be tried again must not overwrite a later one. */
  function inTurn(id: string, work: () => Promise<string | null>): Promise<string | null> {
    const queue = queues.get(id) ?? createQueue();
    queues.set(id, queue);
    return queue(work);
  }

  async function replace(before: Run, next: Run): Promise<string | null> {
    const fault = await writeDocument(folderOf(next.id), 'run', next);
    if (fault !== null) return fault;
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
    if (found.kind === 'missing' && isWithoutRun(folderOf(id)))
      place.onNotice(
        `${name} is missing, so its run isn’t shown. Its results are still there. Restore a backup in Settings, Storage.`,
        'storage',
      );
    if (found.kind === 'newer')
      place.onNotice(`A run, ${name}, was made by a newer Tidings. It is left as it is and not shown.`);
    if (found.kind === 'not-readable-now') {
      pending.add(id);
      place.onNotice(notReadableWords(name, found.code));
    }
  }

  /** What could not be read at the start is tried again, quickly, whenever the runs are asked for. */
  function retry() {
    for (const id of pending) {
      const found = readDocumentNow(join(folderOf(id), 'run.json'), runSchema);
      if (found.kind === 'not-readable-now') continue;
      pending.delete(id);
      if (found.kind === 'read') known.set(id, interrupted(found.value));
      if (found.kind === 'unreadable') setAsideNow(join(folderOf(id), 'run.json'), place);
    }
  }

  const listed = await runIds(home);
  if ('code' in listed) place.onNotice(notReadableWords('The folder runs', listed.code));
  else for (const id of listed.ids) await load(id);

  return {
    list: () => {
      retry();
      return [...known.values()]
        .map((run) => held.get(run.id) ?? run)
        .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
    },
    read: (id) => held.get(id) ?? known.get(id) ?? null,
    add: (run) => inTurn(run.id, () => replace(run, run)),
    hold: (run) => void held.set(run.id, run),
    update: (id, change) =>
      inTurn(id, async () => {
        const saved = known.get(id);
        if (saved === undefined) return 'It is not there any more.';
        const next = change(saved);
        return next === saved ? null : replace(saved, next);
      }),
    saved: (id) => known.get(id) ?? null,
    remove: (id) =>
      inTurn(id, async () => {
        const fault = await writeWithRetry(() => removeFolder(folderOf(id)));
        if (fault === null) {
          known.delete(id);
          held.delete(id);
        }
        return fault;
      }),
    rowsFile: (id) => join(folderOf(id), 'rows.jsonl'),
    logFile: (id) => join(folderOf(id), 'results.jsonl'),
    make: (id) => tryWrite(() => mkdirSync(folderOf(id), { recursive: true })),
  };
}

/** Whether results are there without their run. One that was just begun, or set aside, is none of these. */
function isWithoutRun(folder: string): boolean {
  const names = tryNames(folder);
  const isAside = names.some((name) => /^run\.(unreadable|replaced)-/.test(name));
  return !isAside && sizeOf(join(folder, 'results.jsonl')) > logHeader.length + 1;
}

/** The size of a file, in bytes; 0 where it is not there or the system does not say. */
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

/** How a run is at rest: all that a pass over its items changes. */
export function restOf({ state, says, ledger, unmet, endedAt, wentMs }: Run): Partial<Run> {
  return { state, says, ledger, unmet, endedAt, ...(wentMs !== undefined && { wentMs }) };
}

/** Nothing was under way when it was found. */
function interrupted(run: Run): Run {
  return isGoing(run) ? { ...run, state: 'interrupted', says: endedWords } : run;
}

/** The run itself goes last: one that is removed in part is still listed, and can be removed again. */
function removeFolder(folder: string) {
  for (const name of namesIn(folder)) if (name !== 'run.json') rmSync(join(folder, name), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
}

async function runIds(home: string): Promise<{ readonly ids: readonly string[] } | { readonly code: string }> {
  try {
    const names = await withRetry(() => namesIn(home), isIoError);
    return { ids: names.filter((name) => /^[0-9a-f-]{36}$/.test(name)) };
  } catch (error) {
    return { code: codeOf(error) };
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
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
