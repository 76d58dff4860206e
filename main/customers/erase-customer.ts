import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { type Environment, environmentSchema } from '#app/environments/environment.ts';
import { workspaceSchema } from '#app/library/workspace.ts';
import { formatCount } from '#app/quantity.ts';
import { settingsSchema } from '#app/settings/settings.ts';
import type { History } from '#main/history/history.ts';
import { eraseInRuns, runLines } from '#main/runs/erase-in-runs.ts';
import { errorOf } from '#main/storage/write-with-retry.ts';
import { eraseInExchange, isOwnExchange, mentionsCustomer } from './erasure/exchanges.ts';
import { eraseInFiles, type FileLeft, type FilesOrder, whatIsLeft } from './erasure/files.ts';
import { catalogueWithout, tabWithout, workspaceWithout } from './erasure/saved-things.ts';
import type { CustomerHandlerParts } from './handlers.ts';

export type Erased = { readonly exchanges: number; readonly otherFiles: number; readonly says: readonly string[] };

export type ErasureWatch = { readonly signal: AbortSignal | null; readonly onProgress: FilesOrder['onProgress'] };

/** Looks for a customer in the history: their own events, and those of others that mention them. */
export async function searchHistory(
  { history }: Pick<CustomerHandlerParts, 'history'>,
  matcher: CustomerMatcher,
  signal: AbortSignal | null,
): Promise<{
  readonly own: ReadonlySet<string>;
  readonly mentions: ReadonlySet<string>;
  readonly unread: readonly string[];
}> {
  const own = new Set<string>();
  const { ids, unreadParts } = await history.search(
    (exchange) => {
      if (isOwnExchange(exchange, matcher)) own.add(exchange.id);
      return own.has(exchange.id) || mentionsCustomer(exchange, matcher);
    },
    matcher.mayBeIn,
    signal,
  );
  const unread = unreadParts === 0 ? [] : [`${formatCount(unreadParts, 'part')} of the history could not be read.`];
  return { own, mentions: new Set(ids.filter((id) => !own.has(id))), unread };
}

/** How many events of a customer, or that mention them, are under way. */
export function underWayOf(history: Pick<History, 'recent'>, matcher: CustomerMatcher): number {
  return history
    .recent()
    .filter((one) => one.result.kind === 'under-way' && (isOwnExchange(one, matcher) || mentionsCustomer(one, matcher)))
    .length;
}

/**
 * Removes a customer from all that is kept. Whatever fails, every other step is done; what is left and where is in the answer, in
 * words.
 */
export async function eraseCustomer(
  parts: CustomerHandlerParts,
  matcher: CustomerMatcher,
  { signal, onProgress }: ErasureWatch,
): Promise<Erased> {
  const says: string[] = [];
  const attempt = async <T>(what: string, work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const isStopped = signal?.aborted === true;
      says.push(isStopped ? `You stopped it: ${what} may still hold the customer.` : `${what}: ${errorOf(error)}`);
      return otherwise;
    }
  };
  const note = (what: string, fault: string | null) => {
    if (fault !== null) says.push(`${what}: ${fault}`);
  };
  const { tabs, workspace, catalogue, settings, history } = parts;
  await attempt(
    'Open events',
    async () => note('Open events', await tabs.rewrite((tab) => tabWithout(tab, matcher))),
    undefined,
  );
  await attempt('Environments', async () => note('Environments', await clearEnvironments(parts, matcher)), undefined);
  await attempt('The library', async () => note('The library', await clearLibrary(workspace, matcher)), undefined);
  await attempt(
    'Suggestions',
    async () => note('Suggestions', await catalogue.update((kept) => catalogueWithout(kept, matcher))),
    undefined,
  );
  await attempt(
    'Settings',
    async () => note('Settings', (await settings?.update((kept) => matcher.clear(settingsSchema, kept))) ?? null),
    undefined,
  );
  let exchanges = 0;
  // What came while the rest was removed goes in the second round.
  const eraseInHistory = async () => {
    const { own, mentions, unread } = await searchHistory(parts, matcher, signal);
    says.push(...unread);
    if (own.size + mentions.size === 0) return;
    const { removed, fault } = await history.rewrite(new Set([...own, ...mentions]), (one) =>
      eraseInExchange(one, matcher),
    );
    exchanges += removed;
    note('The history', fault);
  };
  await attempt('The history', eraseInHistory, undefined);
  parts.eraseInMemory(matcher);
  const runs = await attempt('Runs', () => eraseInRuns(parts.runStore, matcher, true), { runs: 0, faults: [] });
  for (const fault of runs.faults) note('Runs', fault);
  const order = filesOrder(parts, matcher, signal, onProgress);
  const { files, left } = await attempt('Backups', () => parts.inTurn(() => eraseInFiles(order)), {
    files: 0,
    left: [],
  });
  parts.eraseInMemory(matcher);
  await attempt('The window’s caches', parts.emptyCaches, undefined);
  parts.customers.dropIndex();
  await attempt('The history', eraseInHistory, undefined);
  // Those are skipped by the history until they have ended.
  const going = underWayOf(history, matcher);
  if (going > 0)
    says.push(`${formatCount(going, 'event')} to the customer began meanwhile. Erase again when they have ended.`);
  const still = await attempt('The last search', () => whatIsLeft(order), []);
  says.push(...sayLeft([...left, ...still]));
  return { exchanges, otherFiles: files, says: [...new Set(says)] };
}

/** How files are gone through that no store rewrites. */
export function filesOrder(
  { folder, runStore }: Pick<CustomerHandlerParts, 'folder' | 'runStore'>,
  matcher: CustomerMatcher,
  signal: AbortSignal | null,
  onProgress: FilesOrder['onProgress'],
): FilesOrder {
  return {
    folder,
    matcher,
    runLines: (file) => runLines(file, matcher),
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
  matcher: CustomerMatcher,
): Promise<string | null> {
  let isValid = true;
  const fault = await workspace.update((kept) => {
    const cleared = workspaceSchema.safeParse(workspaceWithout(kept, matcher));
    isValid = cleared.success;
    return cleared.success ? workspaceWithout(kept, matcher) : kept;
  });
  return isValid ? fault : 'Without the customer it would not be readable, so it is left as it is.';
}

async function clearEnvironments(
  { environments }: CustomerHandlerParts,
  matcher: CustomerMatcher,
): Promise<string | null> {
  const isTheirs = (environment: Environment) => matcher.isIn(environmentSchema, environment);
  for (const environment of environments.list().filter(isTheirs)) {
    const answer = await environments.save(matcher.clear(environmentSchema, environment));
    if (answer.kind === 'not-saved') return answer.says;
    if (answer.kind === 'refused') return answer.says.join(' ');
  }
  return null;
}
