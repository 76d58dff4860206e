import type { Settings } from '#app/ipc/state.ts';
import { loadClient } from '#main/http/client.ts';
import { isSecretUsed } from '#main/ipc/network-handlers.ts';
import type { Runs } from '#main/run/runs.ts';
import type { Backups } from '#main/storage/backups.ts';
import type { DocumentStore, StorePlace } from '#main/storage/document-store.ts';
import type { Environments } from '#main/storage/environments.ts';
import type { History } from '#main/storage/history/history.ts';
import { expired } from '#main/storage/history/retention.ts';
import type { Visitors } from '#main/storage/history/visitors.ts';
import type { Secrets } from '#main/storage/secrets.ts';

type TidyUpParts = Pick<StorePlace, 'onNotice' | 'now'> & {
  readonly history: History;
  readonly onHistoryChanged: () => void;
  readonly visitors: Visitors;
  readonly settings: DocumentStore<Settings>;
  readonly environments: Environments;
  readonly runs: Runs;
  readonly secrets: Secrets;
  readonly backups: Backups;
};

/**
 * What a start does when nobody waits for it any more: the history is read, what sends is loaded, today's backup is taken,
 * and what is past its time goes.
 */
export async function tidyUp(parts: TidyUpParts): Promise<void> {
  const { history, onHistoryChanged, visitors, settings, environments, runs, secrets, backups } = parts;
  const { onNotice, now } = parts;
  await history.ready();
  onHistoryChanged();
  await loadClient();
  runs.removeOldTrash();
  const { proxy } = settings.read();
  secrets.keepOnly((name) => isSecretUsed(name, environments.list(), proxy.kind === 'manual' ? proxy : null));
  const fault = await backups.takeDaily();
  if (fault !== null) onNotice(`Today’s backup could not be taken. ${fault}`);
  const gone = expired(history.summaries(), settings.read().retention, history.bytesEach(), now());
  if (gone.size === 0) return;
  await history.remove(({ id }) => gone.has(id));
  visitors.forgetBook();
  onHistoryChanged();
}
