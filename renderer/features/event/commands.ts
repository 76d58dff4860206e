import { flushSync } from 'react-dom';
import type { Command, KeyHelp, WindowContext } from '#renderer/state/command.ts';
import { type Tab, tabInFront } from '#renderer/state/tabs-state.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { isInTree } from '#renderer/ui/use-keys.ts';
import type { EventActions } from './actions.ts';

type EventContext = WindowContext & { readonly actions: EventActions };

/** Shows the open event at a place, if there is one. It is only a key: the list of keys has one line for all of them. */
function toTab(place: number, key: string, tabOf: (state: WorkbenchState) => Tab | undefined): Command<EventContext> {
  return {
    id: `event-${place}`,
    name: () => `Open event ${place}`,
    group: null,
    keys: [key],
    views: 'all',
    run: ({ state, dispatch }) => {
      const tab = tabOf(state);
      if (tab !== undefined) dispatch({ type: 'tab-shown', id: tab.id });
    },
  };
}

/** Keys of the open events that the list of keys sums up. */
export const tabKeys: readonly KeyHelp[] = [
  { keys: ['Mod+1', 'Mod+8'], help: 'Go to open event 1 to 8' },
  { keys: ['Mod+9'], help: 'Go to the last open event' },
  { keys: ['Delete'], help: 'On an open event: close it' },
];

/** About the open events. What shows another tab brings the composer to the front, and may run anywhere. */
export const eventCommands: readonly Command<EventContext>[] = [
  {
    id: 'new-event',
    name: 'New event',
    keywords: 'request call',
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
    help: 'Duplicate the event, or the selected item in the library',
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
    id: 'send-as',
    name: ({ tabs }) =>
      tabInFront(tabs).draft.sendAs === 'event' ? 'Send as tracking pixel' : 'Send as event, not as tracking pixel',
    keywords: 'email open image gif get post method kind of request',
    group: 'Event',
    views: ['composer'],
    run: ({ state, dispatch }) =>
      dispatch({
        type: 'draft-edited',
        tabId: state.tabs.activeId,
        edit: (now) => ({ ...now, sendAs: now.sendAs === 'event' ? 'pixel' : 'event' }),
      }),
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
    name: 'Previous event',
    group: 'Event',
    keys: ['Ctrl+Shift+Tab'],
    views: 'all',
    repeats: true,
    run: ({ dispatch }) => dispatch({ type: 'tab-stepped', by: -1 }),
  },
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((place) => toTab(place, `Mod+${place}`, ({ tabs }) => tabs.open[place - 1])),
  toTab(9, 'Mod+9', ({ tabs }) => tabs.open.at(-1)),
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
