import { noRetention } from '#app/history/retention.ts';
import type { Settings } from '#app/settings/settings.ts';
import type { Environments } from './environments/environments.ts';
import { isSecretUsed } from './environments/network-handlers.ts';
import type { Customers } from './history/customers.ts';
import type { History } from './history/history.ts';
import { expired } from './history/retention.ts';
import { loadClient } from './http/client.ts';
import type { Runs } from './runs/runs.ts';
import type { SecretName, Secrets } from './secrets/secrets.ts';
import type { Backups } from './storage/backups.ts';
import type { Clock } from './storage/clock.ts';
import type { StorePlace } from './storage/document-store.ts';
import { bothFromDisk, type DocumentStore, mapFromDisk } from './storage/open-document.ts';

type StartupMaintenanceParts = Pick<StorePlace, 'onNotice'> & {
  readonly history: History;
  readonly onHistoryChanged: () => void;
  readonly customers: Customers;
  readonly settings: DocumentStore<Settings>;
  readonly environments: Environments;
  readonly runs: Runs;
  readonly secrets: Secrets;
  readonly backups: Backups;
  readonly clock: Clock;
  readonly documents: readonly Pick<DocumentStore<unknown>, 'canReadAgain'>[];
};

/**
 * What a start does when nobody waits for it any more: the history is read, what sends is loaded, today's backup is taken,
 * and what is past its time goes.
 */
export async function runStartupMaintenance(parts: StartupMaintenanceParts): Promise<void> {
  const { history, onHistoryChanged, customers, settings, runs, backups } = parts;
  const { onNotice, clock } = parts;
  await offerReload(parts);
  await history.ready();
  onHistoryChanged();
  await loadClient();
  const notRemoved = await runs.removeOldTrash(clock.confirmed);
  if (notRemoved !== null) onNotice(`Runs that were in the trash for 30 days couldn’t be removed. ${notRemoved}`);
  await removeUnusedSecrets(parts);
  const notTaken = await backups.takeDaily();
  if (notTaken !== null) onNotice(`Today’s backup could not be taken. ${notTaken}`);
  // Settings that were not read say nothing about what may go.
  const retention = settings.fromDisk()?.value.retention ?? noRetention;
  const gone = expired(history.summaries(), retention, history.bytesEach(), clock.confirmed);
  if (gone.size === 0) return;
  const { fault } = await history.remove(({ id }) => gone.has(id));
  if (fault !== null) onNotice(`Events that are past their time couldn’t be removed. ${fault}`);
  customers.dropIndex();
  onHistoryChanged();
}

/** Only when both files that say what is used were read. */
async function removeUnusedSecrets({
  environments,
  settings,
  secrets,
  onNotice,
}: StartupMaintenanceParts): Promise<void> {
  const own = environments.fromDisk();
  const kept = settings.fromDisk();
  if (own === null || kept === null) return;
  const isUsed = mapFromDisk(bothFromDisk(own, kept), ([list, { proxy }]) => (name: SecretName) => {
    return isSecretUsed(name, list, proxy.kind === 'manual' ? proxy : null);
  });
  const fault = await secrets.keepOnly(isUsed);
  if (fault !== null) onNotice(`Passwords that nothing uses any more couldn’t be removed. ${fault}`);
}

/** What could not be read at the start may be free by now. The window takes it up when it is reloaded, not before. */
async function offerReload({ documents, onNotice }: StartupMaintenanceParts): Promise<void> {
  const readable = await Promise.all(documents.map((store) => store.canReadAgain()));
  if (readable.includes(true))
    onNotice(
      'A file that couldn’t be read when Tidings started can be read now. Reload the window to use it.',
      'reload',
    );
}
