import { type Dispatch, useEffect, useEffectEvent } from 'react';
import { ask } from '#renderer/ask.ts';
import { listen } from '#renderer/bridge.ts';
import { dialogOf, type ImportSource } from '#renderer/state/dialog.ts';
import { useInDialog } from '#renderer/state/use-in-dialog.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';

/** Imports files that are dropped anywhere, or opened with Tidings. */
export function useFiles(
  state: Pick<WorkbenchState, 'dialogs' | 'presentation'>,
  dispatch: Dispatch<WorkbenchAction>,
): void {
  const importFrom = (start: ImportSource) => dispatch({ type: 'dialog-shown', dialog: { kind: 'import', start } });

  const inDialog = useInDialog(state);

  const onDrop = useEffectEvent((event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0 || isTaken(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    if (dialogOf(state, 'import') !== null || !inDialog) importFrom(files);
    else if (state.dialogs.length > 0 || state.presentation.setup === null)
      say('Nothing was imported. Close this dialog, then drop it again.');
  });

  /** The system may hand over several files one by one: each joins those that are shown by then. */
  const join = useEffectEvent((files: readonly File[]) => {
    const before = dialogOf(state, 'import')?.start ?? '';
    importFrom([...(typeof before === 'string' ? [] : before), ...files]);
  });

  const takeOpened = useEffectEvent(async () => {
    const opened = await ask('file.takeOpened', {}, 'the file wasn’t opened');
    if (opened === null) return;
    for (const says of opened.unreadable) say(says, 'problem');
    if (opened.files.length === 0) return;
    join(opened.files.map(({ name, bytes }) => new File([new Uint8Array(bytes)], name)));
  });
  useEffect(() => {
    // What opened the app, and what is opened while it runs.
    void takeOpened();
    return listen('file.opened', () => void takeOpened());
  }, []);

  useEffect(() => {
    const drop = (event: DragEvent) => onDrop(event);
    // Else Chromium would show the file in the place of the window, or refuse it.
    const allow = (event: DragEvent) => event.dataTransfer?.types.includes('Files') && event.preventDefault();
    window.addEventListener('dragover', allow, { capture: true });
    window.addEventListener('drop', drop, { capture: true });
    return () => {
      window.removeEventListener('dragover', allow, { capture: true });
      window.removeEventListener('drop', drop, { capture: true });
    };
  }, []);
}

/** Whether what a file is dropped on opens it. */
function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-takes-files]') !== null;
}
