import type { Handlers } from '#app/ipc/contract.ts';
import { savedAnswer } from '#main/ipc/saved-answer.ts';
import type { Tabs } from './open-tabs.ts';

type TabCalls = Extract<keyof Handlers, `tab.${string}`>;

/** The calls on open events. */
export function createEventHandlers({ tabs }: { readonly tabs: Tabs }): Pick<Handlers, TabCalls> {
  return {
    'tab.save': async (tab) => savedAnswer(await tabs.save(tab)),
    'tab.arrange': async ({ order, activeId }) => savedAnswer(await tabs.arrange(order, activeId)),
  };
}
