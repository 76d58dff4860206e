import { type Dispatch, useRef } from 'react';
import { call } from '#renderer/bridge.ts';
import { say } from './notices.tsx';
import type { Change, Changes } from './undo.ts';
import type { WorkbenchAction } from './workbench-state.ts';

export type Undoing = { readonly undo: () => Promise<void>; readonly redo: () => Promise<void> };

/**
 * Takes changes back and does them again, in main too where environments came with them. What it returns may be kept: it
 * knows the latest change.
 */
export function useUndo(changes: Changes, dispatch: Dispatch<WorkbenchAction>): Undoing {
  const latest = useRef(changes);
  const underWay = useRef(false);
  latest.current = changes;

  async function step(side: keyof Changes) {
    if (underWay.current) return;
    underWay.current = true;
    const isSettled = await settleEnvironments(latest.current[side][0], side);
    underWay.current = false;
    if (isSettled) dispatch({ type: side === 'undo' ? 'change-undone' : 'change-redone' });
  }

  /** Whether main has the environments of a change, or has them no longer, as this step wants it. */
  async function settleEnvironments(change: Change | undefined, side: keyof Changes): Promise<boolean> {
    if (change?.kind !== 'workspace' || change.environments.length === 0) return true;
    const name = side === 'undo' ? 'environment.takeBack' : 'environment.add';
    const answer = await call(name, { environments: change.environments });
    if (answer.kind === 'saved') dispatch({ type: 'environments-changed', environments: answer.environments });
    else say(`Nothing is changed. ${answer.says}`, 'problem');
    return answer.kind === 'saved';
  }

  return { undo: () => step('undo'), redo: () => step('redo') };
}
