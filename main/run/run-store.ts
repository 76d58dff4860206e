import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Run, runSchema } from '#app/run/run.ts';
import {
  notReadableWords,
  readDocumentNow,
  type StorePlace,
  setAsideNow,
  writeDocumentNow,
} from '#main/storage/document-store.ts';
import { tryWrite } from '#main/storage/write.ts';

/** The runs on the disk, each in a folder of its own: the run, its rows, its log. */
export type RunStore = {
  /** All that can be read, newest first, the trash included. */
  readonly list: () => readonly Run[];
  readonly read: (id: string) => Run | null;
  /** Returns why it could not be saved, in words. */
  readonly write: (run: Run) => string | null;
  readonly remove: (id: string) => string | null;
  readonly rowsFile: (id: string) => string;
  readonly logFile: (id: string) => string;
  /** Makes the folder of a new run. Returns why it could not, in words. */
  readonly make: (id: string) => string | null;
};

/** Opens the runs. One that cannot be read is set aside and told of. */
export function openRunStore(place: StorePlace): RunStore {
  const home = join(place.folder, 'runs');
  const folderOf = (id: string) => join(home, id);
  const known = new Map<string, Run>();

  for (const id of runIds(home)) {
    const file = join(folderOf(id), 'run.json');
    const found = readDocumentNow(file, runSchema);
    if (found.kind === 'read') known.set(id, found.value);
    if (found.kind === 'unreadable') setAsideNow(file, place);
    if (found.kind === 'not-readable-now') place.onNotice(notReadableWords('A run', found.code));
    if (found.kind === 'newer') place.onNotice('A run was made by a newer Tidings. It is left as it is.');
  }

  return {
    list: () => [...known.values()].sort((a, b) => b.startedAt.localeCompare(a.startedAt)),
    read: (id) => known.get(id) ?? null,
    write: (run) => {
      known.set(run.id, run);
      return writeDocumentNow(folderOf(run.id), 'run', run);
    },
    remove: (id) => {
      known.delete(id);
      return tryWrite(() => rmSync(folderOf(id), { recursive: true, force: true }));
    },
    rowsFile: (id) => join(folderOf(id), 'rows.jsonl'),
    logFile: (id) => join(folderOf(id), 'results.jsonl'),
    make: (id) => tryWrite(() => mkdirSync(folderOf(id), { recursive: true })),
  };
}

function runIds(home: string): readonly string[] {
  try {
    return readdirSync(home).filter((name) => /^[0-9a-f-]{36}$/.test(name));
  } catch {
    return [];
  }
}
