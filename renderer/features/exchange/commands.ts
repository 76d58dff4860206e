import type { Command, WindowContext } from '#renderer/state/command.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { isListOpen } from '#renderer/ui/use-keys.ts';

type ExchangeContext = WindowContext & {
  readonly actions: { readonly send: () => void; readonly cancel: () => void };
};

/** About sending the event in front. */
export const exchangeCommands: readonly Command<ExchangeContext>[] = [
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
];
