import { flushSync } from 'react-dom';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { isInTree, isListOpen, isTyping } from '#renderer/ui/use-keys.ts';
import type { Command } from './command.ts';

/** About the event in front, and the tabs. What shows another tab brings the composer to the front, and may run anywhere. */
export const eventCommands: readonly Command[] = [
  {
    id: 'send',
    name: 'Send the event',
    group: 'Event',
    keys: ['Mod+Enter'],
    views: ['composer'],
    run: ({ actions }) => actions.send(),
  },
  {
    id: 'cancel',
    name: 'Cancel the event under way',
    group: 'Event',
    keys: ['Escape'],
    views: ['composer'],
    when: ({ tabs }) => tabInFront(tabs).send.kind === 'sending',
    isKeyTaken: isListOpen,
    run: ({ actions }) => actions.cancel(),
  },
  {
    id: 'new-event',
    name: 'New event',
    group: 'Event',
    keys: ['Mod+N', 'Mod+T'],
    views: 'all',
    run: ({ actions }) => actions.newEvent(),
  },
  {
    id: 'duplicate-event',
    name: 'Duplicate the event',
    group: 'Event',
    keys: ['Mod+D'],
    help: 'Duplicate the event, or what is chosen in the library',
    views: ['composer'],
    isKeyTaken: isInTree,
    run: ({ actions }) => actions.duplicate(),
  },
  {
    id: 'close-event',
    name: 'Close the event',
    group: 'Event',
    keys: ['Mod+W'],
    views: ['composer'],
    run: ({ actions, state }) => actions.closeTab(state.tabs.activeId),
  },
  {
    id: 'reopen-event',
    name: 'Open the closed event again',
    group: 'Event',
    keys: ['Mod+Shift+T'],
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'tab-reopened' }),
  },
  {
    id: 'next-event',
    name: 'Next event',
    group: 'Event',
    keys: ['Ctrl+Tab'],
    views: 'all',
    repeats: true,
    run: ({ dispatch }) => dispatch({ type: 'tab-stepped', by: 1 }),
  },
  {
    id: 'event-before',
    name: 'Event before',
    group: 'Event',
    keys: ['Ctrl+Shift+Tab'],
    views: 'all',
    repeats: true,
    run: ({ dispatch }) => dispatch({ type: 'tab-stepped', by: -1 }),
  },
  {
    id: 'go-to-uri',
    name: 'Go to URI',
    group: 'Event',
    keys: ['Mod+L'],
    views: 'all',
    run: ({ dispatch }) => {
      flushSync(() => {
        dispatch({ type: 'view-shown', view: 'composer' });
        dispatch({ type: 'composer-tab-shown', tab: 'event' });
      });
      document.getElementById('uri')?.focus();
    },
  },
  {
    id: 'choose-environment',
    name: 'Choose the environment',
    group: 'Event',
    keys: ['Mod+E'],
    views: 'all',
    run: () => document.getElementById('environment')?.click(),
  },
  {
    id: 'new-run',
    name: 'New run',
    group: 'Event',
    views: 'all',
    run: ({ dispatch, state }) => dispatch({ type: 'run-set-up', form: null, selection: state.selection }),
  },
  {
    id: 'rename',
    name: 'Rename the saved request',
    group: 'Event',
    keys: ['F2'],
    help: 'Rename a saved request, folder or storyboard',
    views: ['composer'],
    isKeyTaken: () => isInTree() || isTyping(),
    run: ({ library }) => library.renameOpen(),
  },
];
