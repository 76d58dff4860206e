import type { Workspace } from '#app/library/workspace.ts';
import type { ItemCommand } from '#renderer/state/item-command.ts';
import { isUnsaved } from '#renderer/state/tab-title.ts';
import type { Tab } from '#renderer/state/tabs-state.ts';

/** What can be done with open events, from the strip that they are in. */
export type TabActions = {
  readonly close: (ids: readonly string[]) => void;
  readonly duplicate: (id: string) => void;
  readonly save: (id: string) => void;
  readonly rename: (id: string) => void;
};

type TabContext = {
  readonly tab: Tab;
  readonly tabs: readonly Tab[];
  readonly workspace: Workspace;
  readonly on: TabActions;
};

const idsOf = (tabs: readonly Tab[]) => tabs.map(({ id }) => id);
// By id: the tab changed if its event was answered while its menu was open.
const others = ({ tab, tabs }: TabContext) => tabs.filter(({ id }) => id !== tab.id);
const toTheRight = ({ tab, tabs }: TabContext) => tabs.slice(tabs.findIndex(({ id }) => id === tab.id) + 1);

/** What can be done with one open event. Its keys are those of the event in front. */
export const tabCommands: readonly ItemCommand<TabContext>[] = [
  {
    id: 'save',
    name: 'Save request',
    keys: ['Mod+S'],
    when: ({ tab, workspace }) => tab.requestId === null || isUnsaved(tab, workspace),
    run: ({ tab, on }) => on.save(tab.id),
  },
  {
    id: 'rename',
    name: 'Rename',
    keys: ['F2'],
    when: ({ tab }) => tab.requestId !== null,
    run: ({ tab, on }) => on.rename(tab.id),
  },
  { id: 'duplicate', name: 'Duplicate', keys: ['Mod+D'], run: ({ tab, on }) => on.duplicate(tab.id) },
  { id: 'close', name: 'Close', keys: ['Mod+W'], run: ({ tab, on }) => on.close([tab.id]) },
  {
    id: 'close-others',
    name: 'Close others',
    when: (context) => others(context).length > 0,
    run: (context) => context.on.close(idsOf(others(context))),
  },
  {
    id: 'close-right',
    name: 'Close to the right',
    when: (context) => toTheRight(context).length > 0,
    run: (context) => context.on.close(idsOf(toTheRight(context))),
  },
];
