import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Run, runSchema } from '#app/run/run.ts';
import {
  notReadableWords,
  readDocument,
  readDocumentNow,
  type StorePlace,
  setAside,
  setAsideNow,
  writeDocument,
} from '#main/storage/document-store.ts';
import { codeOf, isIoError, tryWrite, withRetry, writeWithRetry } from '#main/storage/write.ts';
import { logHeader } from './result-lines.ts';

/** What is said of a run that was under way when the app ended. */
export const endedWords = 'Tidings ended while it was under way.';

/** The runs on the disk, each in a folder of its own: the run, its rows, its log. */
export type RunStore = {
  /** All that can be read, newest first, the trash included. */
  readonly list: () => readonly Run[];
  readonly read: (id: string) => Run | null;
  /** Saves a run: on the disk, then here. Returns why it could not, in words; then nothing changed. */
  readonly write: (run: Run) => Promise<string | null>;
  /** Holds how a run is now where that could not be saved, until the app ends. */
  readonly hold: (run: Run) => void;
  /**
   * Changes what is saved of a run, whatever is held of it. Returns why it could not, in words; then nothing changed. What
   * is held stays.
   */
  readonly change: (id: string, change: Pick<Run, 'deletedAt'>) => Promise<string | null>;
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
    write: async (run) => {
      const fault = await writeDocument(folderOf(run.id), 'run', run);
      if (fault === null) {
        known.set(run.id, run);
        const shown = held.get(run.id);
        held.delete(run.id);
        // Nothing says how it rests: that stays as it is held.
        if (shown !== undefined && isGoing(run)) held.set(run.id, { ...run, ...restOf(shown) });
      }
      return fault;
    },
    hold: (run) => void held.set(run.id, run),
    change: async (id, change) => {
      const run = known.get(id);
      if (run === undefined) return 'It is not there any more.';
      const fault = await writeDocument(folderOf(id), 'run', { ...run, ...change });
      if (fault !== null) return fault;
      known.set(id, { ...run, ...change });
      const shown = held.get(id);
      if (shown !== undefined) held.set(id, { ...shown, ...change });
      return null;
    },
    saved: (id) => known.get(id) ?? null,
    remove: async (id) => {
      const fault = await writeWithRetry(() => removeFolder(folderOf(id)));
      if (fault === null) {
        known.delete(id);
        held.delete(id);
      }
      return fault;
    },
    rowsFile: (id) => join(folderOf(id), 'rows.jsonl'),
    logFile: (id) => join(folderOf(id), 'results.jsonl'),
    make: (id) => tryWrite(() => mkdirSync(folderOf(id), { recursive: true })),
  };
}

/** Whether results are there without their run. One that was just begun, or set aside, is none of these. */
function isWithoutRun(folder: string): boolean {
  const names = tryNames(folder);
  const log = statSync(join(folder, 'results.jsonl'), { throwIfNoEntry: false });
  return !names.some((name) => /^run\.(unreadable|replaced)-/.test(name)) && (log?.size ?? 0) > logHeader.length + 1;
}

function isGoing({ state }: Run): boolean {
  return state === 'running' || state === 'paused';
}

function restOf({ state, says, ledger, unmet, endedAt, wentMs }: Run): Partial<Run> {
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
