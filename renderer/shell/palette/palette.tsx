import { hasWords, searchWords } from '#app/text/search.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { type Dispatch, use, useState } from 'react';
import { liveRequests, pathOf } from '#app/library/library.ts';
import { isOffered } from '#renderer/shell/commands/command.ts';
import type { LibraryActions } from '#renderer/shell/library-actions.ts';
import type { Actions } from '#renderer/shell/use-actions.ts';
import { allTemplates } from '#renderer/state/prepare-tab.ts';
import { selectEnvironment } from '#renderer/state/selection.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { listCommands } from './offered-commands.ts';

type PaletteProps = {
  readonly state: WorkbenchState;
  readonly actions: Actions;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly library: LibraryActions;
  readonly onSearchHistory: (text: string) => void;
  readonly onClose: () => void;
};

const [store, { open: openPalette }] = createSpotlight();

/** Finds anything by its name: saved requests, templates, environments, commands. */
export function Palette({ state, actions, dispatch, library, onSearchHistory, onClose }: PaletteProps) {
  const customers = use(CustomersContext);
  // Open from its first moment: it is drawn only while it is asked for.
  useState(openPalette);

  /** The window as it is once this has closed. */
  const behind = { ...state, dialog: null };
  const groups: SpotlightActionGroupData[] = [
    {
      group: 'Saved requests',
      actions: liveRequests(state.workspace)
        .toSorted((a, b) => b.usedAt.localeCompare(a.usedAt))
        .map(({ id, name, folderId, draft }) => ({
          id,
          label: customers.text(name),
          description: customers.text([...pathOf(state.workspace, folderId), draft.uri].join(' / ')),
          keywords: draft.customerKey,
          onClick: () => library.open(id),
        })),
    },
    {
      group: 'Commands',
      actions: listCommands(state)
        .filter((command) => isOffered(command, behind))
        .map(({ id, name, keyText, run }) => ({
          id: `command ${id}`,
          label: name,
          ...(keyText === '' ? {} : { rightSection: <kbd>{keyText}</kbd> }),
          onClick: () => void run({ state, dispatch, actions, library }),
        })),
    },
    {
      group: 'Templates',
      actions: allTemplates(state).map((template) => ({
        id: template.id,
        label: template.title,
        description: template.when,
        keywords: template.channel,
        onClick: () => actions.beginWith(template),
      })),
    },
    {
      group: 'Environments',
      actions: state.environments.map((environment) => ({
        id: `environment ${environment.id}`,
        label: `Use ${environment.name}`,
        description: environment.serverName,
        onClick: () => actions.select(selectEnvironment(environment, state.selection.siteKey)),
      })),
    },
  ];
  return (
    <Spotlight
      actions={groups.filter((group) => group.actions.length > 0)}
      store={store}
      shortcut={null}
      highlightQuery
      scrollable
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      maxHeight={440}
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      nothingFound="Nothing has that name."
      searchProps={{
        'aria-label': 'Search and commands',
        placeholder: 'A saved request, a template, an environment, a command',
        leftSection: <IconSearch size={18} stroke={1.5} />,
      }}
      filter={(query, all) => withHistory(query, limitGroups(filterGroups(query, all)), onSearchHistory)}
      onSpotlightClose={onClose}
    />
  );
}

type Groups = Parameters<NonNullable<React.ComponentProps<typeof Spotlight>['filter']>>[1];

/** Keeps what has every word of the query in it, wherever. */
function filterGroups(query: string, all: Groups): Groups {
  const words = searchWords(query);
  return all.flatMap((group) => {
    if (!('actions' in group)) return [];
    const actions = group.actions.filter(({ label, description, keywords }) =>
      hasWords([[label, description, keywords].join(' ')], words),
    );
    return actions.length === 0 ? [] : [{ ...group, actions }];
  });
}

/** How many of a group are shown: each has room of its own, so that none hides another. Commands are all shown. */
const mostOfGroup = 12;

function limitGroups(groups: Groups): Groups {
  return groups.map((group) =>
    'actions' in group && group.group !== 'Commands'
      ? { ...group, actions: group.actions.slice(0, mostOfGroup) }
      : group,
  );
}

function withHistory(query: string, found: Groups, onSearchHistory: (text: string) => void): Groups {
  const text = query.trim();
  if (text === '') return found;
  const label = `Search the history for “${text}”`;
  return [...found, { group: 'History', actions: [{ id: 'history', label, onClick: () => onSearchHistory(text) }] }];
}
