import { hasWords, searchWords } from '#app/text/search.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { use, useState } from 'react';
import { wholeHistory } from '#app/history/history-query.ts';
import { longestSearch } from '#app/limits.ts';
import type { CommandContext } from '#renderer/shell/commands/all-commands.ts';
import { paletteGroups } from './palette-groups.tsx';

type PaletteProps = CommandContext & { readonly onClose: () => void };

const [store, { open: openPalette }] = createSpotlight();

/** Finds anything by its name: saved requests, templates, environments, commands. */
export function Palette({ onClose, ...on }: PaletteProps) {
  const customers = use(CustomersContext);
  // Open from its first moment: it is drawn only while it is asked for.
  useState(openPalette);

  function searchHistory(text: string) {
    on.dispatch({ type: 'history-queried', query: { ...wholeHistory, search: text.slice(0, longestSearch) } });
    on.dispatch({ type: 'view-shown', view: 'history' });
  }

  return (
    <Spotlight
      actions={paletteGroups(on, customers).filter((group) => group.actions.length > 0)}
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
      filter={(query, all) => withHistory(query, limitGroups(filterGroups(query, all)), searchHistory)}
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
