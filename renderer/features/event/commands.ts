import { flushSync } from 'react-dom';
import type { Command, WindowContext } from '#renderer/state/command.ts';
import { isInTree } from '#renderer/ui/use-keys.ts';
import type { EventActions } from './actions.ts';

type EventContext = WindowContext & { readonly actions: EventActions };

/** About the open events. What shows another tab brings the composer to the front, and may run anywhere. */
export const eventCommands: readonly Command<EventContext>[] = [
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
];
