import { useEffect, useEffectEvent, useRef } from 'react';
import type { SavedTab } from '#app/event/tab.ts';
import { call } from '#renderer/bridge.ts';
import { say } from '#renderer/shell/notices.tsx';
import type { Tabs } from './tabs-state.ts';

/** The longest that something typed waits for its save, in milliseconds. */
const withinMs = 300;

/** Saves the open events as they change: what is typed within a moment, and at once when the window goes away or fails. */
export function useTabsSaving(tabs: Tabs): void {
  const latest = useRef(tabs);
  const saved = useRef(new Map(tabs.open.map((tab) => [tab.id, toSaved(tab)])));
  const arranged = useRef('');
  const timer = useRef<number | undefined>(undefined);
  const told = useRef(false);
  latest.current = tabs;

  useEffect(() => {
    timer.current ??= window.setTimeout(save, withinMs);
  });

  useEffect(() => {
    window.addEventListener('pagehide', save);
    return () => window.removeEventListener('pagehide', save);
  });

  const saveAtLast = useEffectEvent(save);
  // Also when the window's drawing fails, with what was typed in the very moment.
  useEffect(() => () => saveAtLast(), []);

  function save() {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    const { open, activeId } = latest.current;
    // Main forgets what is closed: opened again, it is saved again.
    for (const id of saved.current.keys()) if (!open.some((tab) => tab.id === id)) saved.current.delete(id);
    for (const tab of open) {
      const before = saved.current.get(tab.id);
      const isSame =
        before?.draft === tab.draft && before.exchangeId === tab.exchangeId && before.requestId === tab.requestId;
      if (isSame && arranged.current !== '') continue;
      saved.current.set(tab.id, toSaved(tab));
      void call('tab.save', toSaved(tab)).then(hear);
    }
    const order = open.map(({ id }) => id);
    const arrangement = [...order, activeId].join();
    if (arrangement === arranged.current) return;
    arranged.current = arrangement;
    void call('tab.arrange', { order, activeId }).then(hear);
  }

  function hear(answer: { readonly kind: 'saved' } | { readonly kind: 'not-saved'; readonly says: string }) {
    if (answer.kind === 'saved') told.current = false;
    else if (!told.current) {
      told.current = true;
      say(`The open events could not be saved. ${answer.says}`, 'problem');
    }
  }
}

function toSaved({ id, draft, exchangeId, requestId, stepId }: SavedTab): SavedTab {
  return { id, draft, exchangeId, requestId, stepId };
}
