import { useEffect, useEffectEvent, useRef } from 'react';
import type { Workspace } from '#app/library/workspace.ts';
import { changeBetween } from '#app/library/workspace-change.ts';
import { call } from '#renderer/bridge.ts';
import { say } from './notices.tsx';

/**
 * Saves the library when it changes, the changes of one save's time together in the next; at once when the window goes
 * away or fails. What it returns is told of a library that main has already, so that it is not sent twice.
 */
export function useWorkspaceSaving(workspace: Workspace): (inMain: Workspace) => void {
  const latest = useRef(workspace);
  /** What main has, or has under way; null while that is not sure. */
  const known = useRef<Workspace | null>(workspace);
  const isUnderWay = useRef(false);
  const told = useRef(false);
  latest.current = workspace;

  /** Sends what changed alone, as the library can be long; where it is not sure what main has, the whole. */
  async function send(before: Workspace | null) {
    const after = latest.current;
    known.current = after;
    const change = before === null ? null : changeBetween(before, after);
    const answer =
      change === null
        ? await call('workspace.save', JSON.stringify(after))
        : await call('workspace.change', JSON.stringify(change));
    if (answer.kind === 'differs') known.current = null;
    else if (answer.kind === 'saved') told.current = false;
    else if (!told.current) {
      told.current = true;
      say(`The library could not be saved. ${answer.says}`, 'problem');
    }
  }

  async function save() {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      while (known.current !== latest.current) await send(known.current);
    } catch (error) {
      known.current = null;
      throw error;
    } finally {
      isUnderWay.current = false;
    }
  }

  const saveSoon = useEffectEvent(save);
  // Behind what is under way, and whole: there is no time to hear whether that was taken.
  const saveAtLast = useEffectEvent(async () => {
    if (known.current !== latest.current) await send(null);
  });
  useEffect(() => {
    if (known.current !== workspace) void saveSoon();
  }, [workspace]);
  useEffect(() => {
    const listener = () => void saveAtLast();
    window.addEventListener('pagehide', listener);
    return () => {
      window.removeEventListener('pagehide', listener);
      listener();
    };
  }, []);

  return (inMain) => {
    // What is under way may come after it: then main has that one, and all is sent again.
    known.current = isUnderWay.current ? null : inMain;
  };
}
