import { type CustomerMatcher, matchCustomer } from '#app/customers/customer-matcher.ts';
import type { Handlers, Output } from '#app/ipc/contract.ts';
import type { SendPush } from '#main/ipc/push.ts';
import { describeWriteError } from '#main/storage/write-with-retry.ts';
import { eraseCustomer } from './erase-customer.ts';
import type { Erasing } from './erasure-guard.ts';
import type { ErasureParts } from './erasure-parts.ts';
import { matcherFromIndex } from './matcher-from-index.ts';
import { emptyPreview, previewErasure } from './preview-erasure.ts';
import { countUnderWay } from './search-customer.ts';

export type ErasureHandlerParts = ErasureParts & { readonly erasing: Erasing; readonly push: SendPush };

type ErasureCalls = 'customer.preview' | 'customer.cancel' | 'customer.erase';
type Answer = Output<'customer.erase'>;
type Result = Pick<Extract<Answer, { kind: 'erased' }>, 'exchanges' | 'otherFiles' | 'says'>;

/** The calls that erase a customer everywhere. */
export function createErasureHandlers(parts: ErasureHandlerParts): Pick<Handlers, ErasureCalls> {
  const { push, erasing, past } = parts;
  let stopping = new AbortController();

  async function preview(customerKey: string): Promise<Output<'customer.preview'>> {
    stopping = new AbortController();
    const { signal } = stopping;
    try {
      const matcher = matcherFromIndex(customerKey, await past.customers.index());
      return await previewErasure(parts, matcher, { signal, onProgress: progressOf('Searching backups…', push) });
    } catch (error) {
      return {
        ...emptyPreview,
        isCancelled: signal.aborted,
        unread: signal.aborted ? [] : [describeWriteError(error)],
      };
    }
  }

  async function erase(customerKey: string): Promise<Answer> {
    stopping = new AbortController();
    const { signal } = stopping;
    const watch = { signal, onProgress: progressOf('Erasing…', push) };
    if (erasing.current() !== null) return refused('Another customer is being erased. Wait until it’s done.');
    const byKey = matchCustomer(customerKey, []);
    const early = refusalFor(byKey, parts);
    if (early !== null) return refused(early);
    // From here on, no new event of this customer is sent.
    erasing.begin(byKey);
    try {
      const matcher = matcherFromIndex(customerKey, await past.customers.index());
      if (signal.aborted) return refused('Stopped. Nothing was erased.');
      erasing.begin(matcher);
      // Checked again with the customer's TIDs: an event may be theirs only by its TID.
      const late = refusalFor(matcher, parts);
      if (late !== null) return refused(late);
      const { exchanges, otherFiles, problems } = await eraseCustomer(parts, matcher, watch);
      const says = problems.length === 0 ? null : problems.join(' ');
      return await answerWith({ exchanges, otherFiles, says }, parts);
    } catch (error) {
      return await answerWith({ exchanges: 0, otherFiles: 0, says: describeWriteError(error) }, parts);
    } finally {
      erasing.end();
      past.onHistoryChanged();
    }
  }

  return {
    'customer.preview': ({ customerKey }) => preview(customerKey),
    'customer.erase': ({ customerKey }) => erase(customerKey),
    'customer.cancel': () => {
      stopping.abort();
      return {};
    },
  };
}

/** Why an erasure can't begin or continue, in words; null when it can. */
function refusalFor(matcher: CustomerMatcher, { runs, past }: ErasureParts): string | null {
  if (runs.isBusy()) return 'A run is in progress. Stop it or wait until it’s done, then erase.';
  return countUnderWay(past.history, matcher) === 0
    ? null
    : 'An event to this customer is being sent. Cancel it or wait, then erase.';
}

/** Adds what the window shows from now on, whether or not everything was erased. */
async function answerWith(result: Result, { stores }: ErasureParts): Promise<Answer> {
  const { tabs, activeId } = await stores.tabs.open();
  return {
    kind: 'erased',
    ...result,
    tabs,
    activeTabId: activeId,
    workspace: stores.workspace.read(),
    catalogue: stores.catalogue.read(),
    environments: stores.environments.list(),
    ...(stores.settings !== undefined && { settings: stores.settings.read() }),
  };
}

/** The window gets progress at most this often, in milliseconds. */
const progressEveryMs = 100;

function progressOf(says: string, push: SendPush): (done: number, all: number) => void {
  let lastMs = Number.NEGATIVE_INFINITY;
  return (done, all) => {
    if (performance.now() - lastMs < progressEveryMs && done < all) return;
    lastMs = performance.now();
    push('customer.progressed', { says, percent: all === 0 ? 100 : Math.min(100, Math.floor((100 * done) / all)) });
  };
}

function refused(says: string): Answer {
  return { kind: 'refused', says };
}
