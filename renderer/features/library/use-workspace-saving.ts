import { useEffect, useEffectEvent, useRef } from 'react';
import { ignoreResult } from '#app/ignore-result.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { changeBetween } from '#app/library/workspace-change.ts';
import { problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { sayOnce, takeBack } from '#renderer/ui/notices.tsx';

/** How long after a save that failed it is tried again, in milliseconds. */
const againMs = 5_000;

const so = 'the library wasn’t saved';

type Edit = (workspace: Workspace) => Workspace;

/** Who waits for a change to be saved. Before it is shown it is not sent. */
type Waiting = { isMade: boolean; isShown: boolean; readonly settle: (isSaved: boolean) => void };

export type WorkspaceSaving = {
  /** Tells it of a library that main has already, so that it is not sent twice. */
  readonly noteSaved: (inMain: Workspace) => void;
  /**
   * Makes a change, and waits until main has saved it.
   * @returns whether main has; if not, the person was told
   */
  readonly whenSaved: (edit: Edit, change: (edit: Edit) => void) => Promise<boolean>;
};

/**
 * Saves the library when it changes, the changes of one save's time together in the next; at once when the window goes
 * away or fails. What could not be saved is tried again with the next change, and after a while.
 */
export function useWorkspaceSaving(workspace: Workspace): WorkspaceSaving {
  const latest = useRef(workspace);
  /** What main has, or has under way; null while that is not sure. */
  const known = useRef<Workspace | null>(workspace);
  const isUnderWay = useRef(false);
  const again = useRef<number | undefined>(undefined);
  const waiting = useRef<Waiting[]>([]);
  const isGone = useRef(false);
  latest.current = workspace;
  for (const one of waiting.current) one.isShown ||= one.isMade;

  /** Sends what changed alone, as the library can be long; where it is not sure what main has, the whole. */
  async function send(before: Workspace | null): Promise<string | null> {
    const after = latest.current;
    known.current = after;
    const change = before === null ? null : changeBetween(before, after);
    const answer =
      change === null
        ? await call('workspace.save', JSON.stringify(after))
        : await call('workspace.change', JSON.stringify(change));
    const problem = problemOf(answer, so);
    if (answer.kind !== 'saved') known.current = null;
    return problem;
  }

  /** Returns why it could not, in words; null when main has it all. */
  async function sendAll(): Promise<string | null> {
    while (known.current !== latest.current) {
      const problem = await send(known.current);
      if (problem !== null) return problem;
    }
    return null;
  }

  async function save(isRetry = false) {
    window.clearTimeout(again.current);
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const problem = await sendAll();
    isUnderWay.current = false;
    const shown = waiting.current.filter(({ isShown }) => isShown);
    waiting.current = waiting.current.filter(({ isShown }) => !isShown);
    for (const { settle } of shown) settle(problem === null);
    if (problem === null) return takeBack(so);
    if (!isRetry) sayOnce(so, problem);
    if (!isGone.current) again.current = window.setTimeout(() => void save(true), againMs);
  }

  const saveSoon = useEffectEvent(save);
  useEffect(() => {
    if (known.current !== workspace) void saveSoon();
  }, [workspace]);
  // Behind what is under way, and whole: there is no time to hear whether that was taken.
  useLeaving('stores', () => {
    if (known.current !== latest.current) ignoreResult(send(null), 'A notice would appear in a window that is gone.');
  });

  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      window.clearTimeout(again.current);
    };
  }, []);

  return {
    noteSaved: (inMain) => {
      // What is under way may come after it: then main has that one, and all is sent again.
      known.current = isUnderWay.current ? null : inMain;
    },
    whenSaved: (edit, change) =>
      new Promise((settle) => {
        const mine: Waiting = { isMade: false, isShown: false, settle };
        waiting.current.push(mine);
        change((now) => {
          mine.isMade = true;
          return edit(now);
        });
        // One that changed nothing is not shown anew.
        window.setTimeout(() => mine.isShown && void save(), 0);
      }),
  };
}
