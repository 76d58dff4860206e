import { CustomersContext } from '#renderer/ui/customers.ts';
import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { use, useMemo, useState } from 'react';
import { wholeHistory } from '#app/history/history-query.ts';
import { useCustomerList } from '#renderer/features/customers/use-customer-list.ts';
import { useRunList } from '#renderer/features/runs/use-run-list.ts';
import type { CommandContext } from '#renderer/shell/commands/all-commands.ts';
import { type Entry, offeredCommands, paletteEntries } from './entries.tsx';
import { createFinder } from './find.ts';
import { groupEntries, recentlyChosen, rememberChosen } from './group-entries.ts';

type PaletteProps = CommandContext & { readonly onClose: () => void };

const [store, { open: openPalette }] = createSpotlight();

/** How many customers are shown: more letters find the others. */
const mostCustomers = 6;

/** A longer search is pasted: it isn't marked in what it finds, nor repeated as a whole. */
const longestMarked = 200;

/** Finds everything by its name: what was saved, sent or set up, where events can go, and what can be done. */
export function Palette({ onClose, ...on }: PaletteProps) {
  const { state, dispatch } = on;
  const [query, setQuery] = useState('');
  const customers = use(CustomersContext);
  const runs = useRunList();
  const found = useCustomerList(query.trim());
  // Open from its first moment: it is drawn only while it is asked for.
  useState(openPalette);
  const [offered] = useState(() => offeredCommands(on));

  // With 10,000 requests it takes longer than a keystroke may.
  // biome-ignore lint/correctness/useExhaustiveDependencies: all else that it is made of comes from the state
  const find = useMemo(() => {
    const all = paletteEntries(on, customers, { runs: runs ?? [], offered }).map(remembering);
    return createFinder(recentlyChosen(all));
  }, [state, runs]);

  function searchHistory(text: string) {
    dispatch({ type: 'history-queried', query: { ...wholeHistory, search: text } });
    dispatch({ type: 'view-shown', view: 'history' });
  }

  const ofCustomers = (found?.value.customers ?? []).slice(0, mostCustomers).flatMap(({ customerKey }): Entry[] => {
    if (customerKey === '') return [];
    const onClick = () => {
      dispatch({ type: 'history-queried', query: { ...wholeHistory, customerKey } });
      dispatch({ type: 'view-shown', view: 'history' });
    };
    const label = customers.label(customerKey);
    return [{ id: `customer ${customerKey}`, group: 'Customers', label, description: 'Show the events', onClick }];
  });

  return (
    <Spotlight
      actions={[]}
      query={query}
      onQueryChange={setQuery}
      store={store}
      shortcut={null}
      highlightQuery={query.length <= longestMarked}
      scrollable
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      maxHeight={440}
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      nothingFound="No results."
      searchProps={{
        'aria-label': 'Search and commands',
        placeholder: 'Search requests, customers, runs, settings, commands…',
        leftSection: <IconSearch size={18} stroke={1.5} />,
      }}
      filter={(text) => withHistory(text, groupEntries(text, find(text), ofCustomers), searchHistory)}
      onSpotlightClose={onClose}
    />
  );
}

function remembering(entry: Entry): Entry {
  const onClick = () => {
    rememberChosen(entry.id);
    entry.onClick();
  };
  return { ...entry, onClick };
}

function withHistory(
  query: string,
  found: readonly SpotlightActionGroupData[],
  onSearchHistory: (text: string) => void,
): SpotlightActionGroupData[] {
  const text = query.trim();
  if (text === '') return [...found];
  const shown = text.length > longestMarked ? `${text.slice(0, longestMarked)}…` : text;
  const label = `Search the history for “${shown}”`;
  return [...found, { group: 'History', actions: [{ id: 'history', label, onClick: () => onSearchHistory(text) }] }];
}
