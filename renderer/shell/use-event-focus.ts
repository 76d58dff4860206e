import { useEffect, useRef } from 'react';
import { isInDialog } from '#renderer/state/dialog.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';

/**
 * Keeps the focus in the window when another event comes to the front and takes with it what had the focus: it goes to the
 * same field, to the URI of an empty event, or else to the tab in front.
 */
export function useEventFocus(state: WorkbenchState): void {
  const { view, tabs } = state;
  const inDialog = isInDialog(state);
  /** The field of the event that had the focus last, by its id; empty where it was something else. */
  const field = useRef('');
  /** The event in front before; null until the window is shown, which begins without a focus. */
  const before = useRef<string | null>(null);

  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) field.current = target.closest('#composer') === null ? '' : target.id;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed in the event in front moves no focus
  useEffect(() => {
    const last = before.current;
    before.current = tabs.activeId;
    if (last === null || inDialog || view !== 'composer' || document.activeElement !== document.body) return;
    const isEmpty = tabInFront(tabs).draft.uri === '';
    // Typing goes on only in an event that a person went to, not in the one beside that is left.
    const isClosed = !tabs.open.some(({ id }) => id === last);
    const wanted = isEmpty ? 'uri' : isClosed ? '' : field.current;
    const target = wanted === '' ? null : document.getElementById(wanted);
    (target ?? document.querySelector<HTMLElement>(frontTab))?.focus();
  }, [view, tabs.activeId, inDialog]);
}

const frontTab = 'nav[aria-label="Open events"] [aria-current="page"]';
