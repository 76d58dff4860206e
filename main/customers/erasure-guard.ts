import { z } from 'zod';
import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { type Environment, environmentSchema } from '#app/environments/environment.ts';
import { draftSchema } from '#app/event/draft.ts';
import { findTokens } from '#app/event/tokens.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { showUnderWayWithout } from '#app/storyboards/show-under-way.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';
import { settingsWithout, tabWithout, workspaceWithout } from './erasure/saved-things.ts';

/** The customer who is being erased: meanwhile nothing of them begins or is saved. */
export type Erasing = {
  readonly current: () => CustomerMatcher | null;
  /** The same, and for a moment after the end: the window may still have something to save. */
  readonly inSaves: () => CustomerMatcher | null;
  readonly begin: (matcher: CustomerMatcher) => void;
  readonly end: () => void;
};

const environmentsSchema = z.array(environmentSchema).readonly();

/** Longer than the window waits before it saves, in milliseconds. */
const lastSavesMs = 3_000;

export function createErasing(clock: () => number): Erasing {
  let matcher: CustomerMatcher | null = null;
  let last: { readonly matcher: CustomerMatcher; readonly at: number } | null = null;
  return {
    current: () => matcher,
    inSaves: () => matcher ?? (last !== null && clock() - last.at < lastSavesMs ? last.matcher : null),
    begin: (fresh) => {
      matcher = fresh;
    },
    end: () => {
      if (matcher !== null) last = { matcher, at: clock() };
      matcher = null;
    },
  };
}

const beingErased = 'This customer is being erased. Wait until it’s done, then try again.';

/** The handlers, which keep out what would bring a customer back while they are being erased. */
export function guardErasure(handlers: Handlers, erasing: Erasing, workspace: DocumentStore<Workspace>): Handlers {
  const refusal = () => (erasing.current() === null ? null : ({ kind: 'refused', says: [beingErased] } as const));

  /** A change applies to the saved library, so the library is cleared after the change. */
  async function clearLibrary<T>(answer: T): Promise<T> {
    const matcher = erasing.inSaves();
    if (matcher !== null)
      ignoreResult(
        await workspace.update((kept) => workspaceWithout(kept, matcher)),
        'The erasure searches again at the end and reports what is left.',
      );
    return answer;
  }

  return {
    ...handlers,
    'exchange.send': (input) => {
      const matcher = erasing.current();
      if (matcher === null) return handlers['exchange.send'](input);
      const { draft, answers } = input;
      const hasVariable = findTokens(JSON.stringify(draft)).length > 0;
      const isTheirs = hasVariable || matcher.isIn(draftSchema, draft) || matcher.isInUnknown({ answers });
      return isTheirs ? { kind: 'refused', says: [beingErased] } : handlers['exchange.send'](input);
    },
    'run.start': (input) => refusal() ?? handlers['run.start'](input),
    'run.startTwins': (input) => refusal() ?? handlers['run.startTwins'](input),
    'run.sendFailed': (input) => refusal() ?? handlers['run.sendFailed'](input),
    'run.sendUnsent': (input) => refusal() ?? handlers['run.sendUnsent'](input),
    ...guardSaves(handlers, erasing),
    'workspace.change': async (input) => clearLibrary(await handlers['workspace.change'](input)),
    'workspace.save': async (input) => clearLibrary(await handlers['workspace.save'](input)),
    'workspace.import': async (input) => {
      const environments = environmentsWithout(input.environments, erasing.inSaves());
      return clearLibrary(await handlers['workspace.import']({ ...input, environments }));
    },
  };
}

type GuardedSave =
  | 'tab.save'
  | 'environment.save'
  | 'environment.swap'
  | 'settings.save'
  | 'history.mark'
  | 'show.save';

/** What the window saves by itself, without the customer: it may still have them for a moment after the end. */
function guardSaves(handlers: Handlers, erasing: Erasing): Pick<Handlers, GuardedSave> {
  return {
    'tab.save': (tab) => {
      const matcher = erasing.inSaves();
      return handlers['tab.save'](matcher === null ? tab : tabWithout(tab, matcher));
    },
    'environment.save': (input) => {
      const matcher = erasing.inSaves();
      const { environment } = input;
      return handlers['environment.save'](
        matcher === null ? input : { ...input, environment: matcher.clear(environmentSchema, environment) },
      );
    },
    'environment.swap': ({ out, put }) => {
      const matcher = erasing.inSaves();
      return handlers['environment.swap']({
        out: environmentsWithout(out, matcher),
        put: environmentsWithout(put, matcher),
      });
    },
    'settings.save': (input) => {
      const matcher = erasing.inSaves();
      return handlers['settings.save'](matcher === null ? input : settingsWithout(input, matcher));
    },
    'history.mark': ({ ids, marks }) => {
      const { note } = marks;
      const matcher = erasing.inSaves();
      const cleared = matcher === null || note === undefined ? marks : { ...marks, note: matcher.clearText(note) };
      return handlers['history.mark']({ ids, marks: cleared });
    },
    'show.save': (input) => {
      const matcher = erasing.inSaves();
      const isTheirs = matcher !== null && showUnderWayWithout(input.show, matcher) === null;
      return isTheirs ? { kind: 'not-saved', says: beingErased } : handlers['show.save'](input);
    },
  };
}

function environmentsWithout(all: readonly Environment[], matcher: CustomerMatcher | null): readonly Environment[] {
  return matcher?.clear(environmentsSchema, all) ?? all;
}
