import { type Dispatch, useEffect, useEffectEvent, useRef } from 'react';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import type { Pasted } from '#app/formats/import/read-paste.ts';
import { ask } from '#renderer/ask.ts';
import { listen } from '#renderer/bridge.ts';
import { createImportClient, type Ended } from '#renderer/features/library/import-client.ts';
import { isInDialog } from '#renderer/state/in-dialog.ts';
import { findPlace } from '#renderer/state/selection.ts';
import { isFree, tabInFront } from '#renderer/state/tabs-state.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say, sayWithOffer } from '#renderer/ui/notices.tsx';
import { isTyping } from '#renderer/ui/use-keys.ts';
import { isWholeRequest, tellPasted } from './pasted.ts';
import type { Actions } from './use-actions.ts';

/** The longest text, in characters, that is read without a word of it: about a quarter of a second. */
const mostAtOnce = 1_000_000;

/**
 * Takes what is pasted outside of fields, a whole request that is pasted as the URI, files that are dropped anywhere, and
 * what the person asks for outside of the window.
 */
export function useIncoming(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>, actions: Actions): void {
  /** What was read while a dialog was open: it is shown once that is closed. */
  const held = useRef<(() => void)[]>([]);
  const inDialog = isInDialog(state);
  useEffect(() => {
    if (!inDialog) for (const show of held.current.splice(0)) show();
  }, [inDialog]);

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const isInUri = document.activeElement?.id === 'uri';
    // Before the text is asked for: a long one is not had for nothing.
    if (isInDialog(state) || (isTyping() && !isInUri)) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '' || (isInUri && !isWholeRequest(text))) return;
    event.preventDefault();
    event.stopPropagation();
    void take(text, isInUri ? tabInFront(state.tabs).id : null);
  });

  /** `uriOf` is the tab that it was pasted into as the URI; null where it was pasted outside of fields. */
  async function take(text: string, uriOf: string | null) {
    // What takes a while is read where one sees that, and can stop it.
    if (text.length > mostAtOnce && /^\s*(curl\s|[{[])/i.test(text))
      return dispatch({ type: 'importing', importing: text });
    const reader = createImportClient();
    const pasted = await reader.paste(text);
    reader.close();
    showPasted(pasted, text, uriOf);
  }

  // One types and goes elsewhere while it is read: it meets the window as it is by then.
  const showPasted = useEffectEvent((pasted: Pasted | Ended, text: string, uriOf: string | null) => {
    if (pasted.kind === 'stopped' || pasted.kind === 'died')
      return say('What you pasted could not be read, most likely for want of memory. Import it in parts.', 'problem');
    // A dialog that was opened meanwhile is left alone, above all one that asks whether to send.
    if (isInDialog(state)) return held.current.push(() => showPasted(pasted, text, uriOf));
    if (pasted.kind === 'import' || (pasted.kind === 'nothing' && uriOf !== null))
      return dispatch({ type: 'importing', importing: text });
    if (pasted.kind === 'nothing') return;

    const selection = pasted.place === null ? null : findPlace(state.environments, pasted.place);
    if (selection !== null) actions.select(selection);
    const tab = state.tabs.open.find(({ id }) => id === uriOf) ?? null;
    const { place } = pasted;
    const tid = pasted.kind === 'event' ? pasted.draft.tid : pasted.tid;
    // Its TID waits in the event for the import of its environment, and is known not to be for any other.
    if (place !== null && tid !== '') dispatch({ type: 'tids-learnt', tids: [{ tid, place }] });
    if (pasted.kind === 'event') show(pasted.draft, tab !== null && isFree(tab) ? tab.id : null);
    else if (uriOf === null) show({ ...blankDraft, tid }, null);
    else if (tid !== '') show({ ...(tab?.draft ?? blankDraft), tid }, tab?.id ?? null);

    const environment = state.environments.find(({ id }) => id === selection?.environmentId) ?? null;
    const says = tellPasted(pasted, environment);
    if (pasted.place === null || environment !== null) return say(says);
    return sayWithOffer(says, 'Import it', () => dispatch({ type: 'importing', importing: text }));
  });

  /** Shows an event in a tab that is there; in a new one where there is none to take. */
  function show(draft: Draft, tabId: string | null) {
    if (tabId !== null) dispatch({ type: 'draft-changed', tabId, draft });
    else dispatch({ type: 'tab-opened', id: crypto.randomUUID(), draft });
  }

  const onDrop = useEffectEvent((event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file === undefined || isTaken(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    if (state.importing !== null || !isInDialog(state)) dispatch({ type: 'importing', importing: file });
  });

  const takeOpened = useEffectEvent(async () => {
    const opened = await ask('file.takeOpened', {}, 'the file wasn’t opened');
    if (opened === null) return;
    if (opened.kind === 'opened') dispatch({ type: 'importing', importing: opened.text });
    if (opened.kind === 'unreadable') say(opened.says, 'problem');
  });
  useEffect(() => {
    // What opened the app, and what is opened while it runs.
    void takeOpened();
    return listen('file.opened', () => void takeOpened());
  }, []);

  useEffect(
    () => listen('run.asked', ({ runId }) => dispatch({ type: 'runs-shown', place: { kind: 'run', runId } })),
    [dispatch],
  );

  useEffect(() => {
    const paste = (event: ClipboardEvent) => onPaste(event);
    const drop = (event: DragEvent) => onDrop(event);
    // Else Chromium would show the file in the place of the window, or refuse it.
    const allow = (event: DragEvent) => event.dataTransfer?.types.includes('Files') && event.preventDefault();
    window.addEventListener('paste', paste, { capture: true });
    window.addEventListener('dragover', allow, { capture: true });
    window.addEventListener('drop', drop, { capture: true });
    return () => {
      window.removeEventListener('paste', paste, { capture: true });
      window.removeEventListener('dragover', allow, { capture: true });
      window.removeEventListener('drop', drop, { capture: true });
    };
  }, []);
}

/** Whether what a file is dropped on opens it by itself. */
function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-takes-files]') !== null;
}
