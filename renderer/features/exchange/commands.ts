import { flushSync } from 'react-dom';
import { practiceServerOf } from '#app/practice/practice.ts';
import { type ResponseLayout, responseLayouts } from '#app/settings/response-layout.ts';
import type { SettingsUpdate } from '#app/settings/settings.ts';
import type { Command, WindowContext } from '#renderer/state/command.ts';
import type { PageVisit } from '#renderer/state/dialog.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { isListOpen } from '#renderer/ui/use-keys.ts';
import { layoutNames } from './response-tools.tsx';
import { visitOf } from './use-exchange-actions.ts';

type ExchangeContext = WindowContext & {
  readonly actions: {
    readonly send: () => void;
    readonly cancel: () => void;
    readonly sendToTwo: () => void;
    readonly openPage: (visit: PageVisit) => unknown;
    readonly saveSettings: (update: SettingsUpdate) => unknown;
  };
};

/** The customer of the response in front; null without a TID, and on a practice server, which has no web pages. */
function visitInFront({ tabs }: WorkbenchState): PageVisit | null {
  const { send } = tabInFront(tabs);
  if (send.kind !== 'done' || practiceServerOf(send.exchange) !== null) return null;
  const visit = visitOf(send.exchange);
  return visit.tid === '' ? null : visit;
}

const layoutCommand = (layout: ResponseLayout): Command<ExchangeContext> => ({
  id: `response-${layout}`,
  name: layout === 'automatic' ? 'Response layout: automatic' : layoutNames[layout],
  group: 'View',
  views: ['composer'],
  run: ({ dispatch, actions }) => {
    dispatch({ type: 'response-toggled', isOpen: true });
    void actions.saveSettings(({ response }) => ({ response: { ...response, layout } }));
  },
});

/** About sending the event in front, and the response to it. */
export const exchangeCommands: readonly Command<ExchangeContext>[] = [
  {
    id: 'send',
    name: 'Send the event',
    group: 'Event',
    keys: ['Mod+Enter'],
    views: ['composer'],
    sends: true,
    run: ({ actions }) => actions.send(),
  },
  {
    id: 'cancel',
    name: 'Cancel sending',
    group: 'Event',
    keys: ['Escape'],
    views: ['composer'],
    when: ({ tabs }) => tabInFront(tabs).send.kind === 'sending',
    isKeyTaken: isListOpen,
    run: ({ actions }) => actions.cancel(),
  },
  {
    id: 'send-to-two',
    name: 'Send to two environments…',
    keywords: 'compare both side by side uat prod site keys',
    group: 'Event',
    views: ['composer'],
    run: ({ actions }) => actions.sendToTwo(),
  },
  {
    id: 'open-page',
    name: 'Open as this customer',
    keywords: 'browser web page site tid continue',
    group: 'Event',
    views: ['composer'],
    when: (state) => visitInFront(state) !== null,
    run: ({ state, actions }) => {
      const visit = visitInFront(state);
      if (visit !== null) actions.openPage(visit);
    },
  },
  {
    id: 'response',
    name: ({ responseOpen }) => (responseOpen ? 'Close response' : 'Show response'),
    group: 'View',
    keys: ['Mod+J'],
    help: 'Show or close the response',
    views: ['composer'],
    run: ({ state, dispatch }) => {
      const isOpen = !state.responseOpen;
      flushSync(() => dispatch({ type: 'response-toggled', isOpen }));
      // What had the focus may be gone with the response.
      if (document.activeElement === document.body)
        document.getElementById(isOpen ? 'close-response' : 'show-response')?.focus();
    },
  },
  ...responseLayouts.map(layoutCommand),
];
