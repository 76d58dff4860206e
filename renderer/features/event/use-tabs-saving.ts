import { useEffect, useRef } from 'react';
import type { SavedTab } from '#app/event/tab.ts';
import { problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import type { Tabs } from '#renderer/state/tabs-state.ts';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { sayOnce, takeBack } from '#renderer/ui/notices.tsx';
import { useRetry } from '#renderer/ui/use-retry.ts';

/** The longest time until something typed is saved, in milliseconds. */
const withinMs = 300;
/** How long after a failed save to try again, in milliseconds. */
const againMs = 5_000;

const so = 'the open events weren’t saved';

/**
 * Saves the open events shortly after they change, and at once when one is sent and when the window closes or crashes. A
 * failed save is tried again with the next change and after a while.
 */
export function useTabsSaving(tabs: Tabs): void {
  const latest = useRef(tabs);
  const saved = useRef(new Map(tabs.open.map((tab) => [tab.id, toSaved(tab)])));
  const arranged = useRef('');
  const begun = useRef(new Set<string>());
  const timer = useRef<number | undefined>(undefined);
  const hasSaid = useRef(false);
  const { retryLater, cancelRetry } = useRetry(save, againMs);
  latest.current = tabs;

  useEffect(() => {
    if (hasNewSend(tabs, begun.current)) save();
    else timer.current ??= window.setTimeout(save, withinMs);
  });
  // Also when rendering fails, with what was typed last.
  useLeaving('stores', save);

  function save() {
    window.clearTimeout(timer.current);
    cancelRetry();
    timer.current = undefined;
    const { open } = latest.current;
    // Main deletes closed tabs. A tab that is opened again is saved again.
    for (const id of saved.current.keys()) if (!open.some((tab) => tab.id === id)) saved.current.delete(id);
    for (const tab of open)
      if (!isSame(saved.current.get(tab.id), tab) || arranged.current === '') void saveTab(toSaved(tab));
    void arrange(latest.current);
  }

  async function saveTab(tab: SavedTab) {
    saved.current.set(tab.id, tab);
    if (report(await call('tab.save', tab))) return;
    // Unless a newer one is being saved.
    if (saved.current.get(tab.id) === tab) saved.current.delete(tab.id);
  }

  async function arrange({ open, activeId }: Tabs) {
    const order = open.map(({ id }) => id);
    const arrangement = [...order, activeId].join();
    if (arrangement === arranged.current) return;
    arranged.current = arrangement;
    if (report(await call('tab.arrange', { order, activeId }))) return;
    if (arranged.current === arrangement) arranged.current = notArranged;
  }

  /** Says once that saving failed, and tries again later. Returns whether it worked. */
  function report(answer: unknown): boolean {
    const problem = problemOf(answer, so);
    if (problem === null) {
      hasSaid.current = false;
      takeBack(so);
      return true;
    }
    if (!hasSaid.current) sayOnce(so, problem);
    hasSaid.current = true;
    retryLater();
    return false;
  }
}

/** Different from every order, and from the empty text of a window that has saved nothing yet. */
const notArranged = 'not arranged';

/**
 * Whether a send has begun since the last look. A window that comes after a reload or a crash shows it in the event as main
 * has it, so that is saved first.
 * @param begun the sends that were seen; the new ones are added
 */
function hasNewSend({ open }: Tabs, begun: Set<string>): boolean {
  const before = begun.size;
  for (const { id, send } of open) if (send.kind === 'sending') begun.add(`${id} ${send.since}`);
  return begun.size > before;
}

function isSame(before: SavedTab | undefined, { draft, exchangeId, requestId }: SavedTab): boolean {
  return before?.draft === draft && before.exchangeId === exchangeId && before.requestId === requestId;
}

function toSaved({ id, draft, exchangeId, requestId, stepId }: SavedTab): SavedTab {
  return { id, draft, exchangeId, requestId, stepId };
}
