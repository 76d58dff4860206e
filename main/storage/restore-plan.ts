import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { backupNames } from './backup-names.ts';
import { listDataFiles } from './data-files.ts';
import { readDocument, readDocumentNow, refusalWords, writeDocument } from './document-store.ts';
import { writeWithRetry } from './write-with-retry.ts';

/** What the next start restores: a backup, or a file that was set aside. */
const restoreSchema = z.object({ kind: z.enum(['backup', 'set-aside']), name: z.string() });

export type Restore = z.infer<typeof restoreSchema>;

/**
 * The plan on the disk. `swap` is in it once a whole copy is ready in `restoring/`: from then on a restore that is broken
 * off is continued, never begun again. A plan that is `done` only has to be removed.
 */
export const planSchema = restoreSchema.extend({
  stage: z.enum(['planned', 'begun', 'done']).default('planned'),
  swap: z
    .object({ files: z.array(z.string()).readonly(), removed: z.array(z.string()).readonly() })
    .nullable()
    .default(null),
});

export type Plan = z.infer<typeof planSchema>;
export type Swap = NonNullable<Plan['swap']>;

export const planFile = (folder: string) => join(folder, 'restore.json');

/** Why what a plan names can’t be restored. */
export const goneWords = 'It no longer exists.';

/** Remembers what to bring back at the next start, before anything is opened. Returns why it couldn't, in words. */
export async function planRestore(folder: string, { kind, name }: Restore): Promise<string | null> {
  if (!canRestore(folder, { kind, name })) return goneWords;
  const found = await readDocument(planFile(folder), planSchema);
  if (found.kind === 'newer' || found.kind === 'not-readable-now') return refusalWords('restore.json', found.kind);
  return writeDocument(folder, 'restore', { kind, name });
}

/** Forgets what the next start was to bring back. Returns why it couldn't, in words. */
export async function cancelRestore(folder: string): Promise<string | null> {
  const found = await readDocument(planFile(folder), planSchema);
  if (found.kind === 'newer' || found.kind === 'not-readable-now') return refusalWords('restore.json', found.kind);
  // Without its plan, a half swap would stay half.
  if (found.kind === 'read' && found.value.swap !== null) return 'It’s already being restored.';
  return removePlan(folder);
}

/** Returns why it couldn't, in words. */
export function removePlan(folder: string): Promise<string | null> {
  return writeWithRetry(() => rmSync(planFile(folder), { force: true }));
}

/**
 * The name in the plan on the disk, whether or not that can be restored now; null without one. `unknown` for a plan that
 * can't be read: it may name anything.
 */
export async function nameInPlan(folder: string): Promise<{ readonly name: string | null } | 'unknown'> {
  const found = await readDocument(planFile(folder), planSchema);
  if (found.kind === 'newer' || found.kind === 'not-readable-now') return 'unknown';
  return { name: found.kind === 'read' && found.value.stage !== 'done' ? found.value.name : null };
}

/** What the next start will restore; null for nothing. */
export function plannedRestore(folder: string): Restore | null {
  const found = readDocumentNow(planFile(folder), planSchema);
  if (found.kind !== 'read' || found.value.stage === 'done') return null;
  const { kind, name } = found.value;
  return canRestore(folder, { kind, name }) ? { kind, name } : null;
}

/** Whether what a plan names is there. */
export function canRestore(folder: string, { kind, name }: Restore): boolean {
  if (kind === 'backup') return backupNames(join(folder, 'backups')).includes(name);
  return listDataFiles(folder).some((file) => file.kind === 'setAside' && file.path === name);
}
