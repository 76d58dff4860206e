import type { Dispatch } from 'react';
import { flushSync } from 'react-dom';
import { tabInFront } from './tabs/tabs-state.ts';
import type { Actions } from './use-actions.ts';
import { useKeys } from './use-keys.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** Ties the window's keys to what they do. */
export function useWindowKeys(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>, actions: Actions): void {
  const inDialog = state.dialog !== null || state.confirming !== null || state.explaining !== null;
  const toggleLibrary = () => dispatch({ type: 'library-toggled' });
  const showKeys = () => dispatch({ type: 'dialog-shown', dialog: 'keys' });
  const composing = inDialog || state.view !== 'composer';
  useKeys({
    ...(composing ? {} : { 'Mod+Enter': actions.send }),
    ...(tabInFront(state.tabs).send.kind === 'sending' && !inDialog ? { Escape: actions.cancel } : {}),
    ...(inDialog
      ? {}
      : {
          'Mod+N': actions.newEvent,
          'Mod+T': actions.newEvent,
          'Mod+D': actions.duplicate,
          'Mod+W': () => actions.closeTab(state.tabs.activeId),
          'Mod+Shift+T': () => dispatch({ type: 'tab-reopened' }),
          'Ctrl+Tab': () => dispatch({ type: 'tab-stepped', by: 1 }),
          'Ctrl+Shift+Tab': () => dispatch({ type: 'tab-stepped', by: -1 }),
          'Mod+L': () => {
            flushSync(() => {
              dispatch({ type: 'view-shown', view: 'composer' });
              dispatch({ type: 'composer-tab-shown', tab: 'event' });
            });
            document.getElementById('uri')?.focus();
          },
          'Mod+E': () => document.getElementById('environment')?.click(),
          'Mod+Shift+H': () => dispatch({ type: 'view-shown', view: 'history' }),
          'Mod+\\': toggleLibrary,
          'Mod+B': toggleLibrary,
          'Mod+,': () => dispatch({ type: 'dialog-shown', dialog: 'settings' }),
        }),
    'Mod+/': showKeys,
    F1: showKeys,
  });
}
