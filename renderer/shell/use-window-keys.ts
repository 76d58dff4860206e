import type { Dispatch } from 'react';
import { flushSync } from 'react-dom';
import { largerZoom, smallerZoom, usualZoom } from '#app/ipc/state.ts';
import { isInDialog } from './in-dialog.ts';
import type { LibraryActions } from './library-actions.ts';
import { tabInFront } from './tabs/tabs-state.ts';
import type { Actions } from './use-actions.ts';
import { isInTree, isListOpen, isTyping, notMine, useKeys } from './use-keys.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** Keys that are held to go on and on; all others act once a press. */
const repeating = [
  ...['Mod+Z', 'Mod+Shift+Z', 'Mod+Y', 'Ctrl+Tab', 'Ctrl+Shift+Tab'],
  ...['Mod+=', 'Mod++', 'Mod+Shift++', 'Mod+-'],
];

/** Ties the window's keys to what they do. */
export function useWindowKeys(
  state: WorkbenchState,
  dispatch: Dispatch<WorkbenchAction>,
  actions: Actions,
  library: LibraryActions,
): void {
  const inDialog = isInDialog(state);
  const toggleLibrary = () => dispatch({ type: 'library-toggled' });
  const zoom = (change: (zoom: number) => number) =>
    actions.saveSettings({ ...state.settings, zoom: change(state.settings.zoom) });
  const showKeys = () => dispatch({ type: 'dialog-shown', dialog: 'keys' });
  const composing = inDialog || state.view !== 'composer';
  useKeys(
    {
      ...(composing ? {} : { 'Mod+Enter': actions.send }),
      ...(tabInFront(state.tabs).send.kind === 'sending' && !inDialog
        ? { Escape: () => (isListOpen() ? notMine : actions.cancel()) }
        : {}),
      ...(inDialog
        ? {}
        : {
            'Mod+N': actions.newEvent,
            'Mod+T': actions.newEvent,
            'Mod+D': () => (isInTree() ? notMine : actions.duplicate()),
            F2: () => (isInTree() || isTyping() ? notMine : library.renameOpen()),
            'Mod+S': library.save,
            'Mod+Shift+S': library.saveAs,
            'Mod+K': () => dispatch({ type: 'dialog-shown', dialog: 'palette' }),
            'Mod+Z': () => (isTyping() ? notMine : library.undo()),
            'Mod+Shift+Z': () => (isTyping() ? notMine : library.redo()),
            'Mod+Y': () => (isTyping() ? notMine : library.redo()),
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
      'Mod+=': () => zoom(largerZoom),
      'Mod++': () => zoom(largerZoom),
      'Mod+Shift++': () => zoom(largerZoom),
      'Mod+-': () => zoom(smallerZoom),
      'Mod+0': () => zoom(() => usualZoom),
      ...(state.shows.stage === null ? { 'Mod+/': showKeys, F1: showKeys } : {}),
    },
    repeating,
  );
}
