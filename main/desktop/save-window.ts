import { setTimeout as wait } from 'node:timers/promises';
import type { CallsUnderWay } from '#main/ipc/calls-under-way.ts';

/** What is left of a window's work once it was told to save. */
export type WindowSaved = {
  /** It answered in time. A window that hangs or has crashed doesn't. */
  readonly isAnswering: boolean;
  /** The forms with changes that only their Save button keeps. */
  readonly unsavedForms: readonly string[];
  /** Why what was typed couldn't be saved. */
  readonly problems: readonly string[];
};

export type WindowSaving = {
  /** Has the window save all that was typed, and waits until that is on the disk, but never longer than the limit. */
  readonly save: () => Promise<WindowSaved>;
  /** Hears that the window has handed everything over, and which forms it did not. */
  readonly hear: (unsavedForms: readonly string[]) => void;
};

type WindowSavingOptions = {
  /** Tells the window to save. Returns false where nobody is there to hear it. */
  readonly tell: () => boolean;
  readonly calls: CallsUnderWay;
  readonly limitMs: number;
};

/** How long to wait before what failed is tried once more, in milliseconds. */
const againMs = 200;

/** The agreement between main and the window on what happens before the window goes. */
export function createWindowSaving({ tell, calls, limitMs }: WindowSavingOptions): WindowSaving {
  let hear: (unsavedForms: readonly string[]) => void = () => {};

  async function saveOnce(limit: Promise<null>): Promise<WindowSaved> {
    const problems = calls.noteProblems();
    const heard = new Promise<readonly string[]>((done) => {
      hear = done;
    });
    const unsavedForms = tell() ? await Promise.race([heard, limit]) : null;
    await Promise.race([calls.settled(), limit]);
    return { isAnswering: unsavedForms !== null, unsavedForms: unsavedForms ?? [], problems: problems.end() };
  }

  return {
    hear: (unsavedForms) => hear(unsavedForms),
    save: async () => {
      const over = new AbortController();
      const limit = wait(limitMs, null, { signal: over.signal }).catch(() => null);
      try {
        const first = await saveOnce(limit);
        if (!first.isAnswering || first.problems.length === 0) return first;
        await Promise.race([wait(againMs), limit]);
        return await saveOnce(limit);
      } finally {
        over.abort();
      }
    },
  };
}
