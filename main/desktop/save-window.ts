import { setTimeout as wait } from 'node:timers/promises';
import type { CallsUnderWay } from '#main/ipc/calls-under-way.ts';
import { createQueue } from '#main/storage/queue.ts';

/** What a window has left to save after it was asked to. */
export type WindowSaved = {
  /** False when the window didn't answer in time, because it hangs or has crashed. */
  readonly isAnswering: boolean;
  /** Forms with changes that only their own Save button saves. */
  readonly unsavedForms: readonly string[];
  /** Why something typed couldn't be saved. */
  readonly problems: readonly string[];
};

export type WindowSaving = {
  /**
   * Has the window save everything typed and waits until that is on disk, at most until the limit. A second save waits for
   * the first, so that each gets its own answer.
   */
  readonly save: () => Promise<WindowSaved>;
  /** Call when the window has saved everything except these forms. */
  readonly onSaved: (unsavedForms: readonly string[]) => void;
};

type WindowSavingOptions = {
  /** Asks the window to save. Returns false when it can't receive that. */
  readonly requestSave: () => boolean;
  readonly calls: CallsUnderWay;
  readonly limitMs: number;
};

/** How long to wait before trying a failed save once more, in milliseconds. */
const againMs = 200;

/** Has the window save what was typed before it closes or reloads. */
export function createWindowSaving({ requestSave, calls, limitMs }: WindowSavingOptions): WindowSaving {
  const inTurn = createQueue();
  let resolveSaved: (unsavedForms: readonly string[]) => void = () => {};

  async function saveOnce(limit: Promise<null>): Promise<WindowSaved> {
    const problems = calls.noteProblems();
    const saved = new Promise<readonly string[]>((done) => {
      resolveSaved = done;
    });
    const unsavedForms = requestSave() ? await Promise.race([saved, limit]) : null;
    await Promise.race([calls.settled(), limit]);
    return { isAnswering: unsavedForms !== null, unsavedForms: unsavedForms ?? [], problems: problems.end() };
  }

  async function save(): Promise<WindowSaved> {
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
  }

  return {
    onSaved: (unsavedForms) => resolveSaved(unsavedForms),
    save: () => inTurn(save),
  };
}
