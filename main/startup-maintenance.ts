import { noRetention } from '#app/history/retention.ts';
import { isSecretUsed } from './environments/saved-secrets.ts';
import { expired } from './history/retention.ts';
import { loadClient } from './http/client.ts';
import type { SecretName } from './secrets/secrets.ts';
import type { Services } from './services.ts';
import { backUpEachDay } from './storage/daily-backup.ts';
import { bothFromDisk, type DocumentStore, mapFromDisk } from './storage/open-document.ts';

type MaintenanceParts = Pick<Services, 'context' | 'stores' | 'past' | 'running' | 'backups'> & {
  readonly documents: readonly Pick<DocumentStore<unknown>, 'canReadAgain'>[];
  /** Aborted when the app closes. */
  readonly closed: AbortSignal;
};

/**
 * What a start does once the window is in use: reads the history, loads what sends, takes today's backup, with one on each
 * further day, and removes what is past its time.
 */
export async function runStartupMaintenance(parts: MaintenanceParts): Promise<void> {
  const { past, running, backups } = parts;
  const { notices, clock } = parts.context;
  await offerReload(parts);
  await past.history.ready();
  past.onHistoryChanged();
  await loadClient();
  const notRemoved = await running.runs.removeOldTrash(clock.confirmed);
  if (notRemoved !== null) notices.raise(`Runs that were in the trash for 30 days couldn’t be removed. ${notRemoved}`);
  await removeUnusedSecrets(parts);
  const onProblem = (says: string) => notices.raise(`Today’s backup failed. ${says}`);
  await backUpEachDay({ backups, now: parts.context.now, onProblem, signal: parts.closed });
  await removeExpired(parts);
}

/** Settings that couldn't be read remove nothing. */
async function removeExpired({ context, stores, past }: MaintenanceParts): Promise<void> {
  const { history, onHistoryChanged } = past;
  const retention = stores.settings.fromDisk()?.value.retention ?? noRetention;
  const gone = expired(history.summaries(), retention, history.bytesEach(), context.clock.confirmed);
  if (gone.size === 0) return;
  const { problem } = await history.remove(gone);
  if (problem !== null) context.notices.raise(`Expired events couldn’t be removed. ${problem}`);
  onHistoryChanged();
}

/** Removes nothing unless both files that name the secrets in use were read. */
async function removeUnusedSecrets({ stores, context }: MaintenanceParts): Promise<void> {
  const { environments, settings, secrets } = stores;
  const savedEnvironments = environments.fromDisk();
  const savedSettings = settings.fromDisk();
  if (savedEnvironments === null || savedSettings === null) return;
  const isUsed = mapFromDisk(bothFromDisk(savedEnvironments, savedSettings), ([list, { proxy }]) => {
    return (name: SecretName) => isSecretUsed(name, list, proxy.kind === 'manual' ? proxy : null);
  });
  const problem = await secrets.keepOnly(isUsed);
  if (problem !== null) context.notices.raise(`Unused passwords couldn’t be removed. ${problem}`);
}

/** A file that was locked at the start may be readable now. The window uses it once it is reloaded. */
async function offerReload({ documents, context }: MaintenanceParts): Promise<void> {
  const readable = await Promise.all(documents.map((store) => store.canReadAgain()));
  if (readable.includes(true))
    context.notices.raise(
      'A file that couldn’t be read when Tidings started can be read now. Reload the window to use it.',
      'reload',
    );
}
