import type { CustomerTrace } from '#app/customers/customer-matcher.ts';
import { environmentSchema } from '#app/environments/environment.ts';
import { draftSchema } from '#app/event/draft.ts';
import { findTokens } from '#app/event/tokens.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';
import { tabWithout, workspaceWithout } from './erasure/saved-things.ts';

/** The customer who is being erased: meanwhile nothing of them begins or is saved. */
export type Erasing = {
  readonly current: () => CustomerTrace | null;
  /** The same, and for a moment after the end: the window may still have something to save. */
  readonly inSaves: () => CustomerTrace | null;
  readonly begin: (trace: CustomerTrace) => void;
  readonly end: () => void;
};

/** Longer than the window waits before it saves what was typed, in milliseconds. */
const lastSavesMs = 3_000;

export function createErasing(clock: () => number): Erasing {
  let trace: CustomerTrace | null = null;
  let last: { readonly trace: CustomerTrace; readonly at: number } | null = null;
  return {
    current: () => trace,
    inSaves: () => trace ?? (last !== null && clock() - last.at < lastSavesMs ? last.trace : null),
    begin: (fresh) => {
      trace = fresh;
    },
    end: () => {
      if (trace !== null) last = { trace, at: clock() };
      trace = null;
    },
  };
}

const beingErased = 'This customer is being erased. Wait until that is done, then try again.';

/** The handlers, which keep out what would bring a customer back while they are being erased. */
export function guardErasure(handlers: Handlers, erasing: Erasing, workspace: DocumentStore<Workspace>): Handlers {
  const refusal = () => (erasing.current() === null ? null : ({ kind: 'refused', says: [beingErased] } as const));

  /** A change of the library is made on what is kept, so it is cleared when it is there. */
  async function clearLibrary<T>(answer: T): Promise<T> {
    const trace = erasing.inSaves();
    if (trace !== null)
      ignoreResult(
        await workspace.update((kept) => workspaceWithout(kept, trace)),
        'The erasure searches once more at its end, and says what is left.',
      );
    return answer;
  }

  return {
    ...handlers,
    'exchange.send': (input) => {
      const trace = erasing.current();
      if (trace === null) return handlers['exchange.send'](input);
      const { draft, answers } = input;
      const hasVariable = findTokens(JSON.stringify(draft)).length > 0;
      const isTheirs = hasVariable || trace.isIn(draftSchema, draft) || trace.isInUnknown({ answers });
      return isTheirs ? { kind: 'refused', says: [beingErased] } : handlers['exchange.send'](input);
    },
    'run.start': (input) => refusal() ?? handlers['run.start'](input),
    'run.sendFailed': (input) => refusal() ?? handlers['run.sendFailed'](input),
    'run.sendUnsent': (input) => refusal() ?? handlers['run.sendUnsent'](input),
    'tab.save': (tab) => {
      const trace = erasing.inSaves();
      return handlers['tab.save'](trace === null ? tab : tabWithout(tab, trace));
    },
    'environment.save': (input) => {
      const trace = erasing.inSaves();
      const { environment } = input;
      return handlers['environment.save'](
        trace === null ? input : { ...input, environment: trace.clear(environmentSchema, environment) },
      );
    },
    'workspace.change': async (input) => clearLibrary(await handlers['workspace.change'](input)),
    'workspace.save': async (input) => clearLibrary(await handlers['workspace.save'](input)),
    'workspace.import': async (input) => clearLibrary(await handlers['workspace.import'](input)),
  };
}
