import { useEffect, useRef } from 'react';
import type { SavedTab } from '#app/event/tab.ts';
import { problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import type { Tabs } from '#renderer/state/tabs-state.ts';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { sayOnce, takeBack } from '#renderer/ui/notices.tsx';

/** The longest that something typed waits for its save, in milliseconds. */
const withinMs = 300;
/** How long after a save that failed it is tried again, in milliseconds. */
const againMs = 5_000;

const so = 'the open events weren’t saved';

/**
 * Saves the open events as they change: what is typed within a moment, and at once when the window goes away or fails. What
 * could not be saved is tried again with the next change, and after a while.
 */
export function useTabsSaving(tabs: Tabs): void {
  const latest = useRef(tabs);
  const saved = useRef(new Map(tabs.open.map((tab) => [tab.id, toSaved(tab)])));
  const arranged = useRef('');
  const timer = useRef<number | undefined>(undefined);
  const again = useRef<number | undefined>(undefined);
  const isTold = useRef(false);
  const isGone = useRef(false);
  latest.current = tabs;

  useEffect(() => {
    timer.current ??= window.setTimeout(save, withinMs);
  });
  // Also when the window's drawing fails, with what was typed in the very moment.
  useLeaving('stores', save);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      window.clearTimeout(again.current);
    };
  }, []);

  function save() {
    window.clearTimeout(timer.current);
    window.clearTimeout(again.current);
    timer.current = undefined;
    const { open, activeId } = latest.current;
    // Main forgets what is closed: opened again, it is saved again.
    for (const id of saved.current.keys()) if (!open.some((tab) => tab.id === id)) saved.current.delete(id);
    for (const tab of open) {
      const before = saved.current.get(tab.id);
      const isSame =
        before?.draft === tab.draft && before.exchangeId === tab.exchangeId && before.requestId === tab.requestId;
      if (isSame && arranged.current !== '') continue;
      const toSave = toSaved(tab);
      saved.current.set(tab.id, toSave);
      void saveTab(toSave);
    }
    const order = open.map(({ id }) => id);
    const arrangement = [...order, activeId].join();
    if (arrangement === arranged.current) return;
    arranged.current = arrangement;
    void arrange(order, activeId, arrangement);
  }

  async function saveTab(tab: SavedTab) {
    if (hear(await call('tab.save', tab))) return;
    // Unless a newer one is under way by now.
    if (saved.current.get(tab.id) === tab) saved.current.delete(tab.id);
  }

  async function arrange(order: readonly string[], activeId: string, arrangement: string) {
    if (hear(await call('tab.arrange', { order, activeId }))) return;
    if (arranged.current === arrangement) arranged.current = notArranged;
  }

  function hear(answer: unknown): boolean {
    const problem = problemOf(answer, so);
    if (problem === null) {
      isTold.current = false;
      takeBack(so);
      return true;
    }
    // Once, although it is tried again and again.
    if (!isTold.current) sayOnce(so, problem);
    isTold.current = true;
    window.clearTimeout(again.current);
    if (!isGone.current) again.current = window.setTimeout(save, againMs);
    return false;
  }
}

/** Unlike any order, and unlike the empty text of a window that has saved nothing yet. */
const notArranged = 'not arranged';

function toSaved({ id, draft, exchangeId, requestId, stepId }: SavedTab): SavedTab {
  return { id, draft, exchangeId, requestId, stepId };
}
