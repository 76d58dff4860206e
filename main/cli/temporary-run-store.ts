import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '#app/runs/run.ts';
import type { RunStore } from '#main/runs/run-store.ts';
import { tryWrite } from '#main/storage/write-with-retry.ts';

/** Stores runs until a command ends: rows and results in a folder that is removed afterwards, the rest in memory. */
export function createTemporaryRunStore(folder: string): RunStore {
  const known = new Map<string, Run>();
  return {
    list: () => [...known.values()],
    read: (id) => known.get(id) ?? null,
    add: async (run) => {
      known.set(run.id, run);
      return null;
    },
    hold: (run) => void known.set(run.id, run),
    update: async (id, change) => {
      const run = known.get(id);
      if (run !== undefined) known.set(id, change(run));
      return null;
    },
    saved: (id) => known.get(id) ?? null,
    remove: async (id) => {
      known.delete(id);
      return null;
    },
    rowsFile: (id) => join(folder, id, 'rows.jsonl'),
    logFile: (id) => join(folder, id, 'results.jsonl'),
    make: (id) => tryWrite(() => mkdirSync(join(folder, id), { recursive: true })),
  };
}
