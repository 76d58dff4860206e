import { useEffect, useEffectEvent, useRef } from 'react';
import { ignoreResult } from '#app/ignore-result.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { changeBetween } from '#app/library/workspace-change.ts';
import { problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { sayOnce, takeBack } from '#renderer/ui/notices.tsx';
import { useRetry } from '#renderer/ui/use-retry.ts';

/** How long after a failed save to try again, in milliseconds. */
const againMs = 5_000;

const so = 'the library wasn’t saved';

type Edit = (workspace: Workspace) => Workspace;

/** A change that somebody waits for. It is sent after it is rendered. */
type Waiting = { isMade: boolean; isShown: boolean; readonly settle: (isSaved: boolean) => void };

export type WorkspaceSaving = {
  /** Says that main has this library already, so that it isn’t sent again. */
  readonly noteSaved: (inMain: Workspace) => void;
  /**
   * Makes a change, and waits until main has saved it.
   * @returns whether main has saved it; if not, a notice says so
   */
  readonly whenSaved: (edit: Edit, change: (edit: Edit) => void) => Promise<boolean>;
};

/**
 * Saves the library when it changes, and at once when the window closes or crashes. Changes during a save are saved together
 * after it. A failed save is tried again with the next change and after a while.
 */
export function useWorkspaceSaving(workspace: Workspace): WorkspaceSaving {
  const latest = useRef(workspace);
  /** What main has, or is saving; null while that is uncertain. */
  const known = useRef<Workspace | null>(workspace);
  const isUnderWay = useRef(false);
  const { whenSaved, markShown, settleShown } = useWaiting(() => void save());
  const { retryLater, cancelRetry } = useRetry(() => void save(true), againMs);
  latest.current = workspace;
  markShown();

  async function send(before: Workspace | null): Promise<string | null> {
    const after = latest.current;
    known.current = after;
    const answer = await sendToMain(before, after);
    if (answer.kind !== 'saved') known.current = null;
    return problemOf(answer, so);
  }

  /** Returns why it failed, in words; null when main has everything. */
  async function sendAll(): Promise<string | null> {
    while (known.current !== latest.current) {
      const problem = await send(known.current);
      if (problem !== null) return problem;
    }
    return null;
  }

  async function save(isRetry = false) {
    cancelRetry();
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const problem = await sendAll();
    isUnderWay.current = false;
    settleShown(problem === null);
    if (problem === null) return takeBack(so);
    if (!isRetry) sayOnce(so, problem);
    retryLater();
  }

  const saveSoon = useEffectEvent(save);
  useEffect(() => {
    if (known.current !== workspace) void saveSoon();
  }, [workspace]);
  // All of it, after what is being saved: there is no time to wait for that result.
  useLeaving('stores', () => {
    if (known.current !== latest.current) ignoreResult(send(null), 'A notice would appear in a window that is gone.');
  });

  return {
    noteSaved: (inMain) => {
      // A save that is under way may reach main later. Then everything is sent again.
      known.current = isUnderWay.current ? null : inMain;
    },
    whenSaved,
  };
}

/** Sends only what changed, as the library can be long. Sends everything when it is uncertain what main has. */
function sendToMain(before: Workspace | null, after: Workspace) {
  const change = before === null ? null : changeBetween(before, after);
  return change === null
    ? call('workspace.save', JSON.stringify(after))
    : call('workspace.change', JSON.stringify(change));
}

/** The changes that somebody waits for. */
function useWaiting(save: () => void) {
  const waiting = useRef<Waiting[]>([]);
  const whenSaved: WorkspaceSaving['whenSaved'] = (edit, change) =>
    new Promise((settle) => {
      const mine: Waiting = { isMade: false, isShown: false, settle };
      waiting.current.push(mine);
      change((now) => {
        mine.isMade = true;
        return edit(now);
      });
      // A change that changes nothing is not rendered.
      window.setTimeout(() => mine.isShown && save(), 0);
    });
  return {
    whenSaved,
    markShown: () => {
      for (const one of waiting.current) one.isShown ||= one.isMade;
    },
    settleShown: (isSaved: boolean) => {
      const shown = waiting.current.filter(({ isShown }) => isShown);
      waiting.current = waiting.current.filter(({ isShown }) => !isShown);
      for (const { settle } of shown) settle(isSaved);
    },
  };
}
