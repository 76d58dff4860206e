import type { CustomerTrace } from '#app/customers/customer-matcher.ts';
import { type Environment, environmentSchema } from '#app/environments/environment.ts';
import { workspaceSchema } from '#app/library/workspace.ts';
import { formatCount } from '#app/quantity.ts';
import { settingsSchema } from '#app/settings/settings.ts';
import type { History } from '#main/history/history.ts';
import { forgetInRuns, runLines } from '#main/runs/erase-in-runs.ts';
import { faultOf } from '#main/storage/write-with-retry.ts';
import { eraseInExchange, isOwnExchange, mentionsCustomer } from './erasure/exchanges.ts';
import { eraseInFiles, type FileLeft, type FilesOrder, whatIsLeft } from './erasure/files.ts';
import { catalogueWithout, tabWithout, workspaceWithout } from './erasure/saved-things.ts';
import type { CustomerHandlerParts } from './handlers.ts';

export type Erased = { readonly exchanges: number; readonly otherFiles: number; readonly says: readonly string[] };

export type ErasureWatch = { readonly signal: AbortSignal | null; readonly onProgress: FilesOrder['onProgress'] };

/** Looks for a customer in the history: their own events, and those of others that mention them. */
export async function searchHistory(
  { history }: Pick<CustomerHandlerParts, 'history'>,
  trace: CustomerTrace,
  signal: AbortSignal | null,
): Promise<{
  readonly own: ReadonlySet<string>;
  readonly mentions: ReadonlySet<string>;
  readonly unread: readonly string[];
}> {
  const own = new Set<string>();
  const { ids, unreadParts } = await history.search(
    (exchange) => {
      if (isOwnExchange(exchange, trace)) own.add(exchange.id);
      return own.has(exchange.id) || mentionsCustomer(exchange, trace);
    },
    trace.mayBeIn,
    signal,
  );
  const unread = unreadParts === 0 ? [] : [`${formatCount(unreadParts, 'part')} of the history could not be read.`];
  return { own, mentions: new Set(ids.filter((id) => !own.has(id))), unread };
}

/** How many events of a customer, or that mention them, are under way. */
export function underWayOf(history: Pick<History, 'recent'>, trace: CustomerTrace): number {
  return history
    .recent()
    .filter((one) => one.result.kind === 'under-way' && (isOwnExchange(one, trace) || mentionsCustomer(one, trace)))
    .length;
}

/**
 * Removes a customer from all that is kept. Whatever fails, every other step is done; what is left and where is in the answer, in
 * words.
 */
export async function eraseCustomer(
  parts: CustomerHandlerParts,
  trace: CustomerTrace,
  { signal, onProgress }: ErasureWatch,
): Promise<Erased> {
  const says: string[] = [];
  const attempt = async <T>(what: string, work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const isStopped = signal?.aborted === true;
      says.push(isStopped ? `You stopped it: ${what} may still hold the customer.` : `${what}: ${faultOf(error)}`);
      return otherwise;
    }
  };
  const note = (what: string, fault: string | null) => {
    if (fault !== null) says.push(`${what}: ${fault}`);
  };
  const { tabs, workspace, catalogue, settings, history } = parts;
  await attempt(
    'Open events',
    async () => note('Open events', await tabs.rewrite((tab) => tabWithout(tab, trace))),
    undefined,
  );
  await attempt('Environments', async () => note('Environments', await clearEnvironments(parts, trace)), undefined);
  await attempt('The library', async () => note('The library', await clearLibrary(workspace, trace)), undefined);
  await attempt(
    'Suggestions',
    async () => note('Suggestions', await catalogue.update((kept) => catalogueWithout(kept, trace))),
    undefined,
  );
  await attempt(
    'Settings',
    async () => note('Settings', (await settings?.update((kept) => trace.clear(settingsSchema, kept))) ?? null),
    undefined,
  );
  let exchanges = 0;
  // What came while the rest was removed goes in the second round.
  const eraseInHistory = async () => {
    const { own, mentions, unread } = await searchHistory(parts, trace, signal);
    says.push(...unread);
    if (own.size + mentions.size === 0) return;
    const { removed, fault } = await history.rewrite(new Set([...own, ...mentions]), (one) =>
      eraseInExchange(one, trace),
    );
    exchanges += removed;
    note('The history', fault);
  };
  await attempt('The history', eraseInHistory, undefined);
  parts.forgetInMemory(trace);
  const runs = await attempt('Runs', () => forgetInRuns(parts.runStore, trace, true), { runs: 0, faults: [] });
  for (const fault of runs.faults) note('Runs', fault);
  const order = filesOrder(parts, trace, signal, onProgress);
  const { files, left } = await attempt('Backups', () => parts.inTurn(() => eraseInFiles(order)), {
    files: 0,
    left: [],
  });
  parts.forgetInMemory(trace);
  await attempt('The window’s caches', parts.emptyCaches, undefined);
  parts.visitors.forgetBook();
  await attempt('The history', eraseInHistory, undefined);
  // Those are skipped by the history until they have ended.
  const going = underWayOf(history, trace);
  if (going > 0)
    says.push(`${formatCount(going, 'event')} to the customer began meanwhile. Erase again when they have ended.`);
  const still = await attempt('The last search', () => whatIsLeft(order), []);
  says.push(...sayLeft([...left, ...still]));
  return { exchanges, otherFiles: files, says: [...new Set(says)] };
}

/** How files are gone through that no store rewrites. */
export function filesOrder(
  { folder, runStore }: Pick<CustomerHandlerParts, 'folder' | 'runStore'>,
  trace: CustomerTrace,
  signal: AbortSignal | null,
  onProgress: FilesOrder['onProgress'],
): FilesOrder {
  return {
    folder,
    trace,
    runLines: (file) => runLines(file, trace),
    isKnownRun: (id) => runStore.read(id) !== null,
    signal,
    onProgress,
  };
}

/** What is left, file by file, in words. */
export function sayLeft(left: readonly FileLeft[]): readonly string[] {
  const byPath = new Map(left.map(({ path, says }) => [path, says]));
  return [...byPath].map(([path, says]) => `${path}: ${says}`);
}

async function clearLibrary(
  workspace: CustomerHandlerParts['workspace'],
  trace: CustomerTrace,
): Promise<string | null> {
  let isValid = true;
  const fault = await workspace.update((kept) => {
    const cleared = workspaceSchema.safeParse(workspaceWithout(kept, trace));
    isValid = cleared.success;
    return cleared.success ? workspaceWithout(kept, trace) : kept;
  });
  return isValid ? fault : 'Without the customer it would not be readable, so it is left as it is.';
}

async function clearEnvironments({ environments }: CustomerHandlerParts, trace: CustomerTrace): Promise<string | null> {
  const isTheirs = (environment: Environment) => trace.isIn(environmentSchema, environment);
  for (const environment of environments.list().filter(isTheirs)) {
    const answer = await environments.save(trace.clear(environmentSchema, environment));
    if (answer.kind === 'not-saved') return answer.says;
    if (answer.kind === 'refused') return answer.says.join(' ');
  }
  return null;
}
