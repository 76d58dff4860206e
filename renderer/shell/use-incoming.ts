import { type Dispatch, useEffect, useEffectEvent } from 'react';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { call, listen } from '#renderer/bridge.ts';
import { isInDialog } from './in-dialog.ts';
import { say, sayWithOffer } from './notices.tsx';
import { findPlace, isWholeRequest, tellPasted } from './pasted.ts';
import { isFree, tabInFront } from './tabs/tabs-state.ts';
import type { Actions } from './use-actions.ts';
import { isTyping } from './use-keys.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/**
 * Takes what is pasted outside of fields, a whole request that is pasted as the URI, files that are dropped anywhere, and
 * what the person asks for outside of the window.
 */
export function useIncoming(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>, actions: Actions): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const isForUri = document.activeElement?.id === 'uri' && isWholeRequest(text);
    if (isInDialog(state) || text.trim() === '' || (isTyping() && !isForUri)) return;
    event.preventDefault();
    event.stopPropagation();
    void take(text, isForUri);
  });

  async function take(text: string, isForUri: boolean) {
    const { readPaste } = await import('#app/formats/import/read-paste.ts');
    const pasted = readPaste(text);
    if (pasted.kind === 'import' || (pasted.kind === 'nothing' && isForUri))
      return dispatch({ type: 'importing', importing: text });
    if (pasted.kind === 'nothing') return;

    const selection = pasted.place === null ? null : findPlace(state.environments, pasted.place);
    if (selection !== null) actions.select(selection);
    if (pasted.kind === 'event') show(pasted.draft, isForUri);
    else if (!isForUri) show({ ...blankDraft, tid: pasted.tid }, false);
    else if (pasted.tid !== '')
      dispatch({ type: 'draft-changed', draft: { ...tabInFront(state.tabs).draft, tid: pasted.tid } });

    const environment = state.environments.find(({ id }) => id === selection?.environmentId) ?? null;
    const says = tellPasted(pasted, environment);
    if (pasted.place === null || environment !== null) return say(says);
    return sayWithOffer(says, 'Import it', () => dispatch({ type: 'importing', importing: text }));
  }

  /** Shows an event in a tab of its own; in this one, where it was pasted into a tab that nobody touched. */
  function show(draft: Draft, isForUri: boolean) {
    if (isForUri && isFree(tabInFront(state.tabs))) dispatch({ type: 'draft-changed', draft });
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
    const opened = await call('file.takeOpened', {});
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
