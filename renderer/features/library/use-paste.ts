import { type Dispatch, useEffect, useEffectEvent, useRef } from 'react';
import { beginsLikeImport } from '#app/formats/import/begins-like.ts';
import type { Pasted } from '#app/formats/import/read-paste.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { useInDialog } from '#renderer/state/use-in-dialog.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';
import { isTyping } from '#renderer/ui/use-keys.ts';
import { createImportClient, type Ended } from './import-client.ts';
import { isWholeRequest } from './pasted.ts';
import type { Given } from './use-given.ts';

/** The longest text, in characters, that is read without a word of it: about a quarter of a second. */
const mostAtOnce = 1_000_000;

/** Takes what is pasted outside of fields, and a whole request that is pasted as the URI. */
export function usePaste(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>, given: Given): void {
  /** What was read while a dialog was open: it is shown once that is closed. */
  const held = useRef<(() => void)[]>([]);
  const inDialog = useInDialog(state);
  const importFrom = (start: string) => dispatch({ type: 'dialog-shown', dialog: { kind: 'import', start } });
  useEffect(() => {
    if (!inDialog) for (const show of held.current.splice(0)) show();
  }, [inDialog]);

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const isInUri = document.activeElement?.id === 'uri';
    // Before the text is asked for: a long one is not had for nothing.
    if (inDialog || (isTyping() && !isInUri)) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '' || (isInUri && !isWholeRequest(text))) return;
    event.preventDefault();
    event.stopPropagation();
    void take(text, isInUri ? tabInFront(state.tabs).id : null);
  });

  /** `uriOf` is the tab that it was pasted into as the URI; null where it was pasted outside of fields. */
  async function take(text: string, uriOf: string | null) {
    // What takes a while is read where one sees that, and can stop it.
    if (text.length > mostAtOnce && beginsLikeImport(text)) return importFrom(text);
    const reader = createImportClient();
    const pasted = await reader.paste(text);
    reader.close();
    onRead(pasted, text, uriOf);
  }

  // One types and goes elsewhere while it is read: it meets the window as it is by then.
  const onRead = useEffectEvent((pasted: Pasted | Ended, text: string, uriOf: string | null) => {
    if (pasted.kind === 'stopped' || pasted.kind === 'died')
      return say(
        'The pasted text couldn’t be read, probably because there wasn’t enough memory. Import it in parts.',
        'problem',
      );
    // A dialog that was opened meanwhile is left alone, above all one that asks whether to send.
    if (inDialog) return held.current.push(() => onRead(pasted, text, uriOf));
    if (pasted.kind === 'import' || (pasted.kind === 'nothing' && uriOf !== null)) return importFrom(text);
    return void given.takePasted(pasted, { text, uriOf });
  });

  useEffect(() => {
    const paste = (event: ClipboardEvent) => onPaste(event);
    window.addEventListener('paste', paste, { capture: true });
    return () => window.removeEventListener('paste', paste, { capture: true });
  }, []);
}
