import type { ConfirmedTime } from '#app/confirmed-time.ts';
import { trashLimit } from '#app/confirmed-time.ts';
import type { LiveSlot, LiveSlotParts } from './live-slot.ts';
import type { RunStore } from './run-store.ts';

export type RunTrash = {
  /** Moves a run to the trash or takes it out. Returns why it couldn't, in words. */
  readonly trash: (runId: string, inTrash: boolean) => Promise<string | null>;
  /** Removes for good what was in the trash for 30 days. Returns why it couldn't, in words. */
  readonly removeOldTrash: (now: ConfirmedTime) => Promise<string | null>;
};

type TrashParts = Pick<LiveSlotParts, 'push' | 'now'> & { readonly store: RunStore; readonly slot: LiveSlot };

export function createRunTrash({ store, slot, push, now }: TrashParts): RunTrash {
  return {
    trash: async (runId, inTrash) => {
      if (store.read(runId) === null) return 'It no longer exists.';
      if (slot.find(runId) !== null) return 'It’s running. Stop it first.';
      const deletedAt = inTrash ? now().toISOString() : null;
      const problem = await store.update(runId, (saved) => ({ ...saved, deletedAt }));
      push('run.listed', {});
      return problem;
    },
    removeOldTrash: async (confirmed) => {
      const limit = trashLimit(confirmed);
      const old = store.list().filter(({ deletedAt }) => deletedAt !== null && deletedAt < limit);
      const problems = await Promise.all(old.map(({ id }) => store.remove(id)));
      return problems.find((problem) => problem !== null) ?? null;
    },
  };
}
