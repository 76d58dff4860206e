import { type Dispatch, useRef } from 'react';
import { settleLibrary } from '#app/library/undo-step.ts';
import { formatNumber } from '#app/quantity.ts';
import { ask } from '#renderer/ask.ts';
import { restoredNames } from '#renderer/state/restored-names.ts';
import { type Change, nextChange, settleDraft } from '#renderer/state/undo.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';

export type Undoing = {
  /** Takes the last change back: of the event that is seen, or of the library. */
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Takes back the change that a notice names, whatever happened since. */
  readonly undoChange: (id: string) => Promise<void>;
};

type Side = 'before' | 'after';

/**
 * Takes changes back and makes them again, in main too where environments came with them. What it returns may be kept: it
 * knows the latest state.
 */
export function useUndo(
  state: Pick<WorkbenchState, 'changes' | 'workspace' | 'tabs' | 'view' | 'environments'>,
  dispatch: Dispatch<WorkbenchAction>,
): Undoing {
  const latest = useRef(state);
  const underWay = useRef(false);
  latest.current = state;

  async function settle(change: Change | undefined, to: Side) {
    if (change === undefined || underWay.current) return;
    underWay.current = true;
    const isSettled = await settleEnvironments(change, to).finally(() => {
      underWay.current = false;
    });
    if (!isSettled) return;
    const left = leftOf(latest.current, change, to);
    dispatch({ type: 'change-settled', id: change.id, to });
    if (left !== '') say(left);
  }

  /** Whether main has the environments of a change, or has those in their place, as this step wants it. */
  async function settleEnvironments(change: Change, to: Side): Promise<boolean> {
    if (change.kind !== 'library' || change.environments.came.length === 0) return true;
    const { came, replaced } = change.environments;
    const swap = to === 'before' ? { out: came, put: replaced } : { out: replaced, put: came };
    const answer = await ask('environment.swap', swap, 'nothing changed');
    if (answer === null) return false;
    const renamed = restoredNames(swap.put, latest.current.environments, answer.environments);
    dispatch({ type: 'environments-changed', environments: answer.environments });
    if (renamed !== '') say(renamed);
    return true;
  }

  const last = (side: 'undo' | 'redo') => {
    const { changes, tabs, view } = latest.current;
    return nextChange(changes[side], view === 'composer' ? tabs.activeId : null);
  };
  return {
    undo: () => settle(last('undo'), 'before'),
    redo: () => settle(last('redo'), 'after'),
    undoChange: async (id) => {
      const change = latest.current.changes.undo.find((one) => one.id === id);
      if (change === undefined) say('This was already undone, or the item was permanently deleted.');
      await settle(change, 'before');
    },
  };
}

/** What could not be taken back or made again, in words; empty when all could. */
function leftOf({ workspace, tabs }: Pick<WorkbenchState, 'workspace' | 'tabs'>, change: Change, to: Side): string {
  if (change.kind === 'draft')
    return settleDraft(tabs, change, to) === null ? 'The event has changed since then, so it stays as is.' : '';
  const { left } = settleLibrary(workspace, change.step, to);
  const [first, another] = left;
  if (first === undefined) return '';
  return another === undefined
    ? `${first} was changed or removed since then, so it stays as is.`
    : `${formatNumber(left.length)} items were changed or removed since then, so they stay as they are: ${left.slice(0, 5).join(', ')}${left.length > 5 ? '…' : '.'}`;
}
